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

void kept_table_free(KeptTable *table)
{
    if (!table)
        return;
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

guint kept_table_find(const KeptTable *table, guint from, const char *column, const char *text)
{
    for (guint row = from; row <= table->n_rows; row++)
        if (strcmp(kept_table_cell(table, row, column), text) == 0)
            return row;
    return 0;
}
