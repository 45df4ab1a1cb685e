#include "read/numbered_columns.h"

#include "records/settings.h"

#include <string.h>

guint column_choice_number(const char *header)
{
    gsize n = strlen(header);
    if (n == 0 || n > 3 || strspn(header, "0123456789") != n)
        return 0;
    return (guint)g_ascii_strtoull(header, NULL, 10);
}

gboolean numbered_columns_are_used(const GPtrArray *choices)
{
    for (guint i = 0; choices && i < choices->len; i++)
        if (column_choice_number(((ColumnChoice *)g_ptr_array_index(choices, i))->header) > 0)
            return TRUE;
    return FALSE;
}

typedef struct {
    const Table *table;
    guint most_cells;
    int first_line;
    gboolean is_first_header;
} Look;

/* TRUE for columns whose every cell has digits, or is blank. */
static gboolean has_digits_always(const char *key)
{
    static const char *const keys[] = {
        "issue_date", "due_date", "settled_date", "amount",        "debit", "open_amount",
        "credit",     "net",      "vat",          "last_deadline", NULL};
    return g_strv_contains(keys, key);
}

gboolean numbered_columns_fit_header(const GPtrArray *choices, char *const *cells, guint n)
{
    for (guint i = 0; choices && i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        guint number = column_choice_number(choice->header);
        if (number > 0 && number <= n && has_digits_always(choice->key) &&
            strpbrk(cells[number - 1], "0123456789"))
            return FALSE;
    }
    return TRUE;
}

char *numbered_columns_example(const TableShape *shape)
{
    if (shape == &ledger_shape)
        return g_strdup("{customer: 1, invoice: 2, due_date: 3, amount: 4}");
    return g_strdup_printf("{%s: 1, %s: 2}", shape->columns[0].name, shape->columns[1].name);
}

/* TRUE if there are words where dates and amounts should be. */
static gboolean is_header(const GPtrArray *choices, const CsvRow *row)
{
    guint n_words = 0;
    for (guint i = 0; i < choices->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(choices, i);
        guint number = column_choice_number(choice->header);
        n_words += number > 0 && number <= row->n && has_digits_always(choice->key) &&
                   row->cells[number - 1][0];
    }
    return n_words > 0 && numbered_columns_fit_header(choices, row->cells, row->n);
}

static gboolean look_at(const CsvRow *row, gpointer data)
{
    Look *look = data;
    if (look->first_line == 0) {
        look->first_line = row->line;
        look->is_first_header = is_header(look->table->request.columns, row);
    }
    look->most_cells = MAX(look->most_cells, row->n);
    return TRUE;
}

void numbered_columns_make_header(Table *table, const GString *sample)
{
    Look look = {.table = table};
    CsvDialect dialect = {table->dialect.separator, table->dialect.has_quotes, 0};
    g_autoptr(LineStream) stream = line_stream_new(sample->str, sample->len);
    csv_rows_read(stream, NULL, &dialect, look_at, &look, NULL);
    g_strfreev(table->header);
    table->header = g_new0(char *, look.most_cells + 1);
    for (guint i = 0; i < look.most_cells; i++)
        table->header[i] = g_strdup_printf("cell %u", i + 1);
    table->header_line = look.is_first_header ? look.first_line : 0;
    table->dialect.n_cells = look.most_cells;
    table->n_trailing = 0;
}
