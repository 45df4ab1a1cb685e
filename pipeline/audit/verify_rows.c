/* The history's rows against the digests that the run sealed: 5-audit/history.csv. */
#include "audit/audit.h"
#include "audit/chain.h"
#include "audit/run_paths.h"
#include "audit/run_table.h"
#include "ground/files.h"
#include "records/history_row.h"

#include <string.h>

static const char *const row_columns[] = {"table", "row", "sequence", "sha256", NULL};

static char *name_row(const char *table, const char *row)
{
    return g_strconcat(table, "\x1f", row, NULL);
}

static GHashTable *index_rows(const GPtrArray *rows)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < rows->len; i++) {
        HistoryRow *row = g_ptr_array_index(rows, i);
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, row->row);
        g_hash_table_insert(index, name_row(row->table, number), row);
    }
    return index;
}

static void check_sealed(Verification *verification, const RunTable *sealed, guint number,
                         GHashTable *now)
{
    const char *table = run_table_cell(sealed, number, "table");
    const char *id = run_table_cell(sealed, number, "row");
    g_autofree char *key = name_row(table, id);
    const HistoryRow *row = g_hash_table_lookup(now, key);
    if (!row)
        verify_find(
            verification,
            "history: row %s of table %s (sequence %s) is gone since the run was sealed", id,
            table, run_table_cell(sealed, number, "sequence"));
    else if (strcmp(row->sha256, run_table_cell(sealed, number, "sha256")) != 0)
        verify_find(verification,
                    "history: row %s of table %s (sequence %s%s%s) was changed after the run "
                    "was sealed",
                    id, table, run_table_cell(sealed, number, "sequence"),
                    *row->members ? "; now " : "", row->members);
    g_hash_table_remove(now, key);
}

static int compare_rows(const void *a, const void *b)
{
    const HistoryRow *x = *(HistoryRow *const *)a, *y = *(HistoryRow *const *)b;
    int by_table = strcmp(x->table, y->table);
    return by_table ? by_table : (x->row > y->row) - (x->row < y->row);
}

static void find_added(Verification *verification, GHashTable *now)
{
    g_autoptr(GPtrArray) added = g_ptr_array_new();
    GHashTableIter each;
    gpointer value;
    g_hash_table_iter_init(&each, now);
    while (g_hash_table_iter_next(&each, NULL, &value))
        g_ptr_array_add(added, value);
    g_ptr_array_sort(added, compare_rows);
    for (guint i = 0; i < added->len; i++) {
        const HistoryRow *row = g_ptr_array_index(added, i);
        verify_find(verification,
                    "history: row %" G_GINT64_FORMAT " of table %s (sequence %" G_GINT64_FORMAT
                    "%s%s) was added after the run was sealed",
                    row->row, row->table, row->sequence, *row->members ? "; " : "",
                    row->members);
    }
}

int audit_compare_rows(const char *run_folder, const GPtrArray *rows, GString *report)
{
    Verification verification = {.folder = run_folder, .report = report};
    g_autofree char *path = g_build_filename(run_folder, HISTORY_PATH, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        verify_say(&verification, "history: the digests of its rows were not sealed with this "
                                  "run (a program before 5-audit/history.csv)");
        return 0;
    }
    g_autoptr(RunTable) sealed = run_table_read(&verification, HISTORY_PATH, row_columns);
    if (!sealed)
        return verification.n_found;
    g_autoptr(GHashTable) now = index_rows(rows);
    for (guint row = 1; row <= sealed->n_rows; row++)
        check_sealed(&verification, sealed, row, now);
    find_added(&verification, now);
    if (verification.n_found == 0)
        verify_say(
            &verification,
            "history: %u rows of this run, and recorded before it, are as it sealed them",
            sealed->n_rows);
    return verification.n_found;
}

static gboolean has_line(const char *text, gsize len, const char *hash)
{
    ChainLine line = {0};
    while (chain_next_line(text, len, &line)) {
        char found[CHAIN_HASH_SIZE];
        chain_hash(line.text, line.len, found);
        if (strcmp(found, hash) == 0)
            return TRUE;
    }
    return FALSE;
}

int audit_compare_heads(const char *run_folder, const GPtrArray *heads, gboolean are_whole,
                        GString *report)
{
    Verification verification = {.folder = run_folder, .report = report};
    g_autofree char *path = g_build_filename(run_folder, JOURNAL_PATH, NULL);
    gsize len = 0;
    g_autofree char *text = file_read_whole(path, &len, NULL);
    for (guint i = 0; text && i < heads->len; i++) {
        const char *head = g_ptr_array_index(heads, i);
        if (!has_line(text, len, head))
            verify_find(&verification,
                        "history: table heads has %.12s..., which is no line of the journal",
                        head);
    }
    if (!are_whole)
        verify_find(&verification,
                    "history: tables heads and appends do not agree, a row was changed");
    return verification.n_found;
}
