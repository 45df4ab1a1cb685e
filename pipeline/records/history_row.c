#include "records/history_row.h"

#include "ground/csv_text.h"

void history_row_free(HistoryRow *row)
{
    if (!row)
        return;
    g_free(row->table);
    g_free(row->sha256);
    g_free(row->members);
    g_free(row);
}

char *history_rows_print(const GPtrArray *rows)
{
    static const char *const header[] = {"table", "row", "sequence", "sha256", NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < rows->len; i++) {
        const HistoryRow *row = g_ptr_array_index(rows, i);
        csv_append_text(table, row->table);
        csv_append_number(table, row->row);
        csv_append_number(table, row->sequence);
        csv_append_text(table, row->sha256);
        csv_end_row(table);
    }
    return g_string_free(table, FALSE);
}
