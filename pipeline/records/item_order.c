/*
 * Items in order without comparing a million of them with each other: the accounts are put in
 * order, the items dealt out to them, and each account, which is small, is sorted by itself.
 * What lies in memory far apart is looked at once.
 */
#include "records/item_order.h"

#include "ground/text.h"

#include <string.h>

typedef struct {
    OpenItem *item;
    guint account; /* where its Account was met */
    Day due_date;
} ItemKey;

/* Items with one pointer as their customer; equal texts may have several. */
typedef struct {
    guint64 prefix; /* the text's first bytes, as a number that sorts as they do */
    const char *customer;
    guint met; /* its number among all, in the order of meeting */
    guint n_items;
} Account;

static int compare_numbers(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

static guint64 make_prefix(const char *text)
{
    guint64 prefix = 0;
    for (guint i = 0; i < sizeof prefix; i++) {
        prefix = prefix << 8 | (guchar)*text;
        text += *text != '\0';
    }
    return prefix;
}

static int compare_accounts(gconstpointer first, gconstpointer second)
{
    const Account *a = first, *b = second;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    return strcmp(a->customer, b->customer);
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

/* The account of a customer, met now or before: its number. */
static guint meet_account(GArray *accounts, GHashTable *numbers, const char *customer)
{
    gpointer found;
    if (g_hash_table_lookup_extended(numbers, customer, NULL, &found))
        return GPOINTER_TO_UINT(found);
    const char *text = text_or_empty(customer);
    Account account = {make_prefix(text), text, accounts->len, 0};
    g_array_append_val(accounts, account);
    g_hash_table_insert(numbers, (gpointer)customer, GUINT_TO_POINTER(account.met));
    return account.met;
}

/* The accounts in the order of meeting; each item's key with its account. */
static GArray *list_accounts(const GPtrArray *items, ItemKey *keys)
{
    GArray *accounts = g_array_new(FALSE, FALSE, sizeof(Account));
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < items->len; i++) {
        OpenItem *item = g_ptr_array_index(items, i);
        gboolean is_same = i > 0 && keys[i - 1].item->customer == item->customer;
        guint account =
            is_same ? keys[i - 1].account : meet_account(accounts, numbers, item->customer);
        keys[i] = (ItemKey){item, account, item->due_date};
        g_array_index(accounts, Account, account).n_items++;
    }
    return accounts;
}

static gboolean is_in_order(const GArray *accounts)
{
    const Account *all = (const Account *)(gpointer)accounts->data;
    for (guint i = 1; i < accounts->len; i++)
        if (compare_accounts(&all[i - 1], &all[i]) > 0)
            return FALSE;
    return TRUE;
}

/* Account after account, within each in the order they had. A new array. */
static ItemKey *deal_out(const ItemKey *keys, guint n, const GArray *accounts)
{
    g_autofree guint *places = g_new(guint, accounts->len);
    ItemKey *dealt = g_new(ItemKey, n);
    guint place = 0;
    for (guint i = 0; i < accounts->len; i++) {
        const Account *account = &g_array_index(accounts, Account, i);
        places[account->met] = place;
        place += account->n_items;
    }
    for (guint i = 0; i < n; i++)
        dealt[places[keys[i].account]++] = keys[i];
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

static void sort_accounts(ItemKey *keys, const GArray *accounts)
{
    guint n = 0;
    for (guint i = 0; i < accounts->len; i++) {
        const Account *account = &g_array_index(accounts, Account, i);
        n += account->n_items;
        if (i + 1 < accounts->len && compare_accounts(account, account + 1) == 0)
            continue; /* the same text once more */
        sort_account(keys, n);
        keys += n;
        n = 0;
    }
}

void item_order_sort(GPtrArray *items)
{
    guint n = items->len;
    g_autofree ItemKey *met = g_new(ItemKey, n);
    g_autoptr(GArray) accounts = list_accounts(items, met);
    if (!is_in_order(accounts))
        g_array_sort(accounts, compare_accounts);
    g_autofree ItemKey *keys = deal_out(met, n, accounts);
    sort_accounts(keys, accounts);
    for (guint i = 0; i < n; i++)
        items->pdata[i] = keys[i].item;
}
