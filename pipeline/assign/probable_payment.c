#include "assign/probable_payment.h"

#include "ground/text.h"

/* Two or three invoices are sought only among this many, the oldest ones. */
#define MANY_INVOICES 200

static gboolean is_candidate(const Case *item_case, const char *currency)
{
    return case_is_claim(item_case) && item_case->probable_payment == NULL &&
           item_case->row->net_minor > 0 && text_equals(item_case->item->currency, currency);
}

static GPtrArray *list_candidates(const Account *account, const Case *receipt)
{
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; i < account->n_cases; i++)
        if (is_candidate(&account->cases[i], receipt->item->currency))
            g_ptr_array_add(list, &account->cases[i]);
    return list;
}

static gint64 net_of(const GPtrArray *list, guint i)
{
    return ((const Case *)list->pdata[i])->row->net_minor;
}

static gboolean find_one(const GPtrArray *list, gint64 sum, guint found[3], guint *n)
{
    for (guint i = 0; i < list->len; i++) {
        if (net_of(list, i) == sum) {
            found[0] = i;
            *n = 1;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean find_two(const GPtrArray *list, guint from, gint64 sum, guint found[2])
{
    guint end = MIN(list->len, MANY_INVOICES);
    for (guint i = from; i < end; i++) {
        for (guint j = i + 1; j < end; j++) {
            if (net_of(list, i) + net_of(list, j) == sum) {
                found[0] = i;
                found[1] = j;
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean find_sum(const GPtrArray *list, gint64 sum, guint found[3], guint *n)
{
    if (find_one(list, sum, found, n))
        return TRUE;
    *n = 2;
    if (find_two(list, 0, sum, found))
        return TRUE;
    *n = 3;
    for (guint i = 0; i < MIN(list->len, MANY_INVOICES); i++) {
        found[0] = i;
        if (net_of(list, i) < sum && find_two(list, i + 1, sum - net_of(list, i), found + 1))
            return TRUE;
    }
    return FALSE;
}

static void match_receipt(const Account *account, Case *receipt)
{
    guint found[3], n = 0;
    g_autoptr(GPtrArray) list = list_candidates(account, receipt);
    if (!find_sum(list, receipt->free_minor, found, &n))
        return;
    receipt->free_minor = 0;
    receipt->probable_payment = receipt->item;
    for (guint i = 0; i < n; i++)
        ((Case *)list->pdata[found[i]])->probable_payment = receipt->item;
}

void probable_payment_find(Account *account)
{
    for (guint i = 0; i < account->n_cases; i++) {
        Case *receipt = &account->cases[i];
        /* a payment linked to an invoice is no free receipt, even if something is left of it */
        if (receipt->item->kind == ITEM_PAYMENT && receipt->free_minor > 0 &&
            receipt->free_minor == -receipt->item->open_minor)
            match_receipt(account, receipt);
    }
}
