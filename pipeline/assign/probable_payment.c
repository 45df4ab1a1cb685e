#include "assign/probable_payment.h"

#include "ground/text.h"

/* Sums of two or three are sought among so many invoices; among more, equal sums are chance. */
#define MANY_INVOICES 40

typedef struct {
    const Account *account;
    GHashTable *by_amount; /* minor units -> GPtrArray of Case *, the oldest first */
} Search;

/* What the customer would pay of it: without the part in dispute; all if it pays all the same. */
static gint64 find_owed(const Case *item_case)
{
    const PlanRow *row = item_case->row;
    return row->net_minor > 0 ? row->net_minor : row->disputed_minor;
}

static gboolean is_candidate(const Case *item_case, const char *currency)
{
    return case_is_claim(item_case) && item_case->probable_payment == NULL &&
           find_owed(item_case) > 0 && text_equals(item_case->item->currency, currency);
}

static void free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

static void index_amount(GHashTable *index, gint64 minor, Case *item_case)
{
    GPtrArray *list = g_hash_table_lookup(index, &minor);
    if (list == NULL) {
        gint64 *key = g_new(gint64, 1);
        *key = minor;
        list = g_ptr_array_new();
        g_hash_table_insert(index, key, list);
    }
    g_ptr_array_add(list, item_case);
}

/* An invoice in dispute for a part is paid if that part is left out, and if it is not. */
static GHashTable *index_amounts(const Account *account)
{
    GHashTable *index = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_list);
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        gint64 owed = find_owed(item_case);
        gint64 whole = item_case->row->net_minor + item_case->row->disputed_minor;
        if (!case_is_claim(item_case))
            continue;
        index_amount(index, owed, item_case);
        if (whole != owed)
            index_amount(index, whole, item_case);
    }
    return index;
}

/* The oldest invoice of exactly this sum. */
static Case *find_one(const Search *search, const Case *receipt)
{
    const GPtrArray *list = g_hash_table_lookup(search->by_amount, &receipt->free_minor);
    for (guint i = 0; list != NULL && i < list->len; i++)
        if (is_candidate(list->pdata[i], receipt->item->currency))
            return list->pdata[i];
    return NULL;
}

static gint64 owed_of(const GPtrArray *list, guint i)
{
    return find_owed(list->pdata[i]);
}

static gboolean find_two(const GPtrArray *list, guint from, gint64 sum, Case *found[2])
{
    for (guint i = from; i < list->len; i++) {
        for (guint j = i + 1; j < list->len; j++) {
            if (owed_of(list, i) + owed_of(list, j) != sum)
                continue;
            found[0] = list->pdata[i];
            found[1] = list->pdata[j];
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean find_three(const GPtrArray *list, gint64 sum, Case *found[3])
{
    for (guint i = 0; i < list->len; i++) {
        found[0] = list->pdata[i];
        if (owed_of(list, i) < sum && find_two(list, i + 1, sum - owed_of(list, i), found + 1))
            return TRUE;
    }
    return FALSE;
}

/* The invoices that may stand in a sum; empty where there are too many of them. */
static GPtrArray *list_summands(const Search *search, const Case *receipt)
{
    GPtrArray *list = g_ptr_array_new();
    if (search->account->n_cases > 4 * MANY_INVOICES)
        return list;
    for (guint i = 0; i < search->account->n_cases; i++)
        if (is_candidate(&search->account->cases[i], receipt->item->currency))
            g_ptr_array_add(list, &search->account->cases[i]);
    if (list->len > MANY_INVOICES)
        g_ptr_array_set_size(list, 0);
    return list;
}

static guint find_paid(const Search *search, const Case *receipt, Case *found[3])
{
    found[0] = find_one(search, receipt);
    if (found[0] != NULL)
        return 1;
    g_autoptr(GPtrArray) list = list_summands(search, receipt);
    if (find_two(list, 0, receipt->free_minor, found))
        return 2;
    return find_three(list, receipt->free_minor, found) ? 3 : 0;
}

static void match_receipt(const Search *search, Case *receipt)
{
    Case *found[3];
    guint n = find_paid(search, receipt, found);
    if (n == 0)
        return;
    receipt->free_minor = 0;
    receipt->probable_payment = receipt->item;
    for (guint i = 0; i < n; i++)
        found[i]->probable_payment = receipt->item;
}

/* A payment linked to an invoice is no free receipt, even if something is left of it. */
static gboolean is_free_receipt(const Case *item_case)
{
    return item_case->item->kind == ITEM_PAYMENT && item_case->free_minor > 0 &&
           item_case->free_minor == -item_case->item->open_minor;
}

void probable_payment_find(Account *account)
{
    g_autoptr(GHashTable) index = NULL;
    for (guint i = 0; i < account->n_cases; i++) {
        if (!is_free_receipt(&account->cases[i]))
            continue;
        if (index == NULL)
            index = index_amounts(account);
        Search search = {account, index};
        match_receipt(&search, &account->cases[i]);
    }
}
