/*
 * Rows of a FEC that came apart, because a separator or a line end stands inside a text, or
 * because a line has another separator than its neighbours. A row is put together only if it
 * then makes sense as an entry; what makes none is refused.
 */
#include "read/fec_rows.h"

#include <string.h>

#define MOST_PARTS 8 /* of a row that line ends have cut */

/* The text columns, those that people write into freely first. */
static const guint text_columns[] = {FEC_LABEL,        FEC_AUXILIARY_NAME, FEC_ACCOUNT_NAME,
                                     FEC_JOURNAL_NAME, FEC_PIECE,          FEC_ENTRY};

static const char *cell(const FecReader *reader, const CsvRow *csv, guint column)
{
    return table_cell(reader->table, csv, column);
}

static gboolean is_date(const FecReader *reader, const CsvRow *csv, guint column)
{
    Day day;
    return date_parse(cell(reader, csv, column), &reader->dialect.dates, &day) == DATE_READ;
}

static gboolean is_blank_or_date(const FecReader *reader, const CsvRow *csv, guint column)
{
    Day day;
    return date_parse(cell(reader, csv, column), &reader->dialect.dates, &day) <= DATE_BLANK;
}

/* How many of the amount columns are filled with something other than 0; -1 if one is none. */
static int count_amounts(const FecReader *reader, const CsvRow *csv)
{
    static const guint columns[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT};
    int n_read = 0, n_filled = 0;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        Amount amount = amount_parse(cell(reader, csv, columns[i]), reader->dialect.decimal,
                                     reader->currency);
        if (amount.state != AMOUNT_READ && amount.state != AMOUNT_BLANK)
            return -1;
        n_read += amount.state == AMOUNT_READ;
        n_filled += amount.state == AMOUNT_READ && amount.minor != 0;
    }
    return n_read > 0 ? n_filled : -1;
}

/* Debit and Credit, or Montant and a Sens that says which. */
static gboolean has_side(const FecReader *reader, const CsvRow *csv)
{
    return (table_has_column(reader->table, FEC_DEBIT) &&
            table_has_column(reader->table, FEC_CREDIT)) ||
           fec_side_sign(cell(reader, csv, FEC_SIDE)) != 0;
}

static gboolean is_money(const FecReader *reader, const char *text)
{
    return strpbrk(text, ",.") &&
           amount_parse(text, reader->dialect.decimal, reader->currency).state == AMOUNT_READ;
}

/* 0: these cells are no entry; else the more, the better they fit the columns. */
static int weigh(const FecReader *reader, const CsvRow *csv)
{
    int n_amounts = count_amounts(reader, csv);
    if (n_amounts < 0 || !has_side(reader, csv) || !is_date(reader, csv, FEC_ENTRY_DATE) ||
        !is_blank_or_date(reader, csv, FEC_PIECE_DATE) ||
        !g_ascii_isdigit(*cell(reader, csv, FEC_ACCOUNT)))
        return 0;
    int weight = 10 + 2 * (n_amounts == 1);
    weight += 3 * is_date(reader, csv, FEC_VALID_DATE);
    weight -= 3 * !is_blank_or_date(reader, csv, FEC_VALID_DATE);
    weight -= 3 * !is_blank_or_date(reader, csv, FEC_LETTERING_DATE);
    weight -= 3 * is_money(reader, cell(reader, csv, FEC_LETTERING));
    weight -= strlen(cell(reader, csv, FEC_FOREIGN_CURRENCY)) > 4;
    weight += fec_book_has_account(reader->book, cell(reader, csv, FEC_ACCOUNT),
                                   cell(reader, csv, FEC_AUXILIARY));
    return MAX(weight, 0);
}

static guint count_expected(const FecReader *reader)
{
    return reader->table->dialect.n_cells;
}

/* The row with the `extra` cells behind `place` joined to it; the caller owns both. */
static CsvRow join_cells(const FecReader *reader, const CsvRow *csv, guint place, guint extra,
                         char **cells, GString *joined)
{
    guint expected = count_expected(reader);
    CsvRow whole = *csv;
    g_string_assign(joined, csv->cells[place]);
    for (guint k = 1; k <= extra; k++)
        g_string_append_printf(joined, "%c%s", reader->table->dialect.separator,
                               csv->cells[place + k]);
    for (guint k = 0; k < expected; k++)
        cells[k] = csv->cells[k <= place ? k : k + extra];
    cells[place] = joined->str;
    whole.n = expected;
    whole.cells = cells;
    return whole;
}

/* The best way to read a row that is too long: which text was cut, into how many parts. */
typedef struct {
    guint place, extra; /* extra 0: none, the last cells are empty */
    int weight;
} Reading;

static guint count_blank_end(const CsvRow *csv)
{
    guint n = 0;
    while (n < csv->n && csv->cells[csv->n - 1 - n][0] == '\0')
        n++;
    return n;
}

static Reading find_reading(FecReader *reader, const CsvRow *csv, char **cells, GString *joined)
{
    guint most = csv->n - count_expected(reader), blank = count_blank_end(csv);
    Reading best = {0, 0, blank >= most ? weigh(reader, csv) : 0};
    for (guint extra = most; extra > 0 && most - extra <= blank; extra--)
        for (guint i = 0; i < G_N_ELEMENTS(text_columns); i++) {
            int place = reader->table->places[text_columns[i]];
            if (place < 0 || (guint)place >= count_expected(reader) ||
                (guint)place + extra >= csv->n)
                continue;
            CsvRow whole = join_cells(reader, csv, (guint)place, extra, cells, joined);
            Reading reading = {(guint)place, extra, weigh(reader, &whole)};
            if (reading.weight > best.weight)
                best = reading;
        }
    return best;
}

static void take_long_row(FecReader *reader, const CsvRow *csv)
{
    g_autofree char **cells = g_new0(char *, count_expected(reader));
    g_autoptr(GString) joined = g_string_new(NULL);
    Reading reading = find_reading(reader, csv, cells, joined);
    if (reading.weight == 0) {
        reader->book->draft->ledger->lines_read++;
        fec_rows_refuse(reader, csv, "cells-too-many", -1,
                        "the line has %u cells under %u "
                        "headers",
                        csv->n, count_expected(reader));
        return;
    }
    if (reading.extra == 0) {
        line_count_take(&reader->long_rows, csv->line);
        fec_rows_take_whole(reader, csv);
        return;
    }
    CsvRow whole = join_cells(reader, csv, reading.place, reading.extra, cells, joined);
    complaint_limit_add(reader->limit, COMPLAINT_NOTE, "fec-separator-in-label",
                        (Place){reader->source, csv->line, (int)reading.place + 1},
                        "the separator stands inside a text; read as \"%s\"", joined->str);
    fec_rows_take_whole(reader, &whole);
}

/* Cells that a row must have for its amounts to be there. */
static guint count_needed(const FecReader *reader)
{
    static const guint columns[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT, FEC_SIDE};
    int last = -1;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        last = MAX(last, reader->table->places[columns[i]]);
    return (guint)(last + 1);
}

/* Another separator than the file's, on this line alone. */
static gboolean take_other_separator(FecReader *reader, const CsvRow *csv)
{
    static const char separators[] = "\t|;";
    for (const char *separator = separators; *separator; separator++) {
        const char text[] = {*separator, '\0'};
        if (*separator == reader->table->dialect.separator ||
            !strchr(csv->cells[0], *separator))
            continue;
        g_auto(GStrv) cells = g_strsplit(csv->cells[0], text, -1);
        CsvRow whole = *csv;
        whole.n = g_strv_length(cells);
        for (guint i = 0; i < whole.n; i++)
            g_strstrip(cells[i]);
        whole.cells = cells;
        if (whole.n < count_needed(reader) || whole.n > count_expected(reader) + 1 ||
            weigh(reader, &whole) == 0)
            continue;
        complaint_limit_add(reader->limit, COMPLAINT_NOTE, "fec-separator-differs",
                            table_place(reader->table, csv->line, -1),
                            "this line has another separator than the file; it was read with "
                            "its own");
        fec_rows_take_whole(reader, &whole);
        return TRUE;
    }
    return FALSE;
}

static void begin_cut(FecReader *reader, const CsvRow *csv)
{
    reader->cut_line = csv->line;
    reader->cut_cells = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < csv->n; i++)
        g_ptr_array_add(reader->cut_cells, g_strdup(csv->cells[i]));
    reader->n_cut_parts = 1;
}

/* The row that waits, and behind its last cell this one. */
static GPtrArray *join_rows(const FecReader *reader, const CsvRow *csv)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < reader->cut_cells->len; i++) {
        const char *text = reader->cut_cells->pdata[i];
        gboolean is_last = i + 1 == reader->cut_cells->len;
        g_ptr_array_add(cells, is_last ? g_strstrip(g_strconcat(text, " ", csv->cells[0], NULL))
                                       : g_strdup(text));
    }
    for (guint i = 1; i < csv->n; i++)
        g_ptr_array_add(cells, g_strdup(csv->cells[i]));
    return cells;
}

/* TRUE if the row is the rest, or a further part, of the one that waits for it. */
static gboolean take_continuation(FecReader *reader, const CsvRow *csv)
{
    guint n = reader->cut_cells->len + csv->n - 1;
    gboolean is_whole = n >= count_needed(reader);
    if (n > count_expected(reader) + 1 || reader->n_cut_parts >= MOST_PARTS ||
        (csv->n >= count_needed(reader) && weigh(reader, csv) > 0))
        return FALSE;
    g_autoptr(GPtrArray) cells = join_rows(reader, csv);
    CsvRow whole = {.line = reader->cut_line, .n = n, .cells = (char *const *)cells->pdata};
    if (is_whole && weigh(reader, &whole) == 0)
        return FALSE;
    g_ptr_array_unref(g_steal_pointer(&reader->cut_cells));
    if (!is_whole) {
        reader->cut_cells = g_steal_pointer(&cells);
        reader->n_cut_parts++;
        return TRUE;
    }
    complaint_limit_add(reader->limit, COMPLAINT_NOTE, "fec-line-cut",
                        (Place){reader->source, reader->cut_line, 0},
                        "a line end stands inside a text; lines %d to %d were read as one",
                        reader->cut_line, csv->line);
    fec_rows_take_whole(reader, &whole);
    return TRUE;
}

void fec_rows_end_cut(FecReader *reader)
{
    g_autoptr(GPtrArray) cells = g_steal_pointer(&reader->cut_cells);
    if (!cells)
        return;
    CsvRow row = {
        .line = reader->cut_line, .n = cells->len, .cells = (char *const *)cells->pdata};
    reader->book->draft->ledger->lines_read++;
    fec_rows_refuse(reader, &row, "cells-too-few", -1,
                    "the line ends after %u of %u cells, before its amounts", row.n,
                    count_expected(reader));
}

/* Quotes around whole cells, where the file as a whole has none; in place. */
static void strip_quotes(const CsvRow *csv)
{
    for (guint i = 0; i < csv->n; i++) {
        char *to = csv->cells[i], *end = to + strlen(to);
        if (*to != '"' || end - to < 2 || end[-1] != '"')
            continue;
        for (const char *from = to + 1; from < end - 1; from++)
            if (*from != '"' || from[1] != '"' || from + 1 == end - 1)
                *to++ = *from;
        *to = '\0';
    }
}

static void take_short_row(FecReader *reader, const CsvRow *csv)
{
    if (csv->n > 1 || !take_other_separator(reader, csv))
        begin_cut(reader, csv);
}

gboolean fec_rows_take(const CsvRow *csv, RowTrouble trouble, gpointer data)
{
    FecReader *reader = data;
    gboolean is_free = !reader->table->request.layout;
    guint expected = count_expected(reader) + reader->table->n_trailing;
    if (!reader->table->dialect.has_quotes)
        strip_quotes(csv);
    if (reader->cut_cells && take_continuation(reader, csv))
        return TRUE;
    fec_rows_end_cut(reader);
    if (trouble == TROUBLE_QUOTES) {
        reader->book->draft->ledger->lines_read++;
        fec_rows_refuse(reader, csv, "quote-unclosed", -1,
                        "a quote does not close where its cell ends");
        return TRUE;
    }
    if (is_free && csv->n < count_needed(reader)) {
        take_short_row(reader, csv);
    } else if (trouble != TROUBLE_NONE || csv->n > expected) {
        take_long_row(reader, csv);
    } else {
        if (is_free && csv->n < count_expected(reader))
            line_count_take(&reader->short_rows, csv->line);
        fec_rows_take_whole(reader, csv);
    }
    return TRUE;
}
