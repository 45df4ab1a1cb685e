#include "read/csv_rows.h"

#include "read/row_cells.h"

#include <csv.h>
#include <string.h>

#define CELL_BLOCK 1024 /* by which libcsv's buffer grows; more than CELL_READABLE */
#define MOST_LINES_OF_A_ROW 200
#define MOST_BYTES_OF_A_ROW (256 * 1024)

/* A line, or what stands before a CR inside one, of a row that has not ended. */
typedef struct {
    gsize end; /* in open_text */
    int line;
} OpenLine;

typedef struct {
    struct csv_parser parser;
    const CsvDialect *dialect;
    CsvRowTaker take;
    gpointer data;
    char line_end;

    RowCells cells;     /* of the row being read */
    int line, row_line; /* being fed; where the row being read began */
    GString *open_text; /* of a row that has not ended */
    GArray *open_lines; /* OpenLine: what it is made of */
    const char *fed;    /* the line being fed */
    gsize fed_length;
    gboolean has_row;    /* a row ended on the line being fed, or the line is blank */
    gboolean is_misread; /* its quotes swallowed separators or lines */
    gboolean is_stopped;
} RowReader;

static void feed_line(RowReader *reader, const char *line, gsize length);

/* With CSV_REPALL_NL each line end outside quotes is told: rows without cells count lines. */
static void start_parser(RowReader *reader)
{
    csv_init(&reader->parser, CSV_REPALL_NL);
    csv_set_blk_size(&reader->parser, CELL_BLOCK);
    csv_set_delim(&reader->parser, (unsigned char)reader->dialect->separator);
    if (!reader->dialect->has_quotes)
        csv_set_quote(&reader->parser, 0);
}

static void take_cell(void *bytes, size_t n, void *data)
{
    RowReader *reader = data;
    row_cells_take(&reader->cells, bytes, n);
}

static void deliver_row(RowReader *reader, RowState state)
{
    if (state == ROW_REPAIRED)
        row_cells_strip_quotes(&reader->cells);
    CsvRow row = {.line = reader->row_line,
                  .n = reader->cells.n,
                  .cells = reader->cells.cells,
                  .state = state,
                  .damaged_cell = reader->cells.damaged,
                  .text = reader->cells.text,
                  .text_size = reader->cells.text_used};
    if (!reader->is_stopped && row.n > 0 && !reader->take(&row, reader->data))
        reader->is_stopped = TRUE;
    row_cells_forget(&reader->cells);
}

/* One multiplication for eight bytes: each line of an extract is digested. */
guint32 csv_row_digest(const CsvRow *row)
{
    const guint64 factor = G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    const char *at = row->text, *end = at + row->text_size;
    guint64 digest = row->text_size, word;
    for (; (gsize)(end - at) >= sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        digest = (digest ^ word) * factor;
    }
    for (; at < end; at++)
        digest = (digest ^ (guchar)*at) * factor;
    return (guint32)(digest ^ digest >> 32);
}

/*
 * TRUE if the cells are as many as the header's; one empty
 * cell more is a trailing separator.
 */
static gboolean has_right_count(const RowReader *reader)
{
    guint expected = reader->dialect->n_cells, n = reader->cells.n;
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
    gsize taken = csv_parse(&parser, reader->open_text->str, reader->open_text->len,
                            ignore_cell, ignore_row_end, NULL);
    gboolean is_sound = taken == reader->open_text->len &&
                        csv_parse(&parser, reader->fed, reader->fed_length, ignore_cell,
                                  ignore_row_end, NULL) == reader->fed_length;
    csv_free(&parser);
    return is_sound;
}

static void end_row(int terminator, void *data)
{
    RowReader *reader = data;
    (void)terminator;
    gboolean is_long = reader->open_text->len > 0;
    gboolean has_quote = is_long || memchr(reader->fed, '"', reader->fed_length);
    reader->has_row = TRUE;
    if (reader->cells.n == 0 || reader->is_misread)
        return;
    if (reader->dialect->has_quotes && has_quote &&
        (!has_right_count(reader) || (is_long && !has_sound_quotes(reader)))) {
        reader->is_misread = TRUE;
        return;
    }
    deliver_row(reader, ROW_AS_IS);
}

/* The same while whole lines without any quote are fed. */
static void end_plain_row(int terminator, void *data)
{
    RowReader *reader = data;
    reader->row_line = reader->line;
    if (reader->cells.n > 0)
        deliver_row(reader, ROW_AS_IS);
    reader->line += terminator == reader->line_end;
}

static void split_line(RowReader *reader, const char *line, gsize length, gboolean has_quotes)
{
    struct csv_parser parser;
    row_cells_forget(&reader->cells);
    row_cells_expect(&reader->cells, line, length, 0);
    csv_init(&parser, 0);
    csv_set_blk_size(&parser, CELL_BLOCK);
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
        row_cells_forget(&reader->cells);
        row_cells_take_raw(&reader->cells, line, length);
        deliver_row(reader, ROW_BROKEN);
    }
}

/* The row being read cannot be right: its first line literally, the others anew. */
static void read_again(RowReader *reader)
{
    g_autoptr(GString) text = g_steal_pointer(&reader->open_text);
    g_autoptr(GArray) lines = g_steal_pointer(&reader->open_lines);
    reader->open_text = g_string_new(NULL);
    reader->open_lines = g_array_new(FALSE, FALSE, sizeof(OpenLine));
    csv_free(&reader->parser);
    start_parser(reader);
    gboolean was_closed = reader->is_misread && lines->len == 1;
    reader->is_misread = FALSE;
    gsize start = 0;
    for (guint i = 0; i < lines->len && !reader->is_stopped; i++) {
        const OpenLine *open = &g_array_index(lines, OpenLine, i);
        reader->line = open->line;
        if (i == 0)
            read_literally(reader, text->str, open->end, was_closed);
        else
            feed_line(reader, text->str + start, open->end - start);
        start = open->end;
    }
}

static void keep_open_line(RowReader *reader, const char *line, gsize length)
{
    g_string_append_len(reader->open_text, line, (gssize)length);
    OpenLine open = {reader->open_text->len, reader->line};
    g_array_append_val(reader->open_lines, open);
}

static void parse(RowReader *reader, const char *bytes, gsize n, void (*end)(int, void *))
{
    /* a quoted cell that began on an earlier line is taken with what it has from there */
    row_cells_expect(&reader->cells, bytes, n, reader->open_text->len);
    if (csv_parse(&reader->parser, bytes, n, take_cell, end, reader) < n)
        g_error("libcsv: %s", csv_strerror(csv_error(&reader->parser)));
}

/* Feeds the line that stands at reader->line. */
static void feed_line(RowReader *reader, const char *line, gsize length)
{
    gboolean was_open = reader->open_text->len > 0;
    if (!was_open)
        reader->row_line = reader->line;
    reader->has_row = FALSE;
    reader->fed = line;
    reader->fed_length = length;
    parse(reader, line, length, end_row);
    if (reader->is_misread) {
        keep_open_line(reader, line, length);
        read_again(reader);
    } else if (reader->has_row) {
        g_string_truncate(reader->open_text, 0);
        g_array_set_size(reader->open_lines, 0);
    } else {
        keep_open_line(reader, line, length);
        if (reader->open_lines->len > MOST_LINES_OF_A_ROW ||
            reader->open_text->len > MOST_BYTES_OF_A_ROW)
            read_again(reader);
    }
}

/* How many bytes of the lines stand before the first line that has a quote. */
static gsize plain_length(const RowReader *reader, const char *lines, gsize length)
{
    const char *quote = memchr(lines, reader->dialect->has_quotes ? '"' : '\0', length);
    gsize n = quote ? (gsize)(quote - lines) : length;
    while (n > 0 && lines[n - 1] != reader->line_end)
        n--;
    return n;
}

/* Of the first line, or of what stands before a CR inside it, which ends a row too. */
static gsize line_length(const RowReader *reader, const char *lines, gsize length)
{
    const char *end = memchr(lines, reader->line_end, length);
    const char *inside = lines;
    while ((inside = memchr(inside, '\r', (gsize)(end - inside))) && strchr("\r\n", inside[1]))
        inside++;
    return (gsize)((inside ? inside : end) - lines) + 1;
}

/*
 * Lines without quotes, which are most, are fed in one go: nothing can go wrong with them that
 * would need the line once more. The others are fed line by line.
 */
static void feed_lines(RowReader *reader, const char *lines, gsize length)
{
    for (gsize at = 0, n; at < length && !reader->is_stopped; at += n) {
        const char *start = lines + at;
        n = reader->open_text->len > 0 ? 0 : plain_length(reader, start, length - at);
        if (n > 0) {
            parse(reader, start, n, end_plain_row);
        } else {
            n = line_length(reader, start, length - at);
            feed_line(reader, start, n);
            reader->line += start[n - 1] == reader->line_end;
        }
    }
}

gboolean csv_rows_read(LineStream *stream, const TextCodec *codec, const CsvDialect *dialect,
                       CsvRowTaker take, gpointer data, GError **error)
{
    RowReader reader = {.dialect = dialect, .take = take, .data = data, .line = 1};
    reader.cells.codec = codec;
    reader.open_text = g_string_new(NULL);
    reader.open_lines = g_array_new(FALSE, FALSE, sizeof(OpenLine));
    start_parser(&reader);
    const char *lines;
    gsize length;
    GError *failure = NULL;
    while (!reader.is_stopped && line_stream_next_lines(stream, &lines, &length, &failure)) {
        reader.line_end = line_stream_line_end(stream);
        feed_lines(&reader, lines, length);
    }
    while (!failure && !reader.is_stopped && reader.open_text->len > 0)
        read_again(&reader);
    csv_free(&reader.parser);
    row_cells_clear(&reader.cells);
    g_string_free(reader.open_text, TRUE);
    g_array_unref(reader.open_lines);
    if (failure)
        g_propagate_error(error, failure);
    return failure == NULL;
}
