#include "read/header_search.h"

#include "read/csv_rows.h"

#include <string.h>

#define MOST_TITLE_ROWS 40

static const char separators[] = {';', '\t', '|', ','};

typedef struct {
    GHashTable *index;  /* of the shape's names */
    GHashTable *wanted; /* folded headers of the settings */
    guint n_columns;
    guint n_rows,
        n_regular; /* rows seen; rows with as many cells as the row before, if several */
    guint last_n;
    guint first_n;
    HeaderFound best;
} Search;

static guint count_recognised(Search *search, const CsvRow *row)
{
    g_autofree gboolean *seen = g_new0(gboolean, search->n_columns);
    guint count = 0, column, rank;
    for (guint i = 0; i < row->n; i++) {
        g_autofree char *folded = header_fold(row->cells[i]);
        if (*folded && g_hash_table_contains(search->wanted, folded)) {
            count++;
        } else if (header_index_find(search->index, row->cells[i], &column, &rank) &&
                   !seen[column]) {
            seen[column] = TRUE;
            count++;
        }
    }
    return count;
}

static char **copy_cells(const CsvRow *row)
{
    guint n = row->n;
    while (n > 1 && row->cells[n - 1][0] == '\0')
        n--;
    if (row->n - n > 1) /* no trailing separator, but columns without a header */
        n = row->n;
    char **cells = g_new0(char *, n + 1);
    for (guint i = 0; i < n; i++)
        cells[i] = g_strdup(row->cells[i]);
    return cells;
}

static gboolean take_row(const CsvRow *row, gpointer data)
{
    Search *search = data;
    search->n_regular += row->n > 1 && row->n == search->last_n;
    search->last_n = row->n;
    guint count = search->n_rows < MOST_TITLE_ROWS ? count_recognised(search, row) : 0;
    if (search->n_rows++ == 0 || count > search->best.n_recognised) {
        g_strfreev(search->best.header);
        search->best.header = copy_cells(row);
        search->best.n_trailing = row->n - g_strv_length(search->best.header);
        search->best.line = row->line;
        search->best.n_recognised = count;
    }
    return TRUE;
}

static Search try_separator(const GString *sample, GHashTable *index, GHashTable *wanted,
                            guint n_columns, char separator, gboolean has_quotes)
{
    Search search = {.index = index, .wanted = wanted, .n_columns = n_columns};
    search.best.separator = separator;
    CsvDialect dialect = {separator, has_quotes, 0};
    g_autoptr(LineStream) stream = line_stream_new(sample->str, sample->len);
    csv_rows_read(stream, NULL, &dialect, take_row, &search, NULL);
    return search;
}

static guint count_cells(const Search *search)
{
    return search->best.header ? g_strv_length(search->best.header) : 0;
}

static gboolean is_better(const Search *a, const Search *b)
{
    if (a->best.n_recognised != b->best.n_recognised)
        return a->best.n_recognised > b->best.n_recognised;
    if (a->n_regular != b->n_regular)
        return a->n_regular > b->n_regular;
    return count_cells(a) > count_cells(b);
}

HeaderFound header_search(const GString *sample, const TableShape *shape, char separator,
                          const char *const *wanted, gboolean has_quotes)
{
    GHashTable *index = header_index_peek(shape);
    g_autoptr(GHashTable) named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (; wanted && *wanted; wanted++)
        g_hash_table_add(named, header_fold(*wanted));
    Search best = {0};
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++) {
        char tried = separator ? separator : separators[i];
        Search search = try_separator(sample, index, named, shape->n, tried, has_quotes);
        if (best.n_rows == 0 || is_better(&search, &best)) {
            g_strfreev(best.best.header);
            best = search;
        } else {
            g_strfreev(search.best.header);
        }
        if (separator)
            break;
    }
    return best.best;
}
