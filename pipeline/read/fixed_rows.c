#include "read/fixed_rows.h"

#include "read/row_cells.h"

#include <string.h>

#define TAB_STOP 8

typedef enum { COUNT_CHARACTERS, COUNT_TAB_STOPS, COUNT_BYTES, COUNT_WAYS } CountWay;

typedef struct {
    const TableLayout *layout;
    GString *line;  /* UTF-8, without its end */
    GString *bytes; /* the cells, each with its NUL */
    GArray *starts; /* gsize, in bytes */
    GPtrArray *cells;
} Cutter;

int layout_cell_position(const TableLayout *layout, guint cell)
{
    guint position = 1;
    for (guint i = 0; i < cell; i++)
        position += layout->cells[i].width;
    return (int)position;
}

/* The line without its end: CR, LF, and the Ctrl-Z with which DOS ended files. */
static gsize text_length(const char *line, gsize length)
{
    while (length > 0 && strchr("\r\n\x1a", line[length - 1]) && line[length - 1])
        length--;
    return length;
}

/* How many columns the character at `at` fills, if `filled` are filled already. */
static guint columns_of(const char *at, CountWay way, guint filled)
{
    if (way == COUNT_BYTES)
        return (guint)(g_utf8_next_char(at) - at);
    return way == COUNT_TAB_STOPS && *at == '\t' ? TAB_STOP - filled % TAB_STOP : 1;
}

static void end_cell(Cutter *cutter)
{
    g_string_append_c(cutter->bytes, '\0');
    gsize next = cutter->bytes->len;
    g_array_append_val(cutter->starts, next);
}

/* The line into cells; a character that spans two cells belongs to the first. */
static void cut(Cutter *cutter, CountWay way)
{
    const LayoutCell *cell = cutter->layout->cells;
    const LayoutCell *last = cell + cutter->layout->n - 1;
    const char *end = cutter->line->str + cutter->line->len;
    guint filled = 0, cell_end = cell->width;
    gsize start = 0;
    g_string_truncate(cutter->bytes, 0);
    g_array_set_size(cutter->starts, 0);
    g_array_append_val(cutter->starts, start);
    for (const char *at = cutter->line->str; at < end; at = g_utf8_next_char(at)) {
        for (; cell < last && filled >= cell_end; cell_end += cell->width) {
            end_cell(cutter);
            cell++;
        }
        filled += columns_of(at, way, filled);
        g_string_append_len(cutter->bytes, at, g_utf8_next_char(at) - at);
    }
    g_string_append_c(cutter->bytes, '\0');
}

static void list_cells(Cutter *cutter)
{
    g_ptr_array_set_size(cutter->cells, 0);
    for (guint i = 0; i < cutter->starts->len; i++) {
        char *cell = cutter->bytes->str + g_array_index(cutter->starts, gsize, i);
        g_ptr_array_add(cutter->cells, row_cells_trim(cell, cell + strlen(cell)));
    }
}

static gboolean has_reason(const Cutter *cutter, CountWay way)
{
    if (way == COUNT_TAB_STOPS)
        return strchr(cutter->line->str, '\t') != NULL;
    return way == COUNT_CHARACTERS ||
           g_utf8_strlen(cutter->line->str, -1) < (glong)cutter->line->len;
}

static gboolean fits(const Cutter *cutter)
{
    return !cutter->layout->fits ||
           cutter->layout->fits((char *const *)cutter->cells->pdata, cutter->cells->len);
}

static void cut_as_it_fits(Cutter *cutter)
{
    for (int way = COUNT_CHARACTERS; way < COUNT_WAYS; way++)
        if (has_reason(cutter, (CountWay)way)) {
            cut(cutter, (CountWay)way);
            list_cells(cutter);
            if (fits(cutter))
                return;
        }
    cut(cutter, COUNT_CHARACTERS);
    list_cells(cutter);
}

static gboolean read_lines(Cutter *cutter, LineStream *stream, const TextCodec *codec,
                           CsvRowTaker take, gpointer data, GError **error)
{
    g_autoptr(GError) failure = NULL;
    const char *line;
    gsize length;
    for (int number = 1; line_stream_next(stream, &line, &length, &failure); number++) {
        g_string_truncate(cutter->line, 0);
        gboolean is_good =
            text_codec_append(codec, cutter->line, line, text_length(line, length));
        if (strspn(cutter->line->str, " \t\r\x1a") == cutter->line->len)
            continue;
        cut_as_it_fits(cutter);
        CsvRow row = {.line = number,
                      .n = cutter->cells->len,
                      .cells = (char *const *)cutter->cells->pdata,
                      .state = ROW_AS_IS,
                      .damaged_cell = is_good ? 0 : 1,
                      .raw = cutter->line->str};
        if (!take(&row, data))
            return TRUE;
    }
    if (!failure)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
}

gboolean fixed_rows_read(LineStream *stream, const TextCodec *codec, const TableLayout *layout,
                         CsvRowTaker take, gpointer data, GError **error)
{
    Cutter cutter = {.layout = layout,
                     .line = g_string_new(NULL),
                     .bytes = g_string_new(NULL),
                     .starts = g_array_new(FALSE, FALSE, sizeof(gsize)),
                     .cells = g_ptr_array_new()};
    gboolean is_read = read_lines(&cutter, stream, codec, take, data, error);
    g_string_free(cutter.line, TRUE);
    g_string_free(cutter.bytes, TRUE);
    g_array_unref(cutter.starts);
    g_ptr_array_unref(cutter.cells);
    return is_read;
}
