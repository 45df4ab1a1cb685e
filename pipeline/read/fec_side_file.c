#include "read/fec_side_file.h"

#include "ground/files.h"
#include "read/fec_book.h"
#include "read/ledger_dialect.h"
#include "read/ledger_rows.h"

struct FecSideDues {
    GHashTable *by_customer; /* "customer\tinvoice" -> Day */
    GHashTable *by_invoice;  /* invoice -> Day */
    GHashTable *owners;      /* invoice -> customer; "" for one that several customers have */
};

FecSideDues *fec_side_dues_new(void)
{
    FecSideDues *dues = g_new0(FecSideDues, 1);
    dues->by_customer = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    dues->by_invoice = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    dues->owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return dues;
}

void fec_side_dues_free(FecSideDues *dues)
{
    if (!dues)
        return;
    g_hash_table_unref(dues->by_customer);
    g_hash_table_unref(dues->by_invoice);
    g_hash_table_unref(dues->owners);
    g_free(dues);
}

Day fec_side_dues_find(const FecSideDues *dues, const char *customer, const char *invoice)
{
    if (g_hash_table_size(dues->by_invoice) == 0)
        return DAY_NONE;
    g_autofree char *key = g_strdup_printf("%s\t%s", customer, invoice);
    gpointer found = g_hash_table_lookup(dues->by_customer, key);
    const char *owner = g_hash_table_lookup(dues->owners, invoice);
    if (!found && (!owner || *owner))
        found = g_hash_table_lookup(dues->by_invoice, invoice);
    return GPOINTER_TO_INT(found);
}

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
    gint64 n_differing; /* numbers that stand there with two due dates */
    int first_differing;
} DueReader;

/* Of several due dates the latest: in doubt nothing is claimed too early. TRUE if they differ. */
static gboolean take_latest(GHashTable *dues, const char *key, Day due)
{
    Day known = GPOINTER_TO_INT(g_hash_table_lookup(dues, key));
    g_hash_table_insert(dues, g_strdup(key), GINT_TO_POINTER(MAX(known, due)));
    return known && known != due;
}

static void note_owner(FecSideDues *dues, const char *customer, const char *invoice)
{
    const char *owner = g_hash_table_lookup(dues->owners, invoice);
    if (!*customer || (owner && g_str_equal(owner, customer)))
        return;
    g_hash_table_insert(dues->owners, g_strdup(invoice), g_strdup(owner ? "" : customer));
}

static void take_date(DueReader *reader, const char *customer, const char *invoice, Day due,
                      int line)
{
    FecSideDues *dues = reader->book->side_dues;
    g_autofree char *key = g_strdup_printf("%s\t%s", customer, invoice);
    gboolean is_differing = *customer && take_latest(dues->by_customer, key, due);
    note_owner(dues, customer, invoice);
    if (take_latest(dues->by_invoice, invoice, due) && !*customer)
        is_differing = TRUE;
    if (is_differing && reader->n_differing++ == 0)
        reader->first_differing = line;
}

static gboolean take_due(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    DueReader *reader = data;
    Day due;
    if (trouble != TROUBLE_NONE)
        return TRUE;
    const char *invoice = table_cell(reader->table, row, LEDGER_INVOICE);
    const char *customer = table_cell(reader->table, row, LEDGER_CUSTOMER);
    const char *text = table_cell(reader->table, row, LEDGER_DUE_DATE);
    DateState state = date_parse(text, &reader->dialect.dates, &due);
    if (*invoice && state == DATE_READ)
        take_date(reader, customer, invoice, due, row->line);
    else if (state != DATE_BLANK)
        complaint_add(reader->book->draft->complaints, COMPLAINT_WARNING, "date-unreadable",
                      table_place(reader->table, row->line, LEDGER_DUE_DATE),
                      "\"%s\" is no date; the label or the terms decide", text);
    return TRUE;
}

static void complain_of_two_dates(const DueReader *reader)
{
    if (reader->n_differing > 0)
        complaint_add(reader->book->draft->complaints, COMPLAINT_NOTE, "due-dates-differ",
                      table_place(reader->table, reader->first_differing, LEDGER_DUE_DATE),
                      "%" G_GINT64_FORMAT
                      " %s, the first here, with several due dates; the latest was taken",
                      reader->n_differing, reader->n_differing == 1 ? "invoice" : "invoices");
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
    g_ptr_array_add(draft->ledger->recognised,
                    g_strdup_printf("%s: format: due dates for the FEC", name));
    table_describe(table, draft->ledger->recognised);
    if (!table_read(table, take_due, &reader, error))
        return FALSE;
    complain_of_two_dates(&reader);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, table->n_rows));
    return TRUE;
}

typedef struct {
    const FecBook *book;
    const Table *table;
    GHashTable *pieces;
    gint64 n, n_known;
} InvoiceCount;

static gboolean count_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    InvoiceCount *count = data;
    const char *invoice = table_cell(count->table, row, LEDGER_INVOICE);
    if (trouble != TROUBLE_NONE || !*invoice)
        return TRUE;
    count->n++;
    count->n_known += g_hash_table_contains(count->pieces, invoice);
    return TRUE;
}

gboolean fec_book_owns_due_dates(const FecBook *book, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(GHashTable) pieces = g_hash_table_new(g_str_hash, g_str_equal);
    if (book->years->len == 0)
        return FALSE;
    if (ledger_rows_is_side_file(book->draft->settings, path, name))
        return TRUE;
    TableRequest request = ledger_rows_request(book->draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    if (!table || !table_has_column(table, LEDGER_INVOICE) ||
        !table_has_column(table, LEDGER_DUE_DATE))
        return FALSE;
    for (guint i = 0; i < book->lines->len; i++)
        g_hash_table_add(pieces, (gpointer)fec_book_line(book, i)->piece);
    InvoiceCount count = {.book = book, .table = table, .pieces = pieces};
    return table_read(table, count_row, &count, NULL) && count.n_known * 2 > count.n;
}
