#include "run/export_statistics.h"

#include <stdlib.h>
#include <string.h>

#include "ground/day.h"
#include "ground/money.h"
#include "run/run_folder.h"
#include "run/run_state.h"

typedef struct {
    KeptTable *result;
    const char *out, *folder;
    char *id;
    Day date;
    KeptTable *documents, *plan, *deliveries;
    GPtrArray *others; /* char *: folders of the other runs, oldest first */
} Statistics;

static void add_row(Statistics *statistics, const char *measure, const char *key,
                    const char *currency, guint count, const char *amount)
{
    char **cells = g_new0(char *, 6);
    cells[0] = g_strdup(measure);
    cells[1] = g_strdup(key);
    cells[2] = g_strdup(currency);
    cells[3] = g_strdup_printf("%u", count);
    cells[4] = g_strdup(amount);
    kept_table_take_row(statistics->result, cells);
}

/* ---- counts and sums by a column ---------------------------------------------------------- */

typedef struct {
    char *key, *currency;
    guint count;
    gint64 minor;
} Group;

static void free_group(gpointer data)
{
    Group *group = data;
    g_free(group->key);
    g_free(group->currency);
    g_free(group);
}

static int compare_groups(gconstpointer a, gconstpointer b)
{
    const Group *x = *(Group *const *)a, *y = *(Group *const *)b;
    int by_key = strcmp(x->key, y->key);
    return by_key ? by_key : strcmp(x->currency, y->currency);
}

static Group *take_group(GPtrArray *groups, const char *key, const char *currency)
{
    for (guint i = 0; i < groups->len; i++) {
        Group *group = g_ptr_array_index(groups, i);
        if (strcmp(group->key, key) == 0 && strcmp(group->currency, currency) == 0)
            return group;
    }
    Group *group = g_new0(Group, 1);
    group->key = g_strdup(key);
    group->currency = g_strdup(currency);
    g_ptr_array_add(groups, group);
    return group;
}

/* amount NULL: counted only. */
static void count_by(Statistics *statistics, const char *measure, const KeptTable *table,
                     const char *column, const char *amount)
{
    g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(free_group);
    for (guint row = 1; table && row <= table->n_rows; row++) {
        const char *currency = amount ? kept_table_cell(table, row, "currency") : "";
        Group *group = take_group(groups, kept_table_cell(table, row, column), currency);
        gint64 minor = 0;
        group->count++;
        if (amount &&
            money_parse_plain(kept_table_cell(table, row, amount), currency, &minor) &&
            __builtin_add_overflow(group->minor, minor, &group->minor))
            group->minor = G_MAXINT64;
    }
    g_ptr_array_sort(groups, compare_groups);
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = g_ptr_array_index(groups, i);
        g_autofree char *sum = amount ? money_to_plain(group->minor, group->currency) : NULL;
        add_row(statistics, measure, group->key, group->currency, group->count, sum ? sum : "");
    }
    if (groups->len == 0)
        add_row(statistics, measure, "", "", 0, "");
}

/* ---- numbers ------------------------------------------------------------------------------ */

static gint64 number_behind_dash(const char *name)
{
    const char *dash = strrchr(name, '-');
    return dash ? g_ascii_strtoll(dash + 1, NULL, 10) : 0;
}

static void find_document_gaps(Statistics *statistics)
{
    gint64 last = 0;
    guint n = 0;
    const KeptTable *table = statistics->documents;
    for (guint row = 1; table && row <= table->n_rows; row++) {
        gint64 number = number_behind_dash(kept_table_cell(table, row, "document"));
        for (gint64 missing = last + 1; missing < number; missing++, n++) {
            g_autofree char *key =
                g_strdup_printf("%s-%04" G_GINT64_FORMAT, statistics->id, missing);
            add_row(statistics, "gaps in document numbers", key, "", 1, "");
        }
        last = number;
    }
    if (n == 0)
        add_row(statistics, "gaps in document numbers", "", "", 0, "");
}

/* The counter of each date begins at 1 and leaves nothing out. */
static void find_run_gaps(Statistics *statistics)
{
    guint n = 0;
    char day[DAY_ISO_SIZE];
    day_print_iso(statistics->date, day);
    gint64 own = number_behind_dash(statistics->id);
    for (gint64 number = 1; number < own; number++) {
        g_autofree char *id = g_strdup_printf("%s-%" G_GINT64_FORMAT, day, number);
        g_autofree char *folder = g_build_filename(statistics->out, id, NULL);
        if (g_file_test(folder, G_FILE_TEST_IS_DIR))
            continue;
        add_row(statistics, "gaps in run numbers", id, "", 1, "");
        n++;
    }
    if (n == 0)
        add_row(statistics, "gaps in run numbers", "", "", 0, "");
}

/* ---- repeats ------------------------------------------------------------------------------ */

/* deliveries.csv is sorted by document. */
static gboolean has_left(KeptTable *deliveries, const char *document)
{
    guint row = deliveries ? kept_table_find(deliveries, "document", document) : 0;
    for (; row && row <= deliveries->n_rows; row++) {
        const char *status = kept_table_cell(deliveries, row, "status");
        if (strcmp(kept_table_cell(deliveries, row, "document"), document) != 0)
            return FALSE;
        if (strcmp(status, "accepted") == 0 || strcmp(status, "handed-over") == 0)
            return TRUE;
    }
    return FALSE;
}

/* An invoice that one document of the run and level names, and another one of the channel too. */
static void find_duplicates(Statistics *statistics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    guint n = 0;
    const KeptTable *plan = statistics->plan;
    for (guint row = 1; plan && row <= plan->n_rows; row++) {
        g_auto(GStrv) names = g_strsplit(kept_table_cell(plan, row, "document"), ";", -1);
        for (guint i = 0; names[i]; i++) {
            guint at =
                *names[i] ? kept_table_find(statistics->documents, "document", names[i]) : 0;
            if (!at)
                continue;
            char *key = g_strjoin("\x1f", kept_table_cell(plan, row, "customer"),
                                  kept_table_cell(plan, row, "invoice"),
                                  kept_table_cell(plan, row, "due_date"),
                                  kept_table_cell(statistics->documents, at, "channel"), NULL);
            const char *other = g_hash_table_lookup(seen, key);
            if (other && strcmp(other, names[i]) != 0) {
                g_autofree char *told = g_strdup_printf(
                    "%s in %s and %s", kept_table_cell(plan, row, "invoice"), other, names[i]);
                add_row(statistics, "duplicates", told, "", 1, "");
                n++;
            }
            g_hash_table_replace(seen, key, g_strdup(names[i]));
        }
    }
    if (n == 0)
        add_row(statistics, "duplicates", "", "", 0, "");
}

/* Documents to one customer by one channel, currency and recipient on the run's day. */
static void add_same_day(Statistics *statistics, GHashTable *seen, const KeptTable *documents,
                         KeptTable *deliveries, guint *n)
{
    for (guint row = 1; documents && row <= documents->n_rows; row++) {
        const char *name = kept_table_cell(documents, row, "document");
        if (!has_left(deliveries, name))
            continue;
        guint at = kept_table_find(deliveries, "document", name);
        char *key = g_strjoin("\x1f", kept_table_cell(documents, row, "customer"),
                              kept_table_cell(documents, row, "channel"),
                              kept_table_cell(documents, row, "currency"),
                              kept_table_cell(deliveries, at, "recipient"), NULL);
        const char *other = g_hash_table_lookup(seen, key);
        if (other) {
            g_autofree char *told = g_strdup_printf(
                "%s: %s and %s", kept_table_cell(documents, row, "customer"), other, name);
            add_row(statistics, "same-day repeats", told, "", 1, "");
            ++*n;
        }
        g_hash_table_replace(seen, key, g_strdup(name));
    }
}

static Day date_of(const char *folder)
{
    g_autofree char *id = g_path_get_basename(folder);
    id[MIN(strlen(id), (size_t)DAY_ISO_SIZE - 1)] = '\0';
    return day_parse_iso(id);
}

static void find_same_day(Statistics *statistics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    guint n = 0;
    for (guint i = 0; i < statistics->others->len; i++) {
        const char *folder = g_ptr_array_index(statistics->others, i);
        if (date_of(folder) != statistics->date)
            continue;
        g_autoptr(KeptTable) documents = kept_table_read(folder, "3-render/documents.csv");
        g_autoptr(KeptTable) deliveries = kept_table_read(folder, "4-dispatch/deliveries.csv");
        add_same_day(statistics, seen, documents, deliveries, &n);
    }
    add_same_day(statistics, seen, statistics->documents, statistics->deliveries, &n);
    if (n == 0)
        add_row(statistics, "same-day repeats", "", "", 0, "");
}

/* "settled on 2026-09-29" in the reason of a settled line; DAY_NONE: not told. */
static Day settled_day(const char *reason)
{
    const char *at = strstr(reason, "settled on ");
    if (!at)
        return DAY_NONE;
    g_autofree char *day = g_strndup(at + strlen("settled on "), DAY_ISO_SIZE - 1);
    return day_parse_iso(day);
}

static void find_paid(Statistics *statistics, const KeptTable *rejected, GHashTable *told)
{
    for (guint row = 1; rejected && row <= rejected->n_rows; row++) {
        Day paid = settled_day(kept_table_cell(rejected, row, "reason"));
        const char *invoice = kept_table_cell(rejected, row, "invoice");
        guint at = paid != DAY_NONE && paid <= statistics->date
                       ? kept_table_find(statistics->plan, "invoice", invoice)
                       : 0;
        if (!at || strcmp(kept_table_cell(statistics->plan, at, "customer"),
                          kept_table_cell(rejected, row, "customer")) != 0)
            continue;
        const char *document = kept_table_cell(statistics->plan, at, "document");
        char day[DAY_ISO_SIZE];
        if (!*document || !g_hash_table_add(told, g_strdup(invoice)))
            continue;
        g_autofree char *key = g_strdup_printf("%s in %s, paid on %s", invoice, document,
                                               day_print_iso(paid, day));
        add_row(statistics, "after-payment reminders", key,
                kept_table_cell(statistics->plan, at, "currency"), 1,
                kept_table_cell(statistics->plan, at, "open_amount"));
    }
}

static void find_after_payment(Statistics *statistics)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < statistics->others->len; i++) {
        const char *folder = g_ptr_array_index(statistics->others, i);
        g_autoptr(KeptTable) rejected = date_of(folder) >= statistics->date
                                            ? kept_table_read(folder, "1-read/rejected.csv")
                                            : NULL;
        find_paid(statistics, rejected, told);
    }
    if (g_hash_table_size(told) == 0)
        add_row(statistics, "after-payment reminders", "", "", 0, "");
}

/* ---- all of it ---------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *list_others(const char *out, const char *id)
{
    GPtrArray *others = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    gboolean is_rehearsal;
    while (dir && (name = g_dir_read_name(dir)))
        if (run_folder_is_id(name, &is_rehearsal) && !is_rehearsal && strcmp(name, id) != 0)
            g_ptr_array_add(others, g_build_filename(out, name, NULL));
    if (others->len > 0)
        qsort(others->pdata, others->len, sizeof *others->pdata, compare_names);
    return others;
}

KeptTable *export_statistics_make(const char *out, const char *folder)
{
    static const char *const header[] = {"measure", "key", "currency", "count", "amount", NULL};
    Statistics statistics = {.result = kept_table_new(header), .out = out, .folder = folder};
    statistics.id = g_path_get_basename(folder);
    statistics.date = date_of(folder);
    statistics.documents = kept_table_read(folder, "3-render/documents.csv");
    statistics.plan = kept_table_read(folder, "2-assign/plan.csv");
    statistics.deliveries = kept_table_read(folder, "4-dispatch/deliveries.csv");
    statistics.others = list_others(out, statistics.id);
    count_by(&statistics, "documents by level", statistics.documents, "level", "total_claimed");
    count_by(&statistics, "documents by channel", statistics.documents, "channel",
             "total_claimed");
    count_by(&statistics, "deliveries by status", statistics.deliveries, "status", NULL);
    count_by(&statistics, "items by decision", statistics.plan, "decision", "open_amount");
    if (statistics.documents)
        find_document_gaps(&statistics);
    find_run_gaps(&statistics);
    if (statistics.documents) {
        find_duplicates(&statistics);
        find_same_day(&statistics);
        find_after_payment(&statistics);
    }
    kept_table_free(statistics.documents);
    kept_table_free(statistics.plan);
    kept_table_free(statistics.deliveries);
    g_ptr_array_unref(statistics.others);
    g_free(statistics.id);
    return statistics.result;
}
