/*
 * Digests of the history's rows, for the evidence of each run. A row is told by its columns that
 * are not null, so that a column which a later program adds leaves the digests as they were.
 */
#include <string.h>

#include "ground/files.h"
#include "ground/json_text.h"
#include "history/database.h"

/* Columns that say what a row is about and name nobody beyond ids. */
static const char *const told[] = {"event", "outcome", "customer", "invoice",
                                   "date",  "until",   "document", NULL};

/* "name=5:Paris;" for each column behind the first, and what it is about. */
static HistoryRow *make_row(Query *query, const char *table)
{
    g_autoptr(GString) content = g_string_new(NULL);
    g_autoptr(GString) members = g_string_new(NULL);
    HistoryRow *row = g_new0(HistoryRow, 1);
    row->table = g_strdup(table);
    row->row = query_get_number(query, 0);
    row->is_of_run = query_get_number(query, 1) != 0;
    for (int i = 2; i < query_count_columns(query); i++) {
        const char *name = query_get_column_name(query, i), *text = query_get_text(query, i);
        if (!text)
            continue;
        g_string_append_printf(content, "%s=%" G_GSIZE_FORMAT ":%s;", name, strlen(text), text);
        if (g_strv_contains(told, name))
            json_append_string(members, strcmp(name, "event") == 0 ? "what" : name, text);
        if (strcmp(name, "sequence") == 0)
            row->sequence = query_get_number(query, i);
    }
    row->sha256 = data_sha256(content->str, content->len);
    row->members = g_string_free(g_steal_pointer(&members), FALSE);
    return row;
}

/* Heads are left out: that of a run's last seal comes after what is sealed. */
static char *make_sql(const char *table)
{
    return g_strdup_printf(
        "WITH begun(low, high) AS (SELECT coalesce((SELECT max(p.sequence) FROM runs p"
        " WHERE p.sequence < r.sequence), 0), r.sequence FROM runs r WHERE r.run = ?1)"
        " SELECT t.rowid, a.run IS NOT NULL, t.* FROM \"%s\" t JOIN appends a"
        " ON a.sequence = t.sequence, begun WHERE t.sequence > begun.low AND a.kind <> 'head'"
        " AND (a.run = ?1 OR (a.run IS NULL AND a.sequence < begun.high)) ORDER BY t.rowid",
        table);
}

static gboolean add_table(HistoryDb *db, const char *table, const char *run_id, GPtrArray *rows,
                          GError **error)
{
    g_autofree char *sql = make_sql(table);
    Query *query = query_begin(db, sql, error);
    if (!query)
        return FALSE;
    query_put_text(query, run_id);
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause))
        g_ptr_array_add(rows, make_row(query, table));
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

static GPtrArray *list_tables(HistoryDb *db, GError **error)
{
    Query *query = query_begin(db,
                               "SELECT name FROM sqlite_master WHERE type = 'table' AND"
                               " name NOT LIKE 'sqlite_%' AND name <> 'heads' ORDER BY name",
                               error);
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) cause = NULL;
    while (query && query_step(query, &cause))
        g_ptr_array_add(tables, query_copy_text(query, 0));
    if (query && !cause)
        return g_steal_pointer(&tables);
    if (cause)
        g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}

GPtrArray *history_digest_rows(HistoryDb *db, const char *run_id, GError **error)
{
    g_autoptr(GPtrArray) tables = list_tables(db, error);
    g_autoptr(GPtrArray) rows =
        g_ptr_array_new_with_free_func((GDestroyNotify)history_row_free);
    for (guint i = 0; tables && i < tables->len; i++)
        if (!add_table(db, g_ptr_array_index(tables, i), run_id, rows, error))
            return NULL;
    return tables ? g_steal_pointer(&rows) : NULL;
}

/* The hashes stored for a run, and whether their appends are what history_store_head made. */
GPtrArray *history_list_heads(HistoryDb *db, const char *run_id, gboolean *are_whole,
                              GError **error)
{
    Query *query = query_begin(
        db,
        "SELECT h.head, a.sequence IS NOT NULL FROM heads h LEFT JOIN appends a"
        " ON a.sequence = h.sequence AND a.run = h.run AND a.kind = 'head' AND a.at = 0"
        " WHERE h.run = ?1 UNION ALL SELECT NULL, 0 FROM appends a WHERE a.kind = 'head'"
        " AND (a.run = ?1 OR a.run IS NULL) AND NOT EXISTS"
        " (SELECT 1 FROM heads h WHERE h.sequence = a.sequence AND h.run = a.run)",
        error);
    if (!query)
        return NULL;
    query_put_text(query, run_id);
    g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) cause = NULL;
    *are_whole = TRUE;
    while (query_step(query, &cause)) {
        *are_whole &= query_get_number(query, 1) != 0;
        if (query_get_text(query, 0))
            g_ptr_array_add(heads, query_copy_text(query, 0));
    }
    if (!cause)
        return g_steal_pointer(&heads);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}
