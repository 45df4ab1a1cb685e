#include "assign/family.h"

#include "ground/text.h"

static const char *find_payer_id(const Ledger *ledger, const OpenItem *item)
{
    const Customer *owner = item->owner;
    if (owner == NULL || text_is_blank(owner->payer) || text_equals(owner->payer, owner->id))
        return item->customer;
    const Customer *payer = ledger_find_customer(ledger, owner->payer);
    return payer != NULL ? payer->id : item->customer;
}

GArray *family_list_spans(const Ledger *ledger, const ReminderPlan *plan)
{
    GArray *spans = g_array_new(FALSE, TRUE, sizeof(AccountSpan));
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = plan->rows->pdata[i];
        if (spans->len > 0) {
            AccountSpan *last = &g_array_index(spans, AccountSpan, spans->len - 1);
            const PlanRow *first = plan->rows->pdata[last->first];
            if (text_equals(first->item->customer, row->item->customer)) {
                last->n++;
                continue;
            }
        }
        AccountSpan span = {.first = i, .n = 1, .payer_id = find_payer_id(ledger, row->item)};
        g_array_append_val(spans, span);
    }
    return spans;
}

static void free_list(gpointer list)
{
    g_array_unref(list);
}

GHashTable *family_index_shared(GArray *spans)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    for (guint i = 0; i < spans->len; i++) {
        AccountSpan *span = &g_array_index(spans, AccountSpan, i);
        GArray *list = g_hash_table_lookup(index, span->payer_id);
        if (list == NULL) {
            list = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(index, (gpointer)span->payer_id, list);
        }
        g_array_append_val(list, i);
        if (list->len > 1) {
            g_array_index(spans, AccountSpan, g_array_index(list, guint, 0)).is_shared = TRUE;
            span->is_shared = TRUE;
        }
    }
    return index;
}
