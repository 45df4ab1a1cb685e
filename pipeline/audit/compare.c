/* A file of the run folder against what the run's inputs give now. */
#include "audit/audit.h"
#include "audit/run_paths.h"
#include "audit/verify.h"
#include "ground/csv_text.h"

#include <string.h>

enum { ROWS_TOLD = 20 };

/* How many columns from the left name a row, apart from its number. */
static const struct {
    const char *path;
    const char *columns[6];
} keys[] = {
    {ITEMS_PATH, {"customer", "invoice", "kind", "due_date", "line", NULL}},
    {REJECTED_PATH, {"source", "line", "customer", "invoice", NULL}},
    {PLAN_PATH, {"customer", "invoice", "kind", "due_date", NULL}},
    {DOCUMENTS_PATH, {"document", NULL}},
};

typedef struct {
    GPtrArray *rows;
    GHashTable *by_key; /* key -> number of the row, from 1 */
    GPtrArray *names;   /* of each row, "C003, FA26-01203"; owned by by_key */
} KeyedTable;

static int find_column(char **header, const char *name)
{
    for (int i = 0; header[i]; i++)
        if (strcmp(header[i], name) == 0)
            return i;
    return -1;
}

/* "C003, FA26-01203, invoice, 2026-08-01"; a second row of that name gets " (2)". */
static char *name_row(const KeyedTable *table, const char *const *columns, guint row)
{
    char **header = g_ptr_array_index(table->rows, 0);
    char **cells = g_ptr_array_index(table->rows, row);
    guint width = g_strv_length(cells);
    g_autoptr(GString) name = g_string_new(NULL);
    for (; *columns; columns++) {
        int at = find_column(header, *columns);
        if (at >= 0 && (guint)at < width)
            g_string_append_printf(name, "%s%s", name->len ? ", " : "", cells[at]);
    }
    g_autofree char *first = g_strdup(name->str);
    for (int n = 2; g_hash_table_contains(table->by_key, name->str); n++)
        g_string_printf(name, "%s (%d)", first, n);
    return g_string_free(g_steal_pointer(&name), FALSE);
}

static gboolean read_table(KeyedTable *table, const char *text, const char *const *columns)
{
    table->rows = csv_parse_own(text, NULL);
    if (!table->rows || table->rows->len == 0)
        return FALSE;
    table->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    table->names = g_ptr_array_new();
    g_ptr_array_add(table->names, NULL);
    for (guint row = 1; row < table->rows->len; row++) {
        char *name = name_row(table, columns, row);
        g_hash_table_insert(table->by_key, name, GUINT_TO_POINTER(row));
        g_ptr_array_add(table->names, name);
    }
    return TRUE;
}

static void clear_table(KeyedTable *table)
{
    g_clear_pointer(&table->rows, g_ptr_array_unref);
    g_clear_pointer(&table->by_key, g_hash_table_unref);
    g_clear_pointer(&table->names, g_ptr_array_unref);
}

static void compare_cells(Verification *verification, const char *path, const char *name,
                          guint number, char **header, char **kept, char **again)
{
    for (guint i = 0; header[i] && kept[i] && again[i]; i++)
        if (strcmp(kept[i], again[i]) != 0)
            verify_find(verification,
                        "%s: row %u (%s): %s is \"%s\", the inputs and rules give \"%s\"", path,
                        number, name, header[i], kept[i], again[i]);
}

static void compare_rows(Verification *verification, const char *path, const KeyedTable *kept,
                         const KeyedTable *again)
{
    char **header = g_ptr_array_index(kept->rows, 0);
    guint told = 0;
    for (guint row = 1; row < kept->rows->len && told < ROWS_TOLD; row++) {
        const char *name = g_ptr_array_index(kept->names, row);
        guint other = GPOINTER_TO_UINT(g_hash_table_lookup(again->by_key, name));
        int before = verification->n_found;
        if (other == 0)
            verify_find(verification, "%s: row %u (%s) is not what the inputs and rules give",
                        path, row, name);
        else
            compare_cells(verification, path, name, row, header,
                          g_ptr_array_index(kept->rows, row),
                          g_ptr_array_index(again->rows, other));
        told += verification->n_found > before;
    }
    for (guint row = 1; row < again->rows->len && told < ROWS_TOLD; row++) {
        const char *name = g_ptr_array_index(again->names, row);
        if (g_hash_table_contains(kept->by_key, name))
            continue;
        verify_find(verification, "%s: the inputs and rules give a row (%s) that is not there",
                    path, name);
        told++;
    }
    if (told == ROWS_TOLD)
        verify_say(verification, "%s: perhaps more rows differ; %u were told", path, told);
}

static const char *const *find_key(const char *path)
{
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].path, path) == 0)
            return keys[i].columns;
    return NULL;
}

int audit_compare_table(const char *path, const char *kept, const char *again, GString *report)
{
    Verification verification = {.report = report};
    if (strcmp(kept, again) == 0)
        return 0;
    const char *const *columns = find_key(path);
    KeyedTable before = {0}, now = {0};
    if (columns && read_table(&before, kept, columns) && read_table(&now, again, columns))
        compare_rows(&verification, path, &before, &now);
    clear_table(&before);
    clear_table(&now);
    if (verification.n_found == 0)
        verify_find(&verification, "%s: is not what the inputs and rules give", path);
    return verification.n_found;
}

int audit_compare_bytes(const char *path, const void *kept, gsize kept_len, const void *again,
                        gsize again_len, GString *report)
{
    const char *a = kept, *b = again;
    if (kept_len == again_len && (kept_len == 0 || memcmp(a, b, kept_len) == 0))
        return 0;
    gsize at = 0;
    while (at < kept_len && at < again_len && a[at] == b[at])
        at++;
    Verification verification = {.report = report};
    verify_find(&verification,
                "%s: is not what the inputs and rules give: %" G_GSIZE_FORMAT
                " bytes, given %" G_GSIZE_FORMAT
                ", the first difference at byte %" G_GSIZE_FORMAT,
                path, kept_len, again_len, at + 1);
    return 1;
}
