/* The instalments of the newest plan, as they were recorded. */
#include "compose/instalments_table.h"

#include "compose/table_build.h"
#include "ground/text.h"

static gint compare_events(gconstpointer a, gconstpointer b)
{
    const Event *left = *(const Event *const *)a, *right = *(const Event *const *)b;
    return (left->until > right->until) - (left->until < right->until);
}

/* What was recorded of this kind for the customer since a day; a new array of lent Event *. */
static GPtrArray *list_events(const LetterFacts *facts, EventKind kind, Day since)
{
    const ComposeInput *input = facts->input;
    const GPtrArray *sources[] = {input->past != NULL ? input->past->events : NULL,
                                  input->ledger != NULL ? input->ledger->events : NULL};
    GPtrArray *list = g_ptr_array_new();

    for (guint k = 0; k < G_N_ELEMENTS(sources); k++)
        for (guint i = 0; sources[k] != NULL && i < sources[k]->len; i++) {
            Event *event = g_ptr_array_index(sources[k], i);

            if (event->kind == kind && event->date >= since && event->date <= input->run_date &&
                text_equals(event->customer, facts->planned->customer_id))
                g_ptr_array_add(list, event);
        }
    return list;
}

Block *instalments_table_new(const LetterFacts *facts)
{
    g_autoptr(GPtrArray) plans = list_events(facts, EVENT_PLAN, DAY_NONE);
    g_autoptr(GPtrArray) instalments = NULL;
    Day newest = DAY_NONE;
    Block *block;

    for (guint i = 0; i < plans->len; i++) {
        Day day = ((const Event *)g_ptr_array_index(plans, i))->date;

        newest = MAX(newest, day);
    }
    instalments = list_events(facts, EVENT_INSTALMENT, newest);
    if (newest == DAY_NONE || instalments->len == 0)
        return NULL;
    g_ptr_array_sort(instalments, compare_events);
    block = block_new(BLOCK_TABLE);
    table_add_column(block->table, ALIGN_LEFT, label_text(facts->rules, LABEL_DUE_DATE));
    table_add_column(block->table, ALIGN_RIGHT, label_text(facts->rules, LABEL_AMOUNT));
    for (guint i = 0; i < instalments->len; i++) {
        const Event *event = g_ptr_array_index(instalments, i);
        TableRow *row;

        if (event->until == DAY_NONE) /* a receipt, not a promise of one */
            continue;
        row = table_add_row(block->table, ROW_BODY);
        table_add_day(row->cells, facts, event->until);
        table_add_money(row->cells, facts, event->amount_minor, facts->planned->currency, 0);
    }
    return block;
}
