#include "render/text_columns.h"
#include "ground/text.h"
#include <string.h>

guint text_columns(const char *text)
{
    guint columns = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        columns += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    return columns;
}

/* NBSP and narrow NBSP become spaces, once lines are made. */
static void append_plain(GString *out, const char *text, gsize length)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == 0xA0 || c == 0x202F)
            g_string_append_c(out, ' ');
        else if (c != 0xAD)
            g_string_append_unichar(out, c);
    }
}

static void append_spaces(GString *out, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

void append_padded(GString *out, const char *text, guint columns, Align align)
{
    guint used = text_columns(text), missing = columns > used ? columns - used : 0;
    guint before = align == ALIGN_RIGHT ? missing : align == ALIGN_CENTRE ? missing / 2 : 0;
    append_spaces(out, before);
    append_plain(out, text, strlen(text));
    append_spaces(out, missing - before);
}

static void trim_line_end(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static void append_wrapped_line(GString *out, const char *line, guint columns,
                                const char *first_prefix, const char *prefix)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    g_string_append(out, first_prefix);
    guint used = text_columns(first_prefix);
    gboolean is_empty = TRUE;
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        guint width = text_columns(*word);
        if (!is_empty && used + 1 + width > columns) {
            trim_line_end(out);
            g_string_append(out, prefix);
            used = text_columns(prefix);
            is_empty = TRUE;
        }
        if (!is_empty) {
            g_string_append_c(out, ' ');
            used++;
        }
        append_plain(out, *word, strlen(*word));
        used += width;
        is_empty = FALSE;
    }
    trim_line_end(out);
}

void append_wrapped(GString *out, const char *text, guint columns, const char *first_prefix,
                    const char *prefix)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        append_wrapped_line(out, *line, columns, line == lines ? first_prefix : prefix, prefix);
}

char *spans_to_text(const GPtrArray *spans)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; spans && i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);
        g_string_append(text, text_or_empty(span->text));
        if (!text_is_blank(span->href) && !text_equals(span->href, span->text))
            g_string_append_printf(text, " <%s>", span->href);
    }
    return g_string_free(text, FALSE);
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

static void append_aligned(GString *out, const Table *table, const TextCells *cells, guint gap,
                           guint width)
{
    guint first_row = table->header ? 1 : 0;
    for (guint r = 0; r < cells->rows->len; r++) {
        char **texts = g_ptr_array_index(cells->rows, r);
        const TableRow *row =
            r < first_row ? NULL : g_ptr_array_index(table->rows, r - first_row);
        if (row && row->kind != ROW_BODY)
            append_line_of(out, width);
        for (guint c = 0; c < cells->n_columns; c++) {
            if (c > 0)
                append_spaces(out, gap);
            append_padded(out, texts[c], g_array_index(cells->widths, guint, c),
                          align_of(table, c));
        }
        trim_line_end(out);
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
    guint sum = 0, gap = 3;
    for (guint c = 0; c < cells.n_columns; c++)
        sum += g_array_index(cells.widths, guint, c);
    guint gaps = cells.n_columns > 0 ? cells.n_columns - 1 : 0;
    while (gap > 1 && sum + gap * gaps > columns)
        gap--;
    if (sum + gap * gaps <= columns)
        append_aligned(out, table, &cells, gap, sum + gap * gaps);
    else
        append_listed(out, table, &cells, columns);
    g_ptr_array_unref(cells.rows);
    g_array_unref(cells.widths);
}
