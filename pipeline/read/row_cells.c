#include "read/row_cells.h"

#include <string.h>

void row_cells_clear(RowCells *cells)
{
    g_free(cells->text);
    g_free(cells->cells);
}

static void reserve(RowCells *cells, gsize n_bytes)
{
    gsize size = cells->text_used + (n_bytes + 1) * (TEXT_CODEC_GROWTH + 1) + CELL_READABLE;
    if (size > cells->text_size) {
        char *text = g_malloc(size);
        for (guint i = 0; i < cells->n; i++)
            cells->cells[i] = text + (cells->cells[i] - cells->text);
        if (cells->text_used > 0)
            memcpy(text, cells->text, cells->text_used);
        g_free(cells->text);
        cells->text = text;
        cells->text_size = size;
    }
    if (cells->n + n_bytes + 1 > cells->cells_size) {
        cells->cells_size = cells->n + n_bytes + 1;
        cells->cells = g_renew(char *, cells->cells, cells->cells_size);
    }
}

void row_cells_expect(RowCells *cells, const char *bytes, gsize n, gsize n_open)
{
    reserve(cells, n_open + n);
    cells->has_nul = cells->has_nul || memchr(bytes, '\0', n);
}

/* Bytes of a word that are above 127, of the first n. */
static guint64 find_high(guint64 word, gsize n)
{
    static const guint64 first[] = {0,
                                    G_GUINT64_CONSTANT(0x80),
                                    G_GUINT64_CONSTANT(0x8080),
                                    G_GUINT64_CONSTANT(0x808080),
                                    G_GUINT64_CONSTANT(0x80808080),
                                    G_GUINT64_CONSTANT(0x8080808080),
                                    G_GUINT64_CONSTANT(0x808080808080),
                                    G_GUINT64_CONSTANT(0x80808080808080),
                                    G_GUINT64_CONSTANT(0x8080808080808080)};
    return word & first[MIN(n, 8)];
}

/*
 * Copies a cell; FALSE where a byte is above 127. Two words always, whatever its length: most
 * cells are shorter, and a loop whose end cannot be foretold costs more than sixteen bytes.
 */
static gboolean copy_plain(char *to, const char *from, gsize n)
{
    guint64 words[2];
    memcpy(words, from, sizeof words);
    memcpy(to, words, sizeof words);
    guint64 high = find_high(GUINT64_FROM_LE(words[0]), n) |
                   find_high(GUINT64_FROM_LE(words[1]), n > 8 ? n - 8 : 0);
    for (gsize i = sizeof words; i < n; i++) {
        to[i] = from[i];
        high |= (guchar)from[i] & 0x80;
    }
    return high == 0;
}

/* The length of the white space at the beginning of a text; 0 if there is none. */
static gsize space_length(const char *at)
{
    guchar byte = (guchar)*at;
    if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
        return 1;
    if (byte == 0xc2 && at[1] == '\xa0')
        return 2;
    return byte == 0xe2 && at[1] == '\x80' && at[2] == '\xaf' ? 3 : 0;
}

/* The same at the end of a text. */
static gsize end_space_length(const char *start, const char *end)
{
    for (gsize n = 1; n <= 3 && start + n <= end; n++)
        if (space_length(end - n) == n)
            return n;
    return 0;
}

static gboolean may_be_space(char c)
{
    return (guchar)c <= ' ' || (guchar)c >= 0x80;
}

char *row_cells_trim(char *start, char *end)
{
    gsize n;
    *end = '\0';
    while ((n = space_length(start)) > 0)
        start += n;
    while (end > start && (n = end_space_length(start, end)) > 0)
        end -= n;
    *end = '\0';
    return start;
}

/* Moves a text to where its cell begins; how much it takes there. */
static gsize put_text(char *to, const char *text)
{
    gsize size = strlen(text) + 1;
    if (to != text)
        memmove(to, text, size);
    return size;
}

static void end_cell(RowCells *cells, char *start, char *end)
{
    *end = '\0';
    gboolean is_trimmed = start == end || !(may_be_space(*start) || may_be_space(end[-1]));
    cells->cells[cells->n++] = start;
    cells->text_used +=
        is_trimmed ? (gsize)(end - start) + 1 : put_text(start, row_cells_trim(start, end));
}

void row_cells_take_raw(RowCells *cells, const char *bytes, gsize n)
{
    char *start = cells->text + cells->text_used, *end = start;
    if (!text_codec_write(cells->codec, &end, bytes, n) && !cells->damaged)
        cells->damaged = (int)cells->n + 1;
    end_cell(cells, start, end);
}

void row_cells_take(RowCells *cells, const char *bytes, gsize n)
{
    char *start = cells->text + cells->text_used;
    if (copy_plain(start, bytes, n) && !cells->has_nul)
        end_cell(cells, start, start + n);
    else
        row_cells_take_raw(cells, bytes, n);
}

void row_cells_forget(RowCells *cells)
{
    cells->n = 0;
    cells->text_used = 0;
    cells->damaged = 0;
}

void row_cells_strip_quotes(RowCells *cells)
{
    char *to = cells->text;
    for (guint i = 0; i < cells->n; i++) {
        char *cell = cells->cells[i];
        gsize n = strlen(cell);
        if (n >= 2 && cell[0] == '"' && cell[n - 1] == '"') {
            cell[n - 1] = '\0';
            cell++;
        }
        cells->cells[i] = to;
        to += put_text(to, cell);
    }
    cells->text_used = (gsize)(to - cells->text);
}
