#include "report/late_payers.h"

#include "report/ratios.h"

#include "ground/text.h"

#include <string.h>

static LatePayer *take_payer(GPtrArray *payers, GHashTable *index, const OpenItem *item)
{
    char *key = g_strconcat(item->currency, "\x1f", text_or_empty(item->customer), NULL);
    LatePayer *payer = g_hash_table_lookup(index, key);
    if (payer) {
        g_free(key);
        return payer;
    }
    payer = g_new0(LatePayer, 1);
    payer->customer = text_or_empty(item->customer);
    payer->name = item->owner && item->owner->name ? item->owner->name : item->customer_name;
    g_strlcpy(payer->currency, item->currency, sizeof payer->currency);
    g_hash_table_insert(index, key, payer);
    g_ptr_array_add(payers, payer);
    return payer;
}

GPtrArray *late_payers_collect(const Ledger *ledger, Day run_date)
{
    GPtrArray *payers = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        int days = item->due_date == DAY_NONE ? 0 : run_date - item->due_date;
        if (item->kind != ITEM_INVOICE || item->open_minor <= 0 || days <= 0)
            continue;
        LatePayer *payer = take_payer(payers, index, item);
        payer->overdue_minor = sum_add(payer->overdue_minor, item->open_minor);
        payer->n_items++;
        payer->oldest_days = MAX(payer->oldest_days, days);
    }
    return payers;
}

static gint compare_names(const LatePayer *a, const LatePayer *b)
{
    int by_customer = strcmp(a->customer, b->customer);
    return by_customer != 0 ? by_customer : strcmp(a->currency, b->currency);
}

static gint compare_amounts(gconstpointer a, gconstpointer b)
{
    const LatePayer *x = *(const LatePayer *const *)a, *y = *(const LatePayer *const *)b;
    if (x->overdue_minor != y->overdue_minor)
        return x->overdue_minor > y->overdue_minor ? -1 : 1;
    return compare_names(x, y);
}

static gint compare_ages(gconstpointer a, gconstpointer b)
{
    const LatePayer *x = *(const LatePayer *const *)a, *y = *(const LatePayer *const *)b;
    if (x->oldest_days != y->oldest_days)
        return x->oldest_days > y->oldest_days ? -1 : 1;
    return compare_names(x, y);
}

GPtrArray *late_payers_rank(const GPtrArray *payers, const char *currency, gboolean by_age,
                            guint most)
{
    GPtrArray *ranked = g_ptr_array_new();
    for (guint i = 0; i < payers->len; i++) {
        LatePayer *payer = g_ptr_array_index(payers, i);
        if (!currency || strcmp(payer->currency, currency) == 0)
            g_ptr_array_add(ranked, payer);
    }
    g_ptr_array_sort(ranked, by_age ? compare_ages : compare_amounts);
    if (ranked->len > most)
        g_ptr_array_set_size(ranked, (gint)most);
    return ranked;
}
