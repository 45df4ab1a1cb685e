/* The side file of a FEC: PieceRef and due date. */
#include "read/fec_book.h"

#include "ground/files.h"
#include "read/ledger_dialect.h"
#include "read/ledger_rows.h"

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
} DueReader;

static gboolean take_due(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    DueReader *reader = data;
    Day due;
    if (trouble != TROUBLE_NONE)
        return TRUE;
    const char *piece = table_cell(reader->table, row, LEDGER_INVOICE);
    const char *text = table_cell(reader->table, row, LEDGER_DUE_DATE);
    DateState state = date_parse(text, &reader->dialect.dates, &due);
    if (*piece && state == DATE_READ)
        g_hash_table_insert(reader->book->side_dues,
                            (gpointer)ledger_take_string(reader->book->draft->ledger, piece),
                            GINT_TO_POINTER(due));
    else if (state != DATE_BLANK)
        complaint_add(reader->book->draft->complaints, COMPLAINT_WARNING, "date-unreadable",
                      table_place(reader->table, row->line, LEDGER_DUE_DATE),
                      "\"%s\" is no date; the label or the terms decide", text);
    return TRUE;
}

gboolean fec_book_read_due_dates(FecBook *book, const char *path, const char *name,
                                 GError **error)
{
    static const int none[] = {-1}, dates[] = {LEDGER_DUE_DATE, -1};
    Draft *draft = book->draft;
    TableRequest request = ledger_rows_request(draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, draft->complaints, error);
    DueReader reader = {.book = book, .table = table};
    if (!table || !ledger_dialect_find(table, (DialectColumns){none, dates}, NULL,
                                       draft->settings->ledger.dates, &reader.dialect, error))
        return FALSE;
    table_describe(table, draft->ledger->recognised);
    if (!table_read(table, take_due, &reader, error))
        return FALSE;
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, table->n_rows));
    return TRUE;
}
