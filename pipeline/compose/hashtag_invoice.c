/* Hashtags about the invoices claimed, within a sentence. The table is a block hashtag. */
#include "compose/hashtag_value.h"
#include "compose/payment_reference.h"
#include "compose/value_format.h"
#include "ground/text.h"

static gboolean append_count_of_items(const LetterFacts *facts, GString *text)
{
    return append_count(text, facts->items->len);
}

/* A list of one text of each item, without doubles. */
static gboolean append_texts(const LetterFacts *facts, GString *text,
                             const char *(*find)(const OpenItem *))
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();

    for (guint i = 0; i < facts->items->len; i++) {
        const OpenItem *item = ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->item;
        const char *word = find(item);

        if (!text_is_blank(word) &&
            !g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_ptr_array_add(words, (gpointer)word);
    }
    append_list_text(text, facts->rules, words);
    return words->len > 0;
}

static const char *find_invoice(const OpenItem *item)
{
    return item->invoice;
}

static const char *find_order_ref(const OpenItem *item)
{
    return item->order_ref;
}

static gboolean append_invoices(const LetterFacts *facts, GString *text)
{
    return append_texts(facts, text, find_invoice);
}

static gboolean append_order_refs(const LetterFacts *facts, GString *text)
{
    return append_texts(facts, text, find_order_ref);
}

static gboolean append_invoice(const LetterFacts *facts, GString *text)
{
    const OpenItem *only = payment_find_only_item(facts);

    return append_value(text, only != NULL ? only->invoice : NULL);
}

static gboolean append_invoice_date(const LetterFacts *facts, GString *text)
{
    const OpenItem *only = payment_find_only_item(facts);

    return append_day(text, facts, only != NULL ? only->issue_date : DAY_NONE);
}

static gboolean append_due_date(const LetterFacts *facts, GString *text)
{
    const OpenItem *only = payment_find_only_item(facts);

    return append_day(text, facts, only != NULL ? only->due_date : DAY_NONE);
}

static gboolean append_oldest_due(const LetterFacts *facts, GString *text)
{
    return append_day(text, facts, letter_facts_oldest_due(facts));
}

static gboolean append_days_late(const LetterFacts *facts, GString *text)
{
    return append_count(text, letter_facts_days_late(facts));
}

/* "F-430 (24/12/2026, 70,00 €)" */
static char *describe_row(const LetterFacts *facts, const PlanRow *row)
{
    GString *text = g_string_new(row->item->invoice);

    g_string_append(text, " (");
    append_short_date(text, facts->rules, row->item->due_date);
    g_string_append(text, ", ");
    append_money_text(text, facts->rules, row->net_minor, facts->planned->currency);
    g_string_append_c(text, ')');
    return g_string_free(text, FALSE);
}

static gboolean append_not_yet_due(const LetterFacts *facts, GString *text)
{
    const GPtrArray *rows = facts->planned->mentioned_rows;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(rows, i);

        if (letter_facts_mention(facts, row) == MENTION_NOT_YET_DUE)
            g_ptr_array_add(words, describe_row(facts, row));
    }
    append_list_text(text, facts->rules, words);
    return words->len > 0;
}

static const Hashtag list[] = {
    {"ITEM_COUNT", "how many invoices the letter claims", "3", "",
     .append = append_count_of_items},
    {"INVOICES", "their numbers", "F-417, F-422 et F-430", "", .append = append_invoices},
    {"INVOICE", "the invoice's number, if the letter claims one only", "F-417",
     "a single invoice", .append = append_invoice, .flags = HASHTAG_NO_BREAK},
    {"INVOICE_DATE", "its date", "15 septembre 2026", "a single invoice with its date",
     .append = append_invoice_date, .flags = HASHTAG_NO_BREAK},
    {"INVOICE_DUE_DATE", "its due date", "15 octobre 2026", "a single invoice",
     .append = append_due_date, .flags = HASHTAG_NO_BREAK},
    {"ORDER_REFS", "your customer's order references", "PO-88 et PO-91",
     "ledger column order_ref", .append = append_order_refs},
    {"OLDEST_DUE_DATE", "the oldest due date claimed", "15 octobre 2026", "",
     .append = append_oldest_due, .flags = HASHTAG_NO_BREAK},
    {"DAYS_LATE", "days since the oldest due date", "37", "something overdue",
     .append = append_days_late},
    {"NOT_YET_DUE_LIST", "invoices not yet due, in a sentence", "F-430 (24/12/2026, 70,00 €)",
     "something not yet due", .append = append_not_yet_due},
};

const HashtagFamily invoice_hashtags = HASHTAG_FAMILY(list);
