/* Hashtags of thanks: what was paid, and the notice that is closed with it. */
#include "compose/hashtag_value.h"
#include "compose/table_build.h"
#include "compose/value_format.h"

static const SettledItem *settled_at(const LetterFacts *facts, guint i)
{
    return &g_array_index(facts->planned->settled, SettledItem, i);
}

static gboolean append_invoices(const LetterFacts *facts, GString *text)
{
    const GArray *settled = facts->planned->settled;
    g_autoptr(GPtrArray) words = g_ptr_array_new();

    for (guint i = 0; i < settled->len; i++)
        g_ptr_array_add(words, (gpointer)settled_at(facts, i)->invoice);
    append_list_text(text, facts->rules, words);
    return words->len > 0;
}

static gboolean append_count_of_settled(const LetterFacts *facts, GString *text)
{
    return append_count(text, facts->planned->settled->len);
}

/* The newest notice that reached for any of them. */
static Day find_notice(const LetterFacts *facts)
{
    Day newest = DAY_NONE;

    for (guint i = 0; facts->input->past != NULL && i < facts->planned->settled->len; i++) {
        const SettledItem *item = settled_at(facts, i);
        const GPtrArray *reminders =
            past_find_reminders(facts->input->past, item->customer, item->invoice);

        for (guint j = 0; reminders != NULL && j < reminders->len; j++) {
            const PastReminder *reminder = g_ptr_array_index(reminders, j);
            gboolean is_notice = reminder->kind == STEP_NOTICE &&
                                 past_reminder_is_delivered(reminder) &&
                                 reminder->dispatched <= facts->input->run_date;

            if (is_notice)
                newest = MAX(newest, reminder->dispatched);
        }
    }
    return newest;
}

static gboolean append_notice_date(const LetterFacts *facts, GString *text)
{
    return append_day(text, facts, find_notice(facts));
}

static gboolean has_several(const LetterFacts *facts)
{
    return facts->planned->settled->len > 1;
}

static gboolean has_amounts(const LetterFacts *facts)
{
    for (guint i = 0; i < facts->planned->settled->len; i++)
        if (settled_at(facts, i)->minor >= 0)
            return TRUE;
    return FALSE;
}

static gboolean has_days(const LetterFacts *facts)
{
    for (guint i = 0; i < facts->planned->settled->len; i++)
        if (settled_at(facts, i)->is_dated)
            return TRUE;
    return FALSE;
}

static void add_settled(Table *table, const LetterFacts *facts, const SettledItem *item,
                        gboolean with_days, gboolean with_amount)
{
    TableRow *row = table_add_row(table, ROW_BODY);

    table_add_cell(row->cells, item->invoice, MARK_NO_BREAK);
    table_add_day(row->cells, facts, item->due_date);
    if (with_days)
        table_add_day(row->cells, facts, item->is_dated ? item->settled_on : DAY_NONE);
    if (with_amount && item->minor >= 0)
        table_add_money(row->cells, facts, item->minor, facts->planned->currency, 0);
    else if (with_amount)
        table_add_cell(row->cells, "–", 0);
}

static Block *settled_table_new(const LetterFacts *facts)
{
    gboolean with_days = has_days(facts), with_amount = has_amounts(facts);
    Block *block;

    if (facts->planned->settled->len == 0)
        return NULL;
    block = block_new(BLOCK_TABLE);
    table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_INVOICE));
    table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_DUE_DATE));
    if (with_days)
        table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_SETTLED_ON));
    if (with_amount)
        table_add_column(block->table, ALIGN_RIGHT, label_text(facts->rules, LABEL_AMOUNT));
    for (guint i = 0; i < facts->planned->settled->len; i++)
        add_settled(block->table, facts, settled_at(facts, i), with_days, with_amount);
    return block;
}

static const Hashtag list[] = {
    {"SETTLED_INVOICES", "numbers of the invoices that were paid", "F-417 et F-422",
     "a step on settled", .append = append_invoices},
    {"SETTLED_COUNT", "how many they are", "2", "a step on settled",
     .append = append_count_of_settled},
    {"NOTICE_DATE", "date of the formal notice that is closed with them", "17 mars 2026",
     "a step on settled, a formal notice that arrived", .append = append_notice_date,
     .flags = HASHTAG_NO_BREAK},
    {"SETTLED_TABLE", "the invoices that were paid, with their days", "a table",
     "a step on settled", .build = settled_table_new},
    {"SEVERAL_SETTLED", "true if two invoices or more were paid", "", "", .test = has_several},
};

const HashtagFamily settled_hashtags = HASHTAG_FAMILY(list);
