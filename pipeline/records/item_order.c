/*
 * Items in order without comparing a million of them with each other: they are dealt out to
 * their accounts, which are in order already, and each account, which is small, is sorted by
 * itself.
 */
#include "records/item_order.h"

#include "ground/text.h"

#include <string.h>

/* The due date beside the item: most comparisons need nothing else of it. */
typedef struct {
    OpenItem *item;
    Day due_date;
} ItemKey;

static int compare_numbers(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

static int compare_keys(gconstpointer first, gconstpointer second, gpointer unused)
{
    const ItemKey *x = first, *y = second;
    const OpenItem *a = x->item, *b = y->item;
    (void)unused;
    int order = compare_numbers(x->due_date, y->due_date);
    if (order == 0)
        order = strcmp(text_or_empty(a->invoice), text_or_empty(b->invoice));
    if (order == 0 && a->source != b->source)
        order = strcmp(text_or_empty(a->source), text_or_empty(b->source));
    return order ? order : compare_numbers(a->line, b->line);
}

static void join_account(OpenItem *item, LedgerAccount *account)
{
    account->n_invoices += item->kind == ITEM_INVOICE;
    item->owner = account->owner;
    if (item->customer)
        item->customer = account->customer;
}

/* Account after account, within each in the order they had. A new array. */
static ItemKey *deal_out(const GPtrArray *items, AccountGroups *groups)
{
    guint n_accounts = groups->accounts->len, place = 0;
    g_autofree guint *places = g_new(guint, n_accounts);
    ItemKey *dealt = g_new(ItemKey, items->len);
    for (guint i = 0; i < n_accounts; i++) {
        LedgerAccount *account = &g_array_index(groups->accounts, LedgerAccount, i);
        account->first = places[i] = place;
        place += account->n_items;
    }
    for (guint i = 0; i < items->len; i++) {
        OpenItem *item = g_ptr_array_index(items, i);
        guint account = groups->of_item[i];
        join_account(item, &g_array_index(groups->accounts, LedgerAccount, account));
        dealt[places[account]++] = (ItemKey){item, item->due_date};
    }
    return dealt;
}

static void sort_account(ItemKey *keys, guint n)
{
    for (guint i = 1; i < n; i++)
        if (compare_keys(&keys[i - 1], &keys[i], NULL) > 0) {
            g_qsort_with_data(keys, (gint)n, sizeof *keys, compare_keys, NULL);
            return;
        }
}

void item_order_sort(GPtrArray *items, AccountGroups *groups)
{
    g_autofree ItemKey *keys = deal_out(items, groups);
    ItemKey *start = keys;
    for (guint i = 0; i < groups->accounts->len; i++) {
        guint n = g_array_index(groups->accounts, LedgerAccount, i).n_items;
        sort_account(start, n);
        start += n;
    }
    for (guint i = 0; i < items->len; i++)
        items->pdata[i] = keys[i].item;
}
