#include "audit/run_table.h"

#include "ground/csv_text.h"

#include <string.h>

static void index_columns(RunTable *table)
{
    char **header = g_ptr_array_index(table->rows, 0);
    for (guint i = 0; header[i]; i++)
        g_hash_table_insert(table->columns, header[i], GUINT_TO_POINTER(i + 1));
    table->n_rows = table->rows->len - 1;
}

/* Every row as long as the header, every column there. */
static gboolean is_regular(Verification *verification, const RunTable *table,
                           const char *const *columns)
{
    guint width = g_strv_length(g_ptr_array_index(table->rows, 0));
    for (; *columns; columns++)
        if (!g_hash_table_contains(table->columns, *columns)) {
            verify_find(verification, "%s: the column %s is missing", table->path, *columns);
            return FALSE;
        }
    for (guint row = 1; row <= table->n_rows; row++)
        if (g_strv_length(g_ptr_array_index(table->rows, row)) != width) {
            verify_find(verification, "%s: row %u has not as many cells as the header",
                        table->path, row);
            return FALSE;
        }
    return TRUE;
}

RunTable *run_table_read(Verification *verification, const char *path,
                         const char *const *columns)
{
    gsize len = 0;
    g_autofree char *text = verify_read_file(verification, path, &len);
    if (!text)
        return NULL;
    g_autoptr(GError) cause = NULL;
    g_autoptr(GPtrArray) rows = strlen(text) == len ? csv_parse_own(text, &cause) : NULL;
    if (!rows || rows->len == 0) {
        verify_find(verification, "%s: %s", path,
                    cause ? cause->message : "is not a table with a header");
        return NULL;
    }
    g_autoptr(RunTable) table = g_new0(RunTable, 1);
    table->path = path;
    table->rows = g_steal_pointer(&rows);
    table->columns = g_hash_table_new(g_str_hash, g_str_equal);
    index_columns(table);
    return is_regular(verification, table, columns) ? g_steal_pointer(&table) : NULL;
}

void run_table_free(RunTable *table)
{
    if (!table)
        return;
    g_hash_table_unref(table->columns);
    g_ptr_array_unref(table->rows);
    g_free(table);
}

const char *run_table_cell(const RunTable *table, guint row, const char *column)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(table->columns, column));
    char **cells = g_ptr_array_index(table->rows, row);
    return place > 0 ? cells[place - 1] : "";
}

gint64 run_table_money(Verification *verification, const RunTable *table, guint row,
                       const char *column)
{
    const char *cell = run_table_cell(table, row, column);
    gint64 minor = 0;
    if (!money_parse_plain(cell, run_table_cell(table, row, "currency"), &minor))
        verify_find(verification, "%s: row %u: %s \"%s\" is not an amount", table->path, row,
                    column, cell);
    return minor;
}

gint64 add_held(gint64 a, gint64 b)
{
    gint64 sum;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? G_MININT64 : G_MAXINT64;
    return sum;
}

Sums *sums_new(void)
{
    Sums *sums = g_new0(Sums, 1);
    sums->by_currency = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return sums;
}

void sums_free(Sums *sums)
{
    if (!sums)
        return;
    g_hash_table_unref(sums->by_currency);
    g_free(sums);
}

void sums_add(Sums *sums, const char *currency, gint64 minor)
{
    gint64 *sum = g_hash_table_lookup(sums->by_currency, currency);
    if (!sum) {
        sum = g_new0(gint64, 1);
        g_hash_table_insert(sums->by_currency, g_strdup(currency), sum);
    }
    *sum = add_held(*sum, minor);
}

gint64 sums_find(const Sums *sums, const char *currency)
{
    const gint64 *sum = g_hash_table_lookup(sums->by_currency, currency);
    return sum ? *sum : 0;
}

GList *sums_list_currencies(const Sums *sums)
{
    return g_list_sort(g_hash_table_get_keys(sums->by_currency), (GCompareFunc)strcmp);
}

char *sums_print(const Sums *sums)
{
    g_autoptr(GList) currencies = sums_list_currencies(sums);
    GString *text = g_string_new(currencies ? NULL : "0");
    for (GList *at = currencies; at; at = at->next) {
        const char *currency = at->data;
        if (at != currencies)
            g_string_append(text, ", ");
        money_append_plain(text, sums_find(sums, currency), currency);
        g_string_append_printf(text, " %s", currency);
    }
    return g_string_free(text, FALSE);
}
