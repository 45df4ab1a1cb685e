/* Sentences about the extract, the customers and their contacts. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "build_sentence.h"
#include "build_words.h"
#include "ground/text.h"

static void read_run(Story *story, char **words)
{
    story->input.run_date = word_read_day(words[1]);
}

static void read_as_of(Story *story, char **words)
{
    story->ledger->as_of = word_read_day(words[1]);
}

static OpenItem *add_item(Story *story, char **words, ItemKind kind)
{
    OpenItem *item = ledger_add_item(story->ledger);
    const char *currency = words_find(words, "currency");
    g_strlcpy(item->currency, currency != NULL ? currency : "EUR", sizeof item->currency);
    item->customer = story->customer->id;
    item->invoice = story_keep(story, words[1]);
    item->kind = kind;
    item->open_minor = item->amount_minor = word_read_money(words[2], item->currency);
    item->due_date = word_read_day(words_find(words, "due"));
    item->issue_date = word_read_day(words_find(words, "issued"));
    item->due_source = "column";
    item->source = "ledger.csv";
    item->line = ++story->line + 1;
    item->payee = story_keep(story, words_find(words, "payee"));
    return item;
}

static void read_invoice(Story *story, char **words)
{
    OpenItem *item = add_item(story, words, ITEM_INVOICE);
    if (words_find(words, "of") != NULL)
        item->amount_minor = word_read_money(words_find(words, "of"), item->currency);
    if (item->issue_date == DAY_NONE && !words_have(words, "undated"))
        item->issue_date = item->due_date - 30;
    item->payment_method = story_keep(story, words_find(words, "method"));
    item->dispute = story_keep(story, words_find(words, "disputed"));
    item->file = story_keep(story, words_find(words, "file"));
    item->last_level = word_read_number(words_find(words, "level"), -1);
    item->last_reminder_date = word_read_day(words_find(words, "reminded"));
    item->last_deadline = word_read_day(words_find(words, "deadline"));
    item->is_instalment = words_have(words, "instalment");
    if (words_find(words, "unread") != NULL)
        g_hash_table_insert(story->ledger->unread_receipts, item,
                            (gpointer)story_keep(story, words_find(words, "unread")));
}

static void add_credit(Story *story, char **words, ItemKind kind)
{
    OpenItem *item = add_item(story, words, kind);
    item->open_minor = item->amount_minor = -item->open_minor;
    item->applies_to = story_keep(story, words_find(words, "for"));
    if (item->issue_date != DAY_NONE && item->due_date == DAY_NONE)
        item->due_date = item->issue_date;
}

static void read_credit(Story *story, char **words)
{
    add_credit(story, words, ITEM_CREDIT);
}

static void read_payment(Story *story, char **words)
{
    add_credit(story, words, ITEM_PAYMENT);
}

static DebtorKind read_debtor(const char *text)
{
    for (int kind = DEBTOR_UNKNOWN; kind <= DEBTOR_CONSUMER; kind++)
        if (text_equals(debtor_kind_name((DebtorKind)kind), text))
            return (DebtorKind)kind;
    cr_assert(FALSE, "\"%s\" is no kind of debtor", text);
    return DEBTOR_UNKNOWN;
}

static const char *keep_unless_none(Story *story, const char *text)
{
    return text_equals(text, "none") ? NULL : story_keep(story, text);
}

static void read_customer(Story *story, char **words)
{
    story_choose_customer(story, words[1]);
    Customer *customer = story->customer;
    for (guint i = 2; words[i] != NULL; i += 2) {
        const char *key = words[i], *value = words[i + 1];
        const struct {
            const char *key;
            const char **field;
        } fields[] = {{"email", &customer->email},
                      {"phone", &customer->phone},
                      {"segment", &customer->segment},
                      {"country", &customer->country},
                      {"language", &customer->language},
                      {"payer", &customer->payer},
                      {"prefers", &customer->preferred_channel},
                      {"city", &customer->city},
                      {"seat", &customer->seat_city},
                      {"legal", &customer->legal_name},
                      {"insurer", &customer->insurer}};
        gboolean is_known = FALSE;
        for (guint j = 0; j < G_N_ELEMENTS(fields); j++) {
            if (!text_equals(key, fields[j].key))
                continue;
            *fields[j].field = keep_unless_none(story, value);
            is_known = TRUE;
        }
        if (text_equals(key, "debtor"))
            customer->debtor = read_debtor(value);
        else if (text_equals(key, "scenario"))
            customer->scenario = story_keep(story, value);
        else if (text_equals(key, "score"))
            customer->score = atoi(value);
        else if (text_equals(key, "tags"))
            customer->tags = ledger_take_list(story->ledger, value, "+");
        else
            cr_assert(is_known, "customers have no \"%s\"", key);
        if (text_equals(key, "seat"))
            customer->seat_street = "2 QUAI DU SIEGE";
    }
}

/* From here on the items belong to a customer that is in no customers file. */
static void read_stranger(Story *story, char **words)
{
    story_choose_customer(story, words[1]);
    g_hash_table_remove(story->ledger->customer_by_id, words[1]);
}

static void read_contact(Story *story, char **words)
{
    Contact *contact = ledger_add_contact(story->ledger, story->customer);
    contact->role = story_keep(story, words[1]);
    contact->name = story_keep(story, words_find(words, "name"));
    contact->email = story_keep(story, words_find(words, "email"));
    contact->phone = story_keep(story, words_find(words, "phone"));
    contact->language = story_keep(story, words_find(words, "language"));
}

/* paid F1 100.00 due D on D [disputed]: an invoice that the extract shows as paid */
static void read_paid(Story *story, char **words)
{
    PaidInvoice *paid = ledger_add_paid(story->ledger);
    paid->customer = story->customer->id;
    paid->invoice = story_keep(story, words[1]);
    paid->minor = word_read_money(words[2], "EUR");
    paid->due_date = word_read_day(words_find(words, "due"));
    paid->paid_date = word_read_day(words_find(words, "on"));
    paid->was_disputed = words_have(words, "disputed");
    g_strlcpy(paid->currency, "EUR", sizeof paid->currency);
}

/* rejected F1: a line of the extract that could not be read */
static void read_rejected(Story *story, char **words)
{
    RejectedLine *line = ledger_add_rejected(story->ledger);
    line->customer = story->customer->id;
    line->invoice = story_keep(story, words[1]);
    line->rule = "amount-unreadable";
}

const SentenceReader ledger_sentences[] = {
    {"run", read_run},
    {"as_of", read_as_of},
    {"invoice", read_invoice},
    {"credit", read_credit},
    {"payment", read_payment},
    {"customer", read_customer},
    {"stranger", read_stranger},
    {"contact", read_contact},
    {"paid", read_paid},
    {"rejected", read_rejected},
    {NULL, NULL},
};
