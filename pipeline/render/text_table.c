/*
 * A table in the plain text of a mail: columns side by side where they fit, cells of words and
 * headings broken into lines where that makes them fit, else one cell a line.
 */
#include "ground/text.h"
#include "render/text_columns.h"
#include <string.h>

enum { LEAST_TEXT_COLUMN = 10 }; /* a narrower column of words is hard to read */

static void append_spaces(GString *out, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

static void trim_line_end(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

/* All cells as text, row by row; the header first if there is one. */
typedef struct {
    GPtrArray *rows; /* GStrv, n_columns texts each */
    guint n_columns;
    GArray *widths; /* guint */
} TextCells;

static void add_text_row(TextCells *cells, const GPtrArray *row)
{
    char **texts = g_new0(char *, cells->n_columns + 1);
    for (guint c = 0; c < cells->n_columns; c++) {
        texts[c] = c < row->len ? spans_to_text(g_ptr_array_index(row, c)) : g_strdup("");
        g_strdelimit(texts[c], "\n", ' ');
        guint *width = &g_array_index(cells->widths, guint, c);
        *width = MAX(*width, text_columns(texts[c]));
    }
    g_ptr_array_add(cells->rows, texts);
}

static void fill_text_cells(TextCells *cells, const Table *table)
{
    cells->n_columns = table->header ? table->header->len : table->aligns->len;
    for (guint i = 0; i < table->rows->len; i++)
        cells->n_columns =
            MAX(cells->n_columns,
                ((const TableRow *)g_ptr_array_index(table->rows, i))->cells->len);
    g_array_set_size(cells->widths, cells->n_columns);
    if (table->header)
        add_text_row(cells, table->header);
    for (guint i = 0; i < table->rows->len; i++)
        add_text_row(cells, ((const TableRow *)g_ptr_array_index(table->rows, i))->cells);
}

static Align align_of(const Table *table, guint column)
{
    return column < table->aligns->len ? g_array_index(table->aligns, Align, column)
                                       : ALIGN_LEFT;
}

static void append_line_of(GString *out, guint width)
{
    for (guint i = 0; i < width; i++)
        g_string_append_c(out, '-');
    g_string_append_c(out, '\n');
}

/* The widest word of a cell, which no line can break. */
static guint widest_word(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint widest = 0;
    for (char **word = words; *word; word++)
        widest = MAX(widest, text_columns(*word));
    return widest;
}

/* What a column needs at least: figures whole, words and headings word by word. */
static guint least_width(const Table *table, const TextCells *cells, guint column)
{
    gboolean is_words = align_of(table, column) != ALIGN_RIGHT;
    guint least = 0;
    for (guint r = 0; r < cells->rows->len; r++) {
        char **texts = g_ptr_array_index(cells->rows, r);
        gboolean may_break = is_words || (r == 0 && table->header);
        least =
            MAX(least, may_break ? widest_word(texts[column]) : text_columns(texts[column]));
    }
    return is_words
               ? MAX(least, MIN(g_array_index(cells->widths, guint, column), LEAST_TEXT_COLUMN))
               : least;
}

static guint sum_widths(const TextCells *cells, guint gap)
{
    guint sum = cells->n_columns > 0 ? gap * (cells->n_columns - 1) : 0;
    for (guint c = 0; c < cells->n_columns; c++)
        sum += g_array_index(cells->widths, guint, c);
    return sum;
}

/* Takes from the widest column that can give, one by one; FALSE if they cannot give enough. */
static gboolean narrow_columns(const Table *table, TextCells *cells, guint columns)
{
    if (sum_widths(cells, 1) <= columns)
        return TRUE;
    g_autofree guint *least = g_new(guint, cells->n_columns);
    for (guint c = 0; c < cells->n_columns; c++)
        least[c] = least_width(table, cells, c);
    while (sum_widths(cells, 1) > columns) {
        guint *widest = NULL;
        for (guint c = 0; c < cells->n_columns; c++) {
            guint *width = &g_array_index(cells->widths, guint, c);
            if (*width > least[c] && (!widest || *width > *widest))
                widest = width;
        }
        if (!widest)
            return FALSE;
        (*widest)--;
    }
    return TRUE;
}

/* A cell's text in lines of its column's width; a new vector. */
static GStrv break_cell(const char *text, guint width)
{
    if (text_columns(text) <= width) {
        GStrv whole = g_new0(char *, 2);
        whole[0] = g_strdup(text);
        return whole;
    }
    g_autoptr(GString) lines = g_string_new(NULL);
    append_wrapped(lines, text, MAX(width, 1), "", "");
    g_strchomp(lines->str);
    return g_strsplit(lines->str, "\n", -1);
}

/* One row, over as many lines as its longest cell; headings stand at the foot of theirs. */
static void append_row(GString *out, const Table *table, const TextCells *cells, char **texts,
                       guint gap, gboolean is_header)
{
    g_autofree GStrv *broken = g_new0(GStrv, cells->n_columns + 1);
    guint n_lines = 1;
    for (guint c = 0; c < cells->n_columns; c++) {
        broken[c] = break_cell(texts[c], g_array_index(cells->widths, guint, c));
        n_lines = MAX(n_lines, g_strv_length(broken[c]));
    }
    for (guint n = 0; n < n_lines; n++) {
        for (guint c = 0; c < cells->n_columns; c++) {
            guint own = g_strv_length(broken[c]), above = is_header ? n_lines - own : 0;
            const char *line = n >= above && n - above < own ? broken[c][n - above] : "";
            append_spaces(out, c > 0 ? gap : 0);
            append_padded(out, line, g_array_index(cells->widths, guint, c),
                          align_of(table, c));
        }
        trim_line_end(out);
    }
    for (guint c = 0; c < cells->n_columns; c++)
        g_strfreev(broken[c]);
}

static void append_aligned(GString *out, const Table *table, const TextCells *cells, guint gap)
{
    guint first_row = table->header ? 1 : 0, width = sum_widths(cells, gap);
    for (guint r = 0; r < cells->rows->len; r++) {
        const TableRow *row =
            r < first_row ? NULL : g_ptr_array_index(table->rows, r - first_row);
        if (row && row->kind != ROW_BODY)
            append_line_of(out, width);
        append_row(out, table, cells, g_ptr_array_index(cells->rows, r), gap, !row);
        if (!row)
            append_line_of(out, width);
    }
}

/* One cell a line behind its header; a total's label stands alone. */
static void append_listed(GString *out, const Table *table, const TextCells *cells,
                          guint columns)
{
    char **header = table->header ? g_ptr_array_index(cells->rows, 0) : NULL;
    guint first_row = header ? 1 : 0, widest = 0;
    for (guint c = 0; header && c < cells->n_columns; c++)
        widest = MAX(widest, text_columns(header[c]));
    g_autofree char *indent = g_strnfill(widest + 2, ' ');
    for (guint r = first_row; r < cells->rows->len; r++) {
        char **texts = g_ptr_array_index(cells->rows, r);
        const TableRow *row = g_ptr_array_index(table->rows, r - first_row);
        if (r > first_row)
            g_string_append_c(out, '\n');
        for (guint c = 0; c < cells->n_columns; c++) {
            if (!*texts[c])
                continue;
            GString *label = g_string_new(NULL);
            if (header && !(c == 0 && row->kind != ROW_BODY)) {
                append_padded(label, header[c], widest, ALIGN_LEFT);
                g_string_append(label, "  ");
            }
            append_wrapped(out, texts[c], columns, label->str, label->len ? indent : "");
            g_string_free(label, TRUE);
        }
    }
}

void append_text_table(GString *out, const Table *table, guint columns)
{
    TextCells cells = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev),
                       .widths = g_array_new(FALSE, TRUE, sizeof(guint))};
    fill_text_cells(&cells, table);
    guint gap = 3;
    while (gap > 1 && sum_widths(&cells, gap) > columns)
        gap--;
    if (narrow_columns(table, &cells, columns))
        append_aligned(out, table, &cells, gap);
    else
        append_listed(out, table, &cells, columns);
    g_ptr_array_unref(cells.rows);
    g_array_unref(cells.widths);
}
