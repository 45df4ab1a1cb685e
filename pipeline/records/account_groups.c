#include "records/account_groups.h"

#include "ground/text.h"

#include <string.h>

#define PREFIX_SIZE 8

/* Neighbours with one customer are a run, and sorted as one. */
typedef struct {
    guint64 prefix; /* PREFIX_SIZE bytes of the customer, as a number that sorts as they do */
    const char *customer;
    guint first, n_items;
} Run;

static GArray *list_runs(const GPtrArray *items)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(Run));
    for (guint i = 0; i < items->len; i++) {
        const OpenItem *item = g_ptr_array_index(items, i);
        const char *customer = text_or_empty(item->customer);
        Run *last = runs->len > 0 ? &g_array_index(runs, Run, runs->len - 1) : NULL;
        if (last && (last->customer == customer || strcmp(last->customer, customer) == 0)) {
            last->n_items++;
        } else {
            Run run = {0, customer, i, 1};
            g_array_append_val(runs, run);
        }
    }
    return runs;
}

/* How many bytes all customers begin with: they tell nobody apart. */
static gsize find_common_length(const Run *runs, guint n)
{
    gsize common = n > 0 ? strlen(runs[0].customer) : 0;
    for (guint i = 1; i < n && common > 0; i++) {
        gsize same = 0;
        while (same < common && runs[i].customer[same] == runs[0].customer[same])
            same++;
        common = same;
    }
    return common;
}

static guint64 make_prefix(const char *text)
{
    guint64 prefix = 0;
    for (guint i = 0; i < PREFIX_SIZE; i++) {
        prefix = prefix << 8 | (guchar)*text;
        text += *text != '\0';
    }
    return prefix;
}

static int compare_runs(gconstpointer first, gconstpointer second)
{
    const Run *a = first, *b = second;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    gboolean is_whole = (a->prefix & 0xff) == 0; /* both texts end within it */
    return is_whole ? 0 : strcmp(a->customer, b->customer);
}

static gboolean is_in_order(const Run *runs, guint n)
{
    for (guint i = 1; i < n; i++)
        if (compare_runs(&runs[i - 1], &runs[i]) > 0)
            return FALSE;
    return TRUE;
}

/* Deals the runs out by one byte of their prefix, in the order they have. */
static void deal_out(const Run *from, Run *to, guint n, const guint *counts, guint shift)
{
    guint places[256], place = 0;
    for (guint byte = 0; byte < 256; byte++) {
        places[byte] = place;
        place += counts[byte];
    }
    for (guint i = 0; i < n; i++)
        to[places[from[i].prefix >> shift & 0xff]++] = from[i];
}

/* Byte after byte from the last to the first; those that are the same in all are left out. */
static void sort_by_prefix(GArray *runs)
{
    guint n = runs->len;
    guint counts[PREFIX_SIZE][256] = {{0}};
    Run *from = (Run *)(gpointer)runs->data;
    g_autofree Run *spare = g_new(Run, n);
    Run *to = spare;
    for (guint i = 0; i < n; i++)
        for (guint byte = 0; byte < PREFIX_SIZE; byte++)
            counts[byte][from[i].prefix >> 8 * byte & 0xff]++;
    for (guint byte = 0; byte < PREFIX_SIZE; byte++) {
        if (counts[byte][from[0].prefix >> 8 * byte & 0xff] == n)
            continue;
        deal_out(from, to, n, counts[byte], 8 * byte);
        Run *dealt = to;
        to = from;
        from = dealt;
    }
    if (from == spare)
        memcpy(runs->data, spare, n * sizeof *spare);
}

static int compare_with_data(gconstpointer first, gconstpointer second, gpointer unused)
{
    (void)unused;
    return compare_runs(first, second);
}

/* Sorts those that differ only behind their prefix. */
static void sort_behind_prefix(Run *runs, guint n)
{
    for (guint first = 0, next; first < n; first = next) {
        for (next = first + 1; next < n && runs[next].prefix == runs[first].prefix; next++)
            ;
        if (!is_in_order(runs + first, next - first))
            g_qsort_with_data(runs + first, (gint)(next - first), sizeof *runs,
                              compare_with_data, NULL);
    }
}

static void sort_runs(GArray *runs)
{
    Run *all = (Run *)(gpointer)runs->data;
    gsize common = find_common_length(all, runs->len);
    for (guint i = 0; i < runs->len; i++)
        all[i].prefix = make_prefix(all[i].customer + common);
    if (is_in_order(all, runs->len))
        return;
    sort_by_prefix(runs);
    sort_behind_prefix(all, runs->len);
}

AccountGroups *account_groups_new(const GPtrArray *items)
{
    AccountGroups *groups = g_new0(AccountGroups, 1);
    g_autoptr(GArray) runs = list_runs(items);
    sort_runs(runs);
    groups->accounts = g_array_new(FALSE, FALSE, sizeof(LedgerAccount));
    groups->of_item = g_new(guint, items->len);
    for (guint i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        if (i == 0 || compare_runs(run - 1, run) != 0) {
            LedgerAccount account = {.customer = run->customer};
            g_array_append_val(groups->accounts, account);
        }
        guint last = groups->accounts->len - 1;
        g_array_index(groups->accounts, LedgerAccount, last).n_items += run->n_items;
        for (guint k = 0; k < run->n_items; k++)
            groups->of_item[run->first + k] = last;
    }
    return groups;
}

void account_groups_free(AccountGroups *groups)
{
    if (!groups)
        return;
    g_array_unref(groups->accounts);
    g_free(groups->of_item);
    g_free(groups);
}
