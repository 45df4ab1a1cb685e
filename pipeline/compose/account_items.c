#include "compose/account_items.h"

#include <string.h>

#include "ground/text.h"

Day account_item_day(const OpenItem *item)
{
    return item->issue_date != DAY_NONE ? item->issue_date : item->due_date;
}

static int compare_items(gconstpointer a, gconstpointer b)
{
    const OpenItem *left = *(const OpenItem *const *)a, *right = *(const OpenItem *const *)b;
    Day left_day = account_item_day(left), right_day = account_item_day(right);
    int order;

    if (left_day != right_day)
        return left_day < right_day ? -1 : 1;
    order = g_strcmp0(left->customer, right->customer);
    if (order == 0)
        order = g_strcmp0(left->invoice, right->invoice);
    return order != 0 ? order : left->line - right->line;
}

static void add_account(const LetterFacts *facts, const char *customer, const char *currency,
                        GHashTable *seen, GPtrArray *items)
{
    const Ledger *ledger = facts->input->ledger;
    const LedgerAccount *account =
        ledger != NULL ? ledger_find_account(ledger, customer) : NULL;

    if (account == NULL || !g_hash_table_add(seen, (gpointer)account))
        return;
    for (guint i = 0; i < account->n_items; i++) {
        OpenItem *item = g_ptr_array_index(ledger->items, account->first + i);

        if ((currency == NULL || g_str_equal(item->currency, currency)) &&
            g_strcmp0(item->payee, facts->planned->payee) == 0)
            g_ptr_array_add(items, item);
    }
}

GPtrArray *account_items_new(const LetterFacts *facts, const char *currency)
{
    const PlannedDocument *planned = facts->planned;
    const GPtrArray *const lists[] = {planned->own_rows, planned->carried_rows,
                                      planned->mentioned_rows};
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    GPtrArray *items = g_ptr_array_new();

    add_account(facts, planned->customer_id, currency, seen, items);
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        for (guint j = 0; j < lists[i]->len; j++) {
            const PlanRow *row = g_ptr_array_index(lists[i], j);

            add_account(facts, row->item->customer, currency, seen, items);
        }
    g_ptr_array_sort(items, compare_items);
    return items;
}
