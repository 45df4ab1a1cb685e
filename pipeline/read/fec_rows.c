/* The rows of one FEC into the book. */
#include "read/fec_book.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/fec_journals.h"
#include "read/ledger_dialect.h"

#include <string.h>

#define FEC_COLUMNS_THAT_TELL 10 /* of 18: no other export has so many of these names */
#define LARGEST_AMOUNT G_GINT64_CONSTANT(10000000000000)

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
    FecChecks *checks;
    const char *source;
    guint file;
    char currency[CURRENCY_SIZE];
    gint64 n_future;
    int first_future;
} FecReader;

typedef struct {
    FecReader *reader;
    const CsvRow *row;
} FecRow;

FecBook *fec_book_new(Draft *draft)
{
    FecBook *book = g_new0(FecBook, 1);
    book->draft = draft;
    book->lines = g_array_new(FALSE, TRUE, sizeof(FecLine));
    book->years = g_array_new(FALSE, TRUE, sizeof(FecYear));
    book->treasury = g_hash_table_new(g_str_hash, g_str_equal);
    book->side_dues = g_hash_table_new(g_str_hash, g_str_equal);
    return book;
}

void fec_book_free(FecBook *book)
{
    if (!book)
        return;
    g_array_unref(book->lines);
    g_array_unref(book->years);
    g_hash_table_unref(book->treasury);
    g_hash_table_unref(book->side_dues);
    g_free(book);
}

static TableRequest make_request(const Settings *settings, const char *path, const char *name,
                                 gboolean has_quotes)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &fec_shape,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .separator = settings->ledger.separator,
                          .has_quotes = has_quotes,
                          .code = OUTCOME_INPUT_REFUSED};
}

gboolean fec_is_recognised(const Settings *settings, const char *path, const char *name)
{
    TableRequest request = make_request(settings, path, name, TRUE);
    return table_count_recognised(&request) >= FEC_COLUMNS_THAT_TELL;
}

static const char *cell(const FecRow *row, guint column)
{
    return table_cell(row->reader->table, row->row, column);
}

static const char *keep(const FecRow *row, const char *text)
{
    const char *kept = ledger_take_string(row->reader->book->draft->ledger, text);
    return kept ? kept : "";
}

static gboolean refuse(const FecRow *row, const char *rule, int column, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The line cannot be used: a complaint and a rejected line. Returns FALSE. */
static gboolean refuse(const FecRow *row, const char *rule, int column, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    FecReader *reader = row->reader;
    g_autofree char *text = table_row_text(reader->table, row->row);
    complaint_add(reader->book->draft->complaints, COMPLAINT_HELD, rule,
                  table_place(reader->table, row->row->line, column),
                  "%s, the line is left out", reason);
    RejectedLine *line = draft_reject(reader->book->draft, reader->source, row->row->line, rule,
                                      keep(row, reason), "", 0);
    line->text = keep(row, text);
    return FALSE;
}

static gboolean read_amount(const FecRow *row, guint column, gint64 *minor)
{
    const char *text = cell(row, column);
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->reader->currency);
    *minor = 0;
    if (amount.state == AMOUNT_BLANK)
        return TRUE;
    if (amount.state != AMOUNT_READ || ABS(amount.minor) > LARGEST_AMOUNT)
        return refuse(row, "amount-unreadable", (int)column, "amount \"%s\" is not a number",
                      text);
    *minor = amount.minor;
    return TRUE;
}

/* Debit - credit, or the amount with its side. */
static gboolean read_share(const FecRow *row, gint64 *share)
{
    gint64 debit, credit, amount;
    if (!table_has_column(row->reader->table, FEC_AMOUNT) ||
        !table_has_column(row->reader->table, FEC_SIDE)) {
        if (!read_amount(row, FEC_DEBIT, &debit) || !read_amount(row, FEC_CREDIT, &credit))
            return FALSE;
        *share = debit - credit;
        return TRUE;
    }
    const char *side = cell(row, FEC_SIDE);
    if (!read_amount(row, FEC_AMOUNT, &amount))
        return FALSE;
    if (g_ascii_strcasecmp(side, "D") == 0 || strcmp(side, "+1") == 0 || strcmp(side, "1") == 0)
        *share = amount;
    else if (g_ascii_strcasecmp(side, "C") == 0 || strcmp(side, "-1") == 0)
        *share = -amount;
    else
        return refuse(row, "side-unknown", FEC_SIDE, "Sens \"%s\" is none of D, C, +1, -1",
                      side);
    return TRUE;
}

/* DAY_NONE for a blank or a bad date; the caller knows what to fall back on. */
static Day read_date(const FecRow *row, guint column)
{
    Day day;
    date_parse(cell(row, column), &row->reader->dialect.dates, &day);
    return day;
}

static gboolean is_receivable(const Settings *settings, const char *account)
{
    static char *const by_default[] = {"411", NULL};
    char *const *accounts = settings->ledger.accounts && settings->ledger.accounts[0]
                                ? settings->ledger.accounts
                                : by_default;
    for (; *accounts; accounts++) {
        gsize n = strcspn(*accounts, "*"); /* "411*" is 411 */
        if (n > 0 && strncmp(account, *accounts, n) == 0)
            return TRUE;
    }
    return FALSE;
}

static void fill_line(const FecRow *row, FecLine *line)
{
    g_autofree char *text = table_row_text(row->reader->table, row->row);
    const char *auxiliary = cell(row, FEC_AUXILIARY), *name = cell(row, FEC_AUXILIARY_NAME);
    line->source = row->reader->source;
    line->line = row->row->line;
    line->file = row->reader->file;
    line->journal = keep(row, cell(row, FEC_JOURNAL));
    line->journal_name = keep(row, cell(row, FEC_JOURNAL_NAME));
    line->entry = keep(row, cell(row, FEC_ENTRY));
    line->account = keep(row, cell(row, FEC_ACCOUNT));
    line->auxiliary = keep(row, auxiliary);
    line->customer = *auxiliary ? line->auxiliary : line->account;
    line->customer_name = keep(row, *name ? name : cell(row, FEC_ACCOUNT_NAME));
    line->piece = keep(row, cell(row, FEC_PIECE));
    line->label = keep(row, cell(row, FEC_LABEL));
    line->lettering = keep(row, cell(row, FEC_LETTERING));
    line->lettering_date = read_date(row, FEC_LETTERING_DATE);
    line->due_date = read_date(row, FEC_DUE_DATE);
    line->is_opening = fec_journal_is_opening(line->journal, line->journal_name);
    line->text = keep(row, text);
}

static void set_future_aside(const FecRow *row, const FecLine *line)
{
    FecReader *reader = row->reader;
    RejectedLine *rejected =
        draft_reject(reader->book->draft, line->source, line->line, "not-yet-issued",
                     "dated after the run date", reader->currency, line->share);
    rejected->customer = line->customer;
    rejected->invoice = *line->piece ? line->piece : NULL;
    rejected->text = line->text;
    if (reader->n_future++ == 0)
        reader->first_future = line->line;
}

static void take_receivable(const FecRow *row, gint64 share, Day entry_date)
{
    FecReader *reader = row->reader;
    FecLine line = {.share = share, .entry_date = entry_date};
    fill_line(row, &line);
    line.piece_date = read_date(row, FEC_PIECE_DATE);
    if (!line.piece_date)
        line.piece_date = entry_date;
    draft_count(reader->book->draft, reader->currency, share);
    if (entry_date > reader->book->draft->run_date)
        set_future_aside(row, &line);
    else
        g_array_append_val(reader->book->lines, line);
}

static void note_year(FecReader *reader, Day entry_date)
{
    FecYear *year = &g_array_index(reader->book->years, FecYear, reader->file);
    year->first = year->first ? MIN(year->first, entry_date) : entry_date;
    year->last = MAX(year->last, entry_date);
}

static void note_treasury(const FecRow *row)
{
    const char *code = cell(row, FEC_JOURNAL);
    if (*cell(row, FEC_ACCOUNT) == '5' &&
        !g_hash_table_contains(row->reader->book->treasury, code) &&
        !fec_journal_is_opening(code, cell(row, FEC_JOURNAL_NAME)))
        g_hash_table_add(row->reader->book->treasury, (gpointer)keep(row, code));
}

static void take_good_row(const FecRow *row)
{
    FecReader *reader = row->reader;
    gint64 share = 0;
    reader->book->draft->ledger->lines_read++;
    if (!read_share(row, &share))
        return;
    Day entry_date = read_date(row, FEC_ENTRY_DATE);
    if (!entry_date)
        entry_date = read_date(row, FEC_PIECE_DATE);
    if (!entry_date) {
        refuse(row, "date-unreadable", FEC_ENTRY_DATE, "EcritureDate \"%s\" is no date",
               cell(row, FEC_ENTRY_DATE));
        return;
    }
    note_year(reader, entry_date);
    note_treasury(row);
    fec_checks_take(reader->checks, cell(row, FEC_JOURNAL), cell(row, FEC_ENTRY), entry_date,
                    read_date(row, FEC_VALID_DATE), row->row->line, share);
    if (is_receivable(reader->book->draft->settings, cell(row, FEC_ACCOUNT)))
        take_receivable(row, share, entry_date);
}

static gboolean is_sound(const FecRow *row)
{
    Day day;
    const FecReader *reader = row->reader;
    const guint amounts[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT};
    gboolean has_amount = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(amounts); i++) {
        Amount amount =
            amount_parse(cell(row, amounts[i]), reader->dialect.decimal, reader->currency);
        if (amount.state != AMOUNT_READ && amount.state != AMOUNT_BLANK)
            return FALSE;
        has_amount |= amount.state == AMOUNT_READ;
    }
    return has_amount &&
           date_parse(cell(row, FEC_PIECE_DATE), &reader->dialect.dates, &day) <= DATE_BLANK &&
           date_parse(cell(row, FEC_ENTRY_DATE), &reader->dialect.dates, &day) == DATE_READ;
}

/*
 * A separator inside a label makes the row too long: the text columns are tried one by one as
 * the one that was cut. FALSE if none makes sense of the row.
 */
static gboolean take_cut_row(FecReader *reader, const CsvRow *csv)
{
    static const guint candidates[] = {FEC_LABEL, FEC_AUXILIARY_NAME, FEC_ACCOUNT_NAME,
                                       FEC_JOURNAL_NAME, FEC_PIECE};
    guint expected = reader->table->dialect.n_cells;
    guint extra = csv->n - expected - reader->table->n_trailing;
    g_autofree char **cells = g_new0(char *, expected);
    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        int place = reader->table->places[candidates[i]];
        if (place < 0)
            continue;
        g_autoptr(GString) joined = g_string_new(csv->cells[place]);
        for (guint k = 1; k <= extra; k++)
            g_string_append_printf(joined, "%c%s", reader->table->dialect.separator,
                                   csv->cells[(guint)place + k]);
        for (guint k = 0; k < expected; k++)
            cells[k] = csv->cells[k <= (guint)place ? k : k + extra];
        cells[place] = joined->str;
        CsvRow whole = *csv;
        whole.n = expected;
        whole.cells = cells;
        FecRow row = {reader, &whole};
        if (!is_sound(&row))
            continue;
        complaint_add(reader->book->draft->complaints, COMPLAINT_NOTE, "fec-separator-in-label",
                      table_place(reader->table, csv->line, (int)candidates[i]),
                      "the separator stands inside a text; read as \"%s\"", joined->str);
        take_good_row(&row);
        return TRUE;
    }
    return FALSE;
}

static gboolean take_fec_row(const CsvRow *csv, RowTrouble trouble, gpointer data)
{
    FecReader *reader = data;
    FecRow row = {reader, csv};
    gboolean is_long = csv->n > reader->table->dialect.n_cells + reader->table->n_trailing;
    if (trouble == TROUBLE_NONE && (!is_long || is_sound(&row))) {
        take_good_row(&row);
    } else if (!is_long || !take_cut_row(reader, csv)) {
        reader->book->draft->ledger->lines_read++;
        refuse(&row, "cells-too-many", -1, "the line has %u cells under %u headers", csv->n,
               reader->table->dialect.n_cells);
    }
    return TRUE;
}

static gboolean check_columns(const Table *table)
{
    static const guint needed[] = {FEC_JOURNAL, FEC_ENTRY_DATE, FEC_ACCOUNT, FEC_PIECE};
    gboolean is_good = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
        if (!table_has_column(table, needed[i])) {
            table_complain_missing(table, needed[i]);
            is_good = FALSE;
        }
    gboolean has_amount =
        table_has_column(table, FEC_AMOUNT) && table_has_column(table, FEC_SIDE);
    gboolean has_two =
        table_has_column(table, FEC_DEBIT) && table_has_column(table, FEC_CREDIT);
    if (!has_amount && !has_two)
        table_complain_missing(table, FEC_DEBIT);
    return is_good && (has_amount || has_two);
}

/* The law fixes comma and AAAAMMJJ; the file's own evidence wins where it shows something else.
 */
static gboolean find_dialect(FecReader *reader, GError **error)
{
    static const int amounts[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT, -1};
    static const int dates[] = {FEC_ENTRY_DATE, FEC_PIECE_DATE, -1};
    const LedgerSettings *settings = &reader->book->draft->settings->ledger;
    g_autoptr(Complaints) unheard = complaints_new();
    Complaints *heard = reader->table->complaints;
    DialectColumns columns = {amounts, dates};
    GError *failure = NULL;
    reader->table->complaints = unheard;
    gboolean is_good = ledger_dialect_find(reader->table, columns, settings->decimal,
                                           settings->dates, &reader->dialect, &failure);
    reader->table->complaints = heard;
    if (failure) {
        g_propagate_error(error, failure);
        return FALSE;
    }
    if (!is_good && !ledger_dialect_find(reader->table, columns,
                                         reader->dialect.decimal ? settings->decimal : ",",
                                         reader->dialect.dates.order ? settings->dates : "dmy",
                                         &reader->dialect, error))
        return FALSE;
    if (!reader->dialect.decimal)
        reader->dialect.decimal = ',';
    return TRUE;
}

static Table *open_table(const FecBook *book, const char *path, const char *name,
                         GError **error)
{
    TableRequest request = make_request(book->draft->settings, path, name, FALSE);
    g_autoptr(Table) table = table_open(&request, book->draft->complaints, error);
    if (!table || table->header[0][0] != '"')
        return g_steal_pointer(&table);
    request.has_quotes = TRUE; /* some programs quote every cell */
    return table_open(&request, book->draft->complaints, error);
}

static gboolean read_rows(FecReader *reader, const char *path, const char *name, GError **error)
{
    Draft *draft = reader->book->draft;
    if (!find_dialect(reader, error))
        return FALSE;
    g_ptr_array_add(draft->ledger->recognised, g_strdup_printf("%s: format: FEC", name));
    table_describe(reader->table, draft->ledger->recognised);
    ledger_dialect_describe(&reader->dialect, name, draft->ledger->recognised);
    if (!table_read(reader->table, take_fec_row, reader, error))
        return FALSE;
    fec_checks_conclude(reader->checks, draft->complaints);
    if (reader->n_future > 0)
        complaint_add(draft->complaints, COMPLAINT_NOTE, "not-yet-issued",
                      (Place){reader->source, reader->first_future, 0},
                      "%" G_GINT64_FORMAT " lines are dated after the run date and not used; "
                      "they are in rejected.csv",
                      reader->n_future);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, reader->table->n_rows));
    return TRUE;
}

gboolean fec_book_read(FecBook *book, const char *path, const char *name, GError **error)
{
    const char *currency = book->draft->settings->ledger.currency;
    g_autoptr(Table) table = open_table(book, path, name, error);
    if (!table || !check_columns(table))
        return FALSE;
    FecReader reader = {.book = book, .table = table, .file = book->years->len};
    g_strlcpy(reader.currency, *currency ? currency : "EUR", CURRENCY_SIZE);
    FecYear year = {DAY_NONE, DAY_NONE};
    g_array_append_val(book->years, year);
    reader.source = ledger_take_string(book->draft->ledger, name);
    g_autoptr(FecChecks) checks = fec_checks_new(name, reader.currency);
    reader.checks = checks;
    return read_rows(&reader, path, name, error);
}
