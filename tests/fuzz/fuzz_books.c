#include "fuzz/fuzz_books.h"

#include <string.h>

GHashTable *fuzz_sums_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void fuzz_sums_add(GHashTable *sums, const char *customer, gint64 minor)
{
    gint64 *sum = g_hash_table_lookup(sums, customer);
    if (!sum) {
        sum = g_new0(gint64, 1);
        g_hash_table_insert(sums, g_strdup(customer), sum);
    }
    *sum += minor;
}

GHashTable *fuzz_sums_of_lists(const Ledger *ledger)
{
    GHashTable *sums = fuzz_sums_new();
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        fuzz_sums_add(sums, item->customer, item->amount_minor);
    }
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        if (line->customer)
            fuzz_sums_add(sums, line->customer, line->minor);
    }
    return sums;
}

static void expect_sums(GHashTable *sums, GHashTable *others)
{
    GHashTableIter iter;
    gpointer customer, sum;
    g_hash_table_iter_init(&iter, sums);
    while (g_hash_table_iter_next(&iter, &customer, &sum)) {
        const gint64 *other = g_hash_table_lookup(others, customer);
        EXPECT(*(gint64 *)sum == (other ? *other : 0), "customer %s: %" G_GINT64_FORMAT,
               (char *)customer, *(gint64 *)sum);
    }
}

void fuzz_expect_same_sums(GHashTable *sums, GHashTable *others)
{
    expect_sums(sums, others);
    expect_sums(others, sums);
}

GHashTable *fuzz_refused_places(const Ledger *ledger)
{
    g_autoptr(Ledger) refused = ledger_new();
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = g_ptr_array_index(ledger->rejected, i);
        if (!*line->currency)
            *ledger_add_rejected(refused) = *line;
    }
    return fuzz_count_places(refused);
}

gboolean fuzz_has_plain_accounts(const LedgerSettings *settings)
{
    return strcmp(settings->accounts[0] ? settings->accounts[0] : "", "411") == 0 &&
           !settings->accounts[1];
}
