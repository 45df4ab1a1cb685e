#include "read/table.h"

#include "ground/text.h"
#include "read/column_map.h"
#include "read/encoding_guess.h"
#include "read/fixed_rows.h"
#include "read/header_search.h"
#include "read/numbered_columns.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SAMPLE_LINES 120
#define SAMPLE_BYTES (256 * 1024)

static gboolean is_auto(const char *choice)
{
    return text_is_blank(choice) || g_ascii_strcasecmp(choice, "auto") == 0;
}

/* What a file is that is no table, by its first bytes; NULL if nothing tells. */
static const char *find_foreign_format(const guchar *bytes, gsize n)
{
    static const struct {
        const char *mark, *name;
    } formats[] = {
        {"PK\x03\x04", "a spreadsheet (xlsx, ods) or zip file"},
        {"\xd0\xcf\x11\xe0", "an old Excel file (xls)"},
        {"%PDF", "a PDF"},
        {"\x89PNG", "a picture"},
        {"<?xml", "an XML file"},
        {"\x1f\x8b", "a compressed file"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        gsize length = strlen(formats[i].mark);
        if (n >= length && memcmp(bytes, formats[i].mark, length) == 0)
            return formats[i].name;
    }
    return NULL;
}

/* Reads the file until its encoding shows; FALSE and *error if it cannot be read. */
static gboolean guess_encoding(const TableRequest *request, EncodingGuess *guess,
                               const char **foreign, GError **error)
{
    int fd = open(request->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return outcome_fail(
            error, request->code,
            "%s cannot be opened (%s): %s; put the file there or change %s.file", request->name,
            request->path, g_strerror(errno), request->key);
    g_autoptr(EncodingWatch) watch = encoding_watch_new();
    g_autofree guchar *piece = g_malloc(SAMPLE_BYTES);
    ssize_t got;
    *foreign = NULL;
    gboolean is_first = TRUE;
    do {
        got = read(fd, piece, SAMPLE_BYTES);
        if (got > 0 && is_first)
            *foreign = find_foreign_format(piece, (gsize)got);
        is_first = is_first && got < 0;
    } while ((got < 0 && errno == EINTR) ||
             (got > 0 && encoding_watch_take(watch, piece, (gsize)got)));
    int cause = errno;
    close(fd);
    if (got < 0)
        return outcome_fail(error, request->code, "%s cannot be read (%s): %s", request->name,
                            request->path, g_strerror(cause));
    *guess = encoding_watch_conclude(watch);
    return TRUE;
}

static gboolean choose_encoding(Table *table, GError **error)
{
    const TableRequest *request = &table->request;
    EncodingGuess guess = {0};
    const char *foreign = NULL;
    if (!guess_encoding(request, &guess, &foreign, error))
        return FALSE;
    if (foreign) {
        complaint_add(table->complaints, COMPLAINT_REFUSED, "file-no-table",
                      table_place(table, 0, -1),
                      "this is %s, not a table as text; save or export it as CSV", foreign);
        return FALSE;
    }
    gboolean is_chosen = !is_auto(request->encoding);
    table->encoding = g_strdup(is_chosen ? request->encoding : guess.encoding);
    table->evidence = g_strdup(is_chosen ? "settings" : guess.evidence);
    table->codec = text_codec_new(table->encoding);
    if (!table->codec)
        complaint_add(table->complaints, COMPLAINT_REFUSED, "encoding-unknown",
                      table_place(table, 0, -1),
                      "the encoding \"%s\" of %s.encoding is not known; give a name such as "
                      "UTF-8, CP1252, ISO-8859-15 or CP850",
                      table->encoding, request->key);
    else if (!is_chosen && guess.rival)
        complaint_add(table->complaints, COMPLAINT_WARNING, "encoding-uncertain",
                      table_place(table, 0, -1),
                      "the few accented letters may be %s or %s; read as %s; look at the names "
                      "and set %s.encoding if they are wrong",
                      guess.encoding, guess.rival, guess.encoding, request->key);
    else if (!is_chosen && !guess.is_sure)
        complaint_add(table->complaints, COMPLAINT_WARNING, "encoding-uncertain",
                      table_place(table, 0, -1),
                      "the accented letters fit no known encoding; read as CP1252; "
                      "%s.encoding decides",
                      request->key);
    return table->codec != NULL;
}

/* The file's first lines as UTF-8. */
static GString *read_sample(const Table *table, GError **error)
{
    g_autoptr(LineStream) stream = line_stream_open(table->request.path, table->request.name,
                                                    table->codec, table->request.code, error);
    if (!stream)
        return NULL;
    g_autoptr(GError) failure = NULL;
    GString *sample = g_string_new(NULL);
    const char *line;
    gsize length;
    for (int n = 0; n < SAMPLE_LINES && sample->len < SAMPLE_BYTES &&
                    line_stream_next(stream, &line, &length, &failure);
         n++) {
        if (text_codec_is_bytewise(table->codec))
            text_codec_append(table->codec, sample, line, length);
        else
            g_string_append_len(sample, line, (gssize)length);
    }
    if (!failure)
        return sample;
    g_propagate_error(error, g_steal_pointer(&failure));
    g_string_free(sample, TRUE);
    return NULL;
}

/* "sep=;" as the first line, a habit of Excel; 0 if it is not there. */
static char find_separator_line(const GString *sample)
{
    const char *text = sample->str + (*sample->str == '"');
    if (g_ascii_strncasecmp(text, "sep=", 4) != 0 || !text[4])
        return 0;
    return strchr("\r\n\"", text[5]) ? text[4] : 0;
}

/* The separator of the settings; 0 for auto; FALSE if it is none. */
static gboolean choose_separator(const Table *table, char *separator)
{
    const char *choice = table->request.separator;
    *separator = 0;
    if (is_auto(choice) && !(choice && *choice == '\t'))
        return TRUE;
    if (g_ascii_strcasecmp(choice, "tab") == 0 || strcmp(choice, "\\t") == 0)
        *separator = '\t';
    else if (strlen(choice) == 1)
        *separator = *choice;
    if (*separator)
        return TRUE;
    complaint_add(table->complaints, COMPLAINT_REFUSED, "separator-unknown",
                  table_place(table, 0, -1),
                  "%s.separator is \"%s\"; give one character, or tab, or auto",
                  table->request.key, choice);
    return FALSE;
}

static gboolean find_header(Table *table, const GString *sample)
{
    char separator;
    if (!choose_separator(table, &separator))
        return FALSE;
    if (!separator)
        separator = find_separator_line(sample);
    g_autoptr(GPtrArray) wanted = column_map_list_wanted(table->request.columns);
    HeaderFound found =
        header_search(sample, table->request.shape, separator,
                      (const char *const *)wanted->pdata, table->request.has_quotes);
    table->dialect.separator = found.separator;
    table->dialect.has_quotes = table->request.has_quotes;
    table->header = found.header ? found.header : g_new0(char *, 1);
    table->dialect.n_cells = g_strv_length(table->header);
    table->n_trailing = found.n_trailing;
    table->header_line = found.line;
    const GPtrArray *choices = table->request.columns;
    if (found.n_recognised >= 2 &&
        numbered_columns_fit_header(choices, table->header, table->dialect.n_cells))
        return TRUE;
    if (numbered_columns_are_used(choices) && table->dialect.n_cells > 1) {
        numbered_columns_make_header(table, sample);
        return TRUE;
    }
    g_autofree char *whole = g_strjoinv(", ", table->header);
    g_autofree char *seen = g_utf8_substring(whole, 0, MIN(g_utf8_strlen(whole, -1), 200));
    g_autofree char *example = numbered_columns_example(table->request.shape);
    g_autofree char *near = header_suggest(table->request.shape, table->header);
    complaint_add(table->complaints, COMPLAINT_REFUSED, "header-unknown",
                  table_place(table, found.line, -1),
                  "no row of column names was recognised%s%s%s; name the columns under "
                  "%s.columns by their headers, or by their numbers where there is no header, "
                  "like %s, and look at %s.separator and %s.encoding",
                  *seen ? "; the first row is: " : ", the file is empty", seen, near,
                  table->request.key, example, table->request.key, table->request.key);
    return FALSE;
}

/* The cells are known without a header. */
static void use_layout(Table *table)
{
    const TableLayout *layout = table->request.layout;
    table->dialect = (CsvDialect){layout->separator, layout->has_quotes, layout->n};
    table->header = g_new0(char *, layout->n + 1);
    table->places = g_new(int, table->request.shape->n);
    for (guint i = 0; i < table->request.shape->n; i++)
        table->places[i] = -1;
    for (guint i = 0; i < layout->n; i++) {
        table->header[i] = g_strdup(layout->cells[i].name);
        if (layout->cells[i].column >= 0)
            table->places[layout->cells[i].column] = (int)i;
    }
}

Table *table_open(const TableRequest *request, Complaints *complaints, GError **error)
{
    g_autoptr(Table) table = g_new0(Table, 1);
    table->request = *request;
    table->complaints = complaints;
    if (!choose_encoding(table, error))
        return NULL;
    if (request->layout) {
        use_layout(table);
        return g_steal_pointer(&table);
    }
    g_autoptr(GString) sample = read_sample(table, error);
    if (!sample || !find_header(table, sample) || !column_map_fill(table))
        return NULL;
    return g_steal_pointer(&table);
}

void table_free(Table *table)
{
    if (!table)
        return;
    text_codec_free(table->codec);
    g_free(table->encoding);
    g_free(table->evidence);
    g_free(table->places);
    if (table->notes)
        for (int i = 0; table->header[i]; i++)
            g_free(table->notes[i]);
    g_free(table->notes);
    g_free(table->currencies);
    g_strfreev(table->header);
    g_free(table);
}

typedef struct {
    Table *table;
    TableRowTaker take;
    gpointer data;
} RowFilter;

static gboolean is_blank_row(const CsvRow *row)
{
    for (guint i = 0; i < row->n; i++)
        if (row->cells[i][strspn(row->cells[i], "\x1a")]) /* a line of Ctrl-Z: DOS's end */
            return FALSE;
    return TRUE;
}

static RowTrouble find_trouble(const Table *table, const CsvRow *row)
{
    if (row->state == ROW_BROKEN)
        return TROUBLE_QUOTES;
    for (guint i = table->dialect.n_cells; i < row->n; i++)
        if (row->cells[i][0])
            return TROUBLE_TOO_MANY_CELLS;
    return TROUBLE_NONE;
}

static gboolean filter_row(const CsvRow *row, gpointer data)
{
    RowFilter *filter = data;
    if (row->line < filter->table->header_line) {
        gboolean is_wanted = filter->table->request.wants_titles && !is_blank_row(row) &&
                             g_ascii_strncasecmp(row->cells[0], "sep=", 4) != 0;
        return !is_wanted || filter->take(row, TROUBLE_NONE, filter->data);
    }
    if (row->line == filter->table->header_line || is_blank_row(row))
        return TRUE;
    filter->table->n_rows++;
    return filter->take(row, find_trouble(filter->table, row), filter->data);
}

gboolean table_read(Table *table, TableRowTaker take, gpointer data, GError **error)
{
    g_autoptr(LineStream) stream = line_stream_open(table->request.path, table->request.name,
                                                    table->codec, table->request.code, error);
    if (!stream)
        return FALSE;
    table->n_rows = 0;
    RowFilter filter = {table, take, data};
    const TextCodec *codec = text_codec_is_bytewise(table->codec) ? table->codec : NULL;
    const TableLayout *layout = table->request.layout;
    if (layout && !layout->separator)
        return fixed_rows_read(stream, codec, layout, filter_row, &filter, error);
    CsvDialect dialect = table->dialect;
    if (layout)
        dialect.n_cells = table->n_expected;
    return csv_rows_read(stream, codec, &dialect, filter_row, &filter, error);
}

gboolean table_has_column(const Table *table, guint column)
{
    return table->places[column] >= 0;
}

Place table_place(const Table *table, int line, int column)
{
    const TableLayout *layout = table->request.layout;
    int cell = column >= 0 && table->places ? table->places[column] + 1 : 0;
    if (cell > 0 && layout && !layout->separator)
        cell = layout_cell_position(layout, (guint)cell - 1);
    return (Place){table->request.name, line, cell};
}

char *table_row_text(const Table *table, const CsvRow *row)
{
    if (row->raw)
        return g_strdup(row->raw);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < row->n; i++) {
        if (i > 0)
            g_string_append_c(text, table->dialect.separator);
        g_string_append(text, row->cells[i]);
    }
    return g_string_free(text, FALSE);
}

guint table_count_recognised(const TableRequest *request)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(Table) table = g_new0(Table, 1);
    table->request = *request;
    table->complaints = unheard;
    if (!choose_encoding(table, NULL))
        return 0;
    g_autoptr(GString) sample = read_sample(table, NULL);
    char separator;
    if (!sample || !choose_separator(table, &separator))
        return 0;
    HeaderFound found =
        header_search(sample, request->shape, separator, NULL, request->has_quotes);
    g_strfreev(found.header);
    return found.n_recognised;
}
