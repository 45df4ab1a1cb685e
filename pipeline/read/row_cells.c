#include "read/row_cells.h"

#include <string.h>

#define LOWEST_BITS G_GUINT64_CONSTANT(0x0101010101010101)
#define HIGHEST_BITS G_GUINT64_CONSTANT(0x8080808080808080)

void row_cells_clear(RowCells *cells)
{
    g_free(cells->text);
    g_free(cells->cells);
}

void row_cells_reserve(RowCells *cells, gsize n_bytes)
{
    gsize size = cells->text_used + (n_bytes + 1) * (TEXT_CODEC_GROWTH + 1);
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

/* Has a bit among HIGHEST_BITS if one of the bytes is NUL or above 127. */
static guint64 copy_eight(char *to, const char *from)
{
    guint64 word;
    memcpy(&word, from, sizeof word);
    memcpy(to, &word, sizeof word);
    return word | (word - LOWEST_BITS);
}

/* Copies ASCII, eight bytes at a time. FALSE where a byte is NUL or above 127. */
static gboolean copy_plain(char *to, const char *from, gsize n)
{
    guint64 seen = 0;
    if (n < 8) {
        for (gsize i = 0; i < n; i++) {
            guchar byte = (guchar)from[i];
            to[i] = from[i];
            seen |= byte | (byte - 1u);
        }
        return (seen & 0x80) == 0;
    }
    for (gsize i = 0; i + 8 < n; i += 8)
        seen |= copy_eight(to + i, from + i);
    seen |= copy_eight(to + n - 8, from + n - 8); /* over some once more */
    return (seen & HIGHEST_BITS) == 0;
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
    if (start == end || (!may_be_space(*start) && !may_be_space(end[-1])))
        return start;
    while ((n = space_length(start)) > 0)
        start += n;
    while (end > start && (n = end_space_length(start, end)) > 0)
        end -= n;
    *end = '\0';
    return start;
}

void row_cells_take(RowCells *cells, const char *bytes, gsize n)
{
    char *start = cells->text + cells->text_used, *end = start;
    if (copy_plain(start, bytes, n))
        end += n;
    else if (!text_codec_write(cells->codec, &end, bytes, n) && !cells->damaged)
        cells->damaged = (int)cells->n + 1;
    cells->cells[cells->n++] = row_cells_trim(start, end);
    cells->text_used += (gsize)(end - start) + 1;
}

void row_cells_forget(RowCells *cells)
{
    cells->n = 0;
    cells->text_used = 0;
    cells->damaged = 0;
}

void row_cells_strip_quotes(RowCells *cells)
{
    for (guint i = 0; i < cells->n; i++) {
        char *cell = cells->cells[i];
        gsize n = strlen(cell);
        if (n < 2 || cell[0] != '"' || cell[n - 1] != '"')
            continue;
        cell[n - 1] = '\0';
        cells->cells[i] = cell + 1;
    }
}
