#include "run/kept_table.h"

#include <string.h>

#include "ground/csv_text.h"
#include "ground/files.h"

KeptTable *kept_table_read(const char *folder, const char *path)
{
    g_autofree char *file = g_build_filename(folder, path, NULL);
    g_autofree char *text = file_read_whole(file, NULL, NULL);
    GPtrArray *rows = text ? csv_parse_own(text, NULL) : NULL;
    if (!rows)
        return NULL;
    KeptTable *table = g_new0(KeptTable, 1);
    table->rows = rows;
    table->n_rows = rows->len > 0 ? rows->len - 1 : 0;
    return table;
}

KeptTable *kept_table_new(const char *const *header)
{
    KeptTable *table = g_new0(KeptTable, 1);
    table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    g_ptr_array_add(table->rows, g_strdupv((char **)header));
    return table;
}

void kept_table_take_row(KeptTable *table, char **cells)
{
    g_ptr_array_add(table->rows, cells);
    table->n_rows++;
}

void kept_table_free(KeptTable *table)
{
    if (!table)
        return;
    if (table->index)
        g_hash_table_unref(table->index);
    g_free(table->indexed);
    g_ptr_array_unref(table->rows);
    g_free(table);
}

const char *kept_table_cell(const KeptTable *table, guint row, const char *column)
{
    char **header = g_ptr_array_index(table->rows, 0);
    char **cells = g_ptr_array_index(table->rows, row);
    for (guint i = 0; header[i] && cells[i]; i++)
        if (strcmp(header[i], column) == 0)
            return cells[i];
    return "";
}

gboolean kept_table_names(const KeptTable *table, guint row, const char *column,
                          const char *name)
{
    g_auto(GStrv) names = g_strsplit(kept_table_cell(table, row, column), ";", -1);
    return g_strv_contains((const char *const *)names, name);
}

static void make_index(KeptTable *table, const char *column)
{
    if (table->index)
        g_hash_table_unref(table->index);
    g_free(table->indexed);
    table->indexed = g_strdup(column);
    table->index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint row = table->n_rows; row > 0; row--)
        g_hash_table_insert(table->index, (gpointer)kept_table_cell(table, row, column),
                            GUINT_TO_POINTER(row));
}

guint kept_table_find(KeptTable *table, const char *column, const char *text)
{
    if (!table->indexed || strcmp(table->indexed, column) != 0)
        make_index(table, column);
    return GPOINTER_TO_UINT(g_hash_table_lookup(table->index, text));
}
