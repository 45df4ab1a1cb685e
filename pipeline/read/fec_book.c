#include "read/fec_book.h"

#include "ground/files.h"
#include "read/fec_rows.h"

#include <string.h>

#define FEC_COLUMNS_THAT_TELL 10 /* of 18: no other export has so many of these names */

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

void fec_reader_begin(FecReader *reader, FecBook *book, Table *table)
{
    const char *currency = book->draft->settings->ledger.currency;
    FecYear year = {DAY_NONE, DAY_NONE};
    *reader = (FecReader){.book = book, .table = table, .file = book->years->len};
    g_strlcpy(reader->currency, *currency ? currency : "EUR", CURRENCY_SIZE);
    g_array_append_val(book->years, year);
    reader->source = ledger_take_string(book->draft->ledger, table->request.name);
    reader->checks = fec_checks_new(reader->source, reader->currency);
}

gboolean fec_reader_end(FecReader *reader, GError **error)
{
    const TableRequest *request = &reader->table->request;
    Draft *draft = reader->book->draft;
    fec_checks_conclude(reader->checks, draft->complaints);
    if (reader->n_future > 0)
        complaint_add(draft->complaints, COMPLAINT_NOTE, "not-yet-issued",
                      (Place){reader->source, reader->first_future, 0},
                      "%" G_GINT64_FORMAT
                      " %s dated after the run date and not used; rejected.csv "
                      "lists what was left out",
                      reader->n_future, reader->n_future == 1 ? "line is" : "lines are");
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
    return table_read(reader->table, fec_rows_take, reader, error) &&
           fec_reader_end(reader, error);
}

gboolean fec_book_read(FecBook *book, const char *path, const char *name, GError **error)
{
    g_autoptr(Table) table = open_table(book, path, name, error);
    if (!table || !check_columns(table))
        return FALSE;
    g_auto(FecReader) reader = {0};
    fec_reader_begin(&reader, book, table);
    return read_rows(&reader, name, error);
}
