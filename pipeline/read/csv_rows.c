#include "read/csv_rows.h"

#include <csv.h>
#include <string.h>

#define MOST_LINES_OF_A_ROW 200
#define MOST_BYTES_OF_A_ROW (256 * 1024)

typedef struct {
    struct csv_parser parser;
    const TextCodec *codec;
    const CsvDialect *dialect;
    CsvRowTaker take;
    gpointer data;

    GString *bytes;   /* the cells of the row being read, each with its NUL */
    GArray *starts;   /* gsize: where each cell begins in bytes */
    GPtrArray *cells; /* char * */
    int damaged_cell;

    int line, row_line;  /* being fed; where the row being read began */
    GString *open_lines; /* lines of a row that has not ended */
    GArray *open_ends;   /* gsize: where each of them ends */
    const char *fed;     /* the line being fed */
    gsize fed_length;
    gboolean has_row;    /* a row ended on the line being fed */
    gboolean is_misread; /* its quotes swallowed separators or lines */
    gboolean is_stopped;
} RowReader;

static void feed_line(RowReader *reader, const char *line, gsize length);

static void start_parser(RowReader *reader)
{
    csv_init(&reader->parser, 0);
    csv_set_delim(&reader->parser, (unsigned char)reader->dialect->separator);
    if (!reader->dialect->has_quotes)
        csv_set_quote(&reader->parser, 0);
}

static gboolean is_plain(const char *bytes, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if ((signed char)bytes[i] <= 0)
            return FALSE;
    return TRUE;
}

static void take_cell(void *bytes, size_t n, void *data)
{
    RowReader *reader = data;
    GString *text = reader->bytes;
    gsize start = text->len;
    g_array_append_val(reader->starts, start);
    if (is_plain(bytes, n)) {
        g_string_set_size(text, start + n + 1); /* with its NUL */
        memcpy(text->str + start, bytes, n);
        text->str[start + n] = '\0';
        return;
    }
    if (!text_codec_append(reader->codec, text, bytes, n) && !reader->damaged_cell)
        reader->damaged_cell = (int)reader->starts->len;
    g_string_append_c(text, '\0');
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

char *csv_rows_trim(char *start, char *end)
{
    gsize n;
    while ((n = space_length(start)) > 0)
        start += n;
    while (end > start && ((guchar)end[-1] <= ' ' || (guchar)end[-1] >= 0x80) &&
           (n = end_space_length(start, end)) > 0)
        end -= n;
    *end = '\0';
    return start;
}

/* The quotes around a cell that was read literally, in place. */
static char *strip_quotes(char *cell)
{
    gsize n = strlen(cell);
    if (n < 2 || cell[0] != '"' || cell[n - 1] != '"')
        return cell;
    cell[n - 1] = '\0';
    return cell + 1;
}

static void deliver_row(RowReader *reader, RowState state)
{
    g_ptr_array_set_size(reader->cells, 0);
    for (guint i = 0; i < reader->starts->len; i++) {
        gsize start = g_array_index(reader->starts, gsize, i);
        gsize end = i + 1 < reader->starts->len ? g_array_index(reader->starts, gsize, i + 1)
                                                : reader->bytes->len;
        char *cell = csv_rows_trim(reader->bytes->str + start, reader->bytes->str + end - 1);
        g_ptr_array_add(reader->cells, state == ROW_REPAIRED ? strip_quotes(cell) : cell);
    }
    CsvRow row = {.line = reader->row_line,
                  .n = reader->cells->len,
                  .cells = (char *const *)reader->cells->pdata,
                  .state = state,
                  .damaged_cell = reader->damaged_cell};
    if (!reader->is_stopped && row.n > 0 && !reader->take(&row, reader->data))
        reader->is_stopped = TRUE;
}

static void forget_row(RowReader *reader)
{
    g_string_truncate(reader->bytes, 0);
    g_array_set_size(reader->starts, 0);
    reader->damaged_cell = 0;
}

/*
 * TRUE if the cells are as many as the header's; one empty
 * cell more is a trailing separator.
 */
static gboolean has_right_count(const RowReader *reader)
{
    guint expected = reader->dialect->n_cells, n = reader->starts->len;
    return expected == 0 || n == expected || n == expected + 1;
}

static void ignore_cell(void *bytes, size_t n, void *data)
{
    (void)bytes;
    (void)n;
    (void)data;
}

static void ignore_row_end(int terminator, void *data)
{
    (void)terminator;
    (void)data;
}

/*
 * FALSE if the row that ends on the line being fed has a quote that neither closes its cell nor
 * is doubled: then the cell began too early and swallowed other lines.
 */
static gboolean has_sound_quotes(const RowReader *reader)
{
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT);
    csv_set_delim(&parser, (unsigned char)reader->dialect->separator);
    gsize taken = csv_parse(&parser, reader->open_lines->str, reader->open_lines->len,
                            ignore_cell, ignore_row_end, NULL);
    gboolean is_sound = taken == reader->open_lines->len &&
                        csv_parse(&parser, reader->fed, reader->fed_length, ignore_cell,
                                  ignore_row_end, NULL) == reader->fed_length;
    csv_free(&parser);
    return is_sound;
}

static void end_row(int terminator, void *data)
{
    RowReader *reader = data;
    (void)terminator;
    gboolean is_long = reader->open_lines->len > 0;
    gboolean has_quote = is_long || memchr(reader->fed, '"', reader->fed_length);
    reader->has_row = TRUE;
    if (reader->dialect->has_quotes && has_quote &&
        (!has_right_count(reader) || (is_long && !has_sound_quotes(reader)))) {
        reader->is_misread = TRUE;
        return;
    }
    deliver_row(reader, ROW_AS_IS);
    forget_row(reader);
}

static void split_line(RowReader *reader, const char *line, gsize length, gboolean has_quotes)
{
    struct csv_parser parser;
    forget_row(reader);
    csv_init(&parser, 0);
    csv_set_delim(&parser, (unsigned char)reader->dialect->separator);
    if (!has_quotes)
        csv_set_quote(&parser, 0);
    csv_parse(&parser, line, length, take_cell, ignore_row_end, reader);
    csv_free(&parser);
}

/*
 * One line with quotes as plain characters. If its cells are not as many as they should be
 * either: the cells as they were, where the row was closed, else the raw line.
 */
static void read_literally(RowReader *reader, const char *line, gsize length,
                           gboolean was_closed)
{
    split_line(reader, line, length, FALSE);
    if (reader->dialect->n_cells > 0 && has_right_count(reader)) {
        deliver_row(reader, ROW_REPAIRED);
    } else if (was_closed) {
        split_line(reader, line, length, TRUE);
        deliver_row(reader, ROW_AS_IS);
    } else {
        forget_row(reader);
        take_cell((void *)line, length, reader);
        deliver_row(reader, ROW_BROKEN);
    }
    forget_row(reader);
}

/* The row being read cannot be right: its first line literally, the others anew. */
static void read_again(RowReader *reader)
{
    g_autoptr(GString) lines = g_steal_pointer(&reader->open_lines);
    g_autoptr(GArray) ends = g_steal_pointer(&reader->open_ends);
    reader->open_lines = g_string_new(NULL);
    reader->open_ends = g_array_new(FALSE, FALSE, sizeof(gsize));
    csv_free(&reader->parser);
    start_parser(reader);
    gboolean was_closed = reader->is_misread && ends->len == 1;
    reader->is_misread = FALSE;
    int first = reader->row_line;
    gsize start = 0;
    for (guint i = 0; i < ends->len && !reader->is_stopped; i++) {
        gsize end = g_array_index(ends, gsize, i);
        reader->line = first + (int)i;
        if (i == 0)
            read_literally(reader, lines->str, end, was_closed);
        else
            feed_line(reader, lines->str + start, end - start);
        start = end;
    }
}

/* TRUE for what libcsv makes no row of: blanks, and tabs that separate nothing. */
static gboolean is_blank_line(const RowReader *reader, const char *line, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!strchr(" \r\n\t", line[i]) || line[i] == reader->dialect->separator)
            return FALSE;
    return TRUE;
}

static void keep_open_line(RowReader *reader, const char *line, gsize length)
{
    g_string_append_len(reader->open_lines, line, (gssize)length);
    g_array_append_val(reader->open_ends, reader->open_lines->len);
}

/* Feeds the line that stands at reader->line. */
static void feed_line(RowReader *reader, const char *line, gsize length)
{
    gboolean was_open = reader->open_lines->len > 0;
    if (!was_open)
        reader->row_line = reader->line;
    reader->has_row = FALSE;
    reader->fed = line;
    reader->fed_length = length;
    if (csv_parse(&reader->parser, line, length, take_cell, end_row, reader) < length)
        g_error("libcsv: %s", csv_strerror(csv_error(&reader->parser)));
    if (reader->is_misread) {
        keep_open_line(reader, line, length);
        read_again(reader);
    } else if (reader->has_row) {
        g_string_truncate(reader->open_lines, 0);
        g_array_set_size(reader->open_ends, 0);
    } else if (was_open || !is_blank_line(reader, line, length)) {
        keep_open_line(reader, line, length);
        if (reader->open_ends->len > MOST_LINES_OF_A_ROW ||
            reader->open_lines->len > MOST_BYTES_OF_A_ROW)
            read_again(reader);
    }
}

gboolean csv_rows_read(LineStream *stream, const TextCodec *codec, const CsvDialect *dialect,
                       CsvRowTaker take, gpointer data, GError **error)
{
    RowReader reader = {.codec = codec, .dialect = dialect, .take = take, .data = data};
    reader.bytes = g_string_sized_new(1024);
    reader.starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    reader.cells = g_ptr_array_new();
    reader.open_lines = g_string_new(NULL);
    reader.open_ends = g_array_new(FALSE, FALSE, sizeof(gsize));
    start_parser(&reader);
    const char *line;
    gsize length;
    GError *failure = NULL;
    for (int n = 1; !reader.is_stopped && line_stream_next(stream, &line, &length, &failure);
         n++) {
        reader.line = n;
        feed_line(&reader, line, length);
    }
    while (!failure && !reader.is_stopped && reader.open_lines->len > 0)
        read_again(&reader);
    csv_free(&reader.parser);
    g_string_free(reader.bytes, TRUE);
    g_array_unref(reader.starts);
    g_ptr_array_unref(reader.cells);
    g_string_free(reader.open_lines, TRUE);
    g_array_unref(reader.open_ends);
    if (failure)
        g_propagate_error(error, failure);
    return failure == NULL;
}
