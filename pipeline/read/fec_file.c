/* A FEC is opened: is it one, how does it write, what is missing in it. */
#include "read/fec_book.h"

#include "ground/files.h"
#include "read/fec_columns.h"
#include "read/fec_headless.h"
#include "read/fec_rows.h"

#include <string.h>

#define FEC_COLUMNS_THAT_TELL 10 /* of 18: no other export has so many of these names */

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
                          .takes_first = TRUE,
                          .code = OUTCOME_INPUT_REFUSED};
}

static gboolean has_header(const Settings *settings, const char *path, const char *name)
{
    TableRequest request = make_request(settings, path, name, TRUE);
    return table_count_recognised(&request) >= FEC_COLUMNS_THAT_TELL;
}

gboolean fec_is_recognised(const Settings *settings, const char *path, const char *name)
{
    return has_header(settings, path, name) || fec_headless_is_recognised(settings, path, name);
}

/* The columns without which there are no items. */
static gboolean check_columns(const Table *table)
{
    gboolean has_date =
        table_has_column(table, FEC_ENTRY_DATE) || table_has_column(table, FEC_PIECE_DATE);
    gboolean has_amount =
        table_has_column(table, FEC_AMOUNT) && table_has_column(table, FEC_SIDE);
    gboolean has_two =
        table_has_column(table, FEC_DEBIT) && table_has_column(table, FEC_CREDIT);
    if (!has_date)
        table_complain_missing(table, FEC_ENTRY_DATE);
    if (!table_has_column(table, FEC_ACCOUNT))
        table_complain_missing(table, FEC_ACCOUNT);
    if (!has_amount && !has_two)
        table_complain_missing(table, FEC_DEBIT);
    return has_date && table_has_column(table, FEC_ACCOUNT) && (has_amount || has_two);
}

/* Of the 18 columns of the law those that this file has not. */
static void note_missing_columns(const Table *table, Complaints *complaints)
{
    g_autoptr(GString) missing = g_string_new(NULL);
    gboolean has_side = table_has_column(table, FEC_SIDE);
    for (guint column = 0; column <= FEC_FOREIGN_CURRENCY; column++) {
        gboolean is_replaced = has_side && (column == FEC_DEBIT || column == FEC_CREDIT);
        if (!table_has_column(table, column) && !is_replaced)
            g_string_append_printf(missing, "%s%s", missing->len ? ", " : "",
                                   table->request.shape->columns[column].name);
    }
    if (missing->len > 0)
        complaint_add(complaints, COMPLAINT_NOTE, "fec-columns-missing",
                      table_place(table, table->header_line, -1),
                      "of the 18 columns of a FEC this file has no %s; it is read without",
                      missing->str);
}

/*
 * The law fixes the comma and AAAAMMJJ; the file's own evidence wins where it shows something
 * else. Where it shows nothing a comma is a decimal sign and the day comes first, as in France;
 * a lone point before three digits stays a question.
 */
static gboolean find_dialect(FecReader *reader, GError **error)
{
    static const int amounts[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT, -1};
    static const int dates[] = {FEC_ENTRY_DATE, FEC_PIECE_DATE, -1};
    const LedgerSettings *settings = &reader->book->draft->settings->ledger;
    LedgerDialect *dialect = &reader->dialect;
    g_autoptr(Complaints) unheard = complaints_new();
    Complaints *heard = reader->table->complaints;
    DialectColumns columns = {amounts, dates};
    GError *failure = NULL;
    reader->table->complaints = unheard;
    gboolean is_good = ledger_dialect_find(reader->table, columns, settings->decimal,
                                           settings->dates, dialect, &failure);
    reader->table->complaints = heard;
    if (failure) {
        g_propagate_error(error, failure);
        return FALSE;
    }
    if (!is_good) {
        char sign = dialect->ambiguous_decimal;
        gboolean has_dates = dialect->has_ambiguous_dates;
        if (!ledger_dialect_find(reader->table, columns, sign == ',' ? "," : settings->decimal,
                                 has_dates ? "dmy" : settings->dates, dialect, error))
            return FALSE;
        if (sign == ',')
            dialect->decimal_source = "as the law of the FEC has it";
        if (has_dates)
            dialect->dates_source = "no date tells, as in France";
    }
    if (!dialect->decimal)
        dialect->decimal = ',';
    return TRUE;
}

/*
 * In files with ; or , quotes enclose cells, as in any CSV; with tab or | they do only if the
 * header has them, else they are a sign like others (a pipe of 1/4"). *chosen are the columns
 * that the settings name, the caller's, and must live as long as the table.
 */
static Table *open_table(const FecBook *book, const char *path, const char *name,
                         GPtrArray **chosen, GError **error)
{
    const Settings *settings = book->draft->settings;
    TableRequest request = make_request(settings, path, name, FALSE);
    g_autoptr(Table) table = table_open(&request, book->draft->complaints, error);
    if (!table)
        return NULL;
    *chosen = fec_columns_choose(&settings->ledger, table);
    request.columns = *chosen;
    request.has_quotes =
        table->header[0][0] == '"' || strchr(";,", table->dialect.separator) != NULL;
    if (!request.has_quotes && (*chosen)->len == 0)
        return g_steal_pointer(&table);
    return table_open(&request, book->draft->complaints, error);
}

void fec_reader_begin(FecReader *reader, FecBook *book, Table *table)
{
    FecYear year;
    *reader = (FecReader){.book = book, .table = table, .file = book->years->len};
    g_strlcpy(reader->currency, book->currency, CURRENCY_SIZE);
    fec_year_init(&year);
    g_array_append_val(book->years, year);
    reader->source = ledger_take_string(book->draft->ledger, table->request.name);
    reader->limit = complaint_limit_new(book->draft->complaints);
    reader->checks = fec_checks_new(reader->source, reader->currency, reader->limit);
}

void fec_reader_clear(FecReader *reader)
{
    fec_checks_free(reader->checks);
    complaint_limit_free(reader->limit);
    g_clear_pointer(&reader->cut_cells, g_ptr_array_unref);
}

static void note_count(const FecReader *reader, const char *rule, const LineCount *count,
                       const char *what, const char *done)
{
    if (count->n > 0)
        complaint_add(reader->book->draft->complaints, COMPLAINT_NOTE, rule,
                      (Place){reader->source, count->first, 0},
                      "%" G_GINT64_FORMAT " %s %s, the first here; %s", count->n,
                      count->n == 1 ? "line" : "lines", what, done);
}

static void note_counts(const FecReader *reader)
{
    g_autofree char *what =
        g_strdup_printf("with an amount in %s too", reader->foreign_currency);
    g_autofree char *done =
        g_strdup_printf("items are in the books' own currency, %s", reader->currency);
    note_count(reader, "not-yet-issued", &reader->future, "dated after the run date",
               "not used; rejected.csv lists what was left out");
    note_count(reader, "fec-cell-count", &reader->short_rows, "with fewer cells than headers",
               "the last ones were taken as empty");
    note_count(reader, "fec-cell-count", &reader->long_rows, "with more cells than headers",
               "those behind the last header are empty");
    note_count(reader, "fec-foreign-amounts", &reader->foreign, what, done);
}

gboolean fec_reader_end(FecReader *reader, GError **error)
{
    const TableRequest *request = &reader->table->request;
    Draft *draft = reader->book->draft;
    fec_rows_end_cut(reader);
    reader->book->n_lines += reader->receivable.n + reader->other.n;
    reader->book->n_receivable += reader->receivable.n;
    /* a FEC has all accounts by law; a journal in another format may be the customers' alone */
    gboolean has_all_accounts = !request->layout || reader->other.n > 0;
    fec_checks_conclude(reader->checks,
                        g_array_index(reader->book->years, FecYear, reader->file).opening,
                        has_all_accounts);
    if (!has_all_accounts)
        note_count(reader, "fec-customers-only", &reader->receivable,
                   "on receivable accounts and none on others",
                   "debit = credit could not be checked");
    complaint_limit_conclude(reader->limit);
    note_counts(reader);
    g_autofree char *sha256 = file_sha256(request->path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(
        draft->ledger->inputs,
        input_file_new("ledger", request->name, request->path, sha256, reader->table->n_rows));
    return TRUE;
}

static gboolean read_rows(FecReader *reader, const char *name, GError **error)
{
    Draft *draft = reader->book->draft;
    if (!find_dialect(reader, error))
        return FALSE;
    g_ptr_array_add(draft->ledger->recognised, g_strdup_printf("%s: format: FEC", name));
    table_describe(reader->table, draft->ledger->recognised);
    ledger_dialect_describe(&reader->dialect, name, draft->ledger->recognised);
    note_missing_columns(reader->table, draft->complaints);
    return table_read(reader->table, fec_rows_take, reader, error) &&
           fec_reader_end(reader, error);
}

gboolean fec_book_read(FecBook *book, const char *path, const char *name, GError **error)
{
    const Settings *settings = book->draft->settings;
    if (!has_header(settings, path, name) && fec_headless_is_recognised(settings, path, name)) {
        fec_headless_complain(name, book->draft->complaints);
        return FALSE;
    }
    g_autoptr(GPtrArray) chosen = NULL;
    g_autoptr(Table) table = open_table(book, path, name, &chosen, error);
    if (!table || !check_columns(table))
        return FALSE;
    g_auto(FecReader) reader = {0};
    fec_reader_begin(&reader, book, table);
    return read_rows(&reader, name, error);
}
