#include "read/fec_side_file.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/fec_book.h"
#include "read/fec_items.h"
#include "read/ledger_dialect.h"
#include "read/ledger_rows.h"

#include <string.h>

#define MOST_STRANGERS 10 /* that a complaint names */

struct FecSideDues {
    GHashTable *dates; /* key of a row -> Day */
};

FecSideDues *fec_side_dues_new(void)
{
    FecSideDues *dues = g_new0(FecSideDues, 1);
    dues->dates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return dues;
}

void fec_side_dues_free(FecSideDues *dues)
{
    if (!dues)
        return;
    g_hash_table_unref(dues->dates);
    g_free(dues);
}

/* A row's invoice, with the customer that the row names, by number or by name; "" none. */
static char *make_key(const char *customer, const char *invoice)
{
    g_autofree char *folded = text_fold(customer ? customer : "");
    return g_strdup_printf("%s\t%s", folded, invoice);
}

/* The key under which a table has a customer's invoice, new; NULL: it has not. */
static char *find_key(GHashTable *table, const char *customer, const char *name,
                      const char *invoice)
{
    const char *const names[] = {customer, name, ""};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *key = make_key(names[i], invoice);
        if (g_hash_table_contains(table, key))
            return key;
        g_free(key);
    }
    return NULL;
}

Day fec_side_dues_find(const FecSideDues *dues, const char *customer, const char *name,
                       const char *invoice)
{
    if (g_hash_table_size(dues->dates) == 0)
        return DAY_NONE;
    g_autofree char *key = find_key(dues->dates, customer, name, invoice);
    return key ? GPOINTER_TO_INT(g_hash_table_lookup(dues->dates, key)) : DAY_NONE;
}

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
    GPtrArray *keys;    /* of its rows */
    GArray *lines;      /* int, their lines */
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

static void take_date(DueReader *reader, const char *customer, const char *invoice, Day due,
                      int line)
{
    char *key = make_key(customer, invoice);
    g_ptr_array_add(reader->keys, key);
    g_array_append_val(reader->lines, line);
    if (take_latest(reader->book->side_dues->dates, key, due) && reader->n_differing++ == 0)
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

/* The rows' keys that lines of the book have. */
static GHashTable *find_known(const DueReader *reader)
{
    const FecBook *book = reader->book;
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        char *key = find_key(book->side_dues->dates, line->account->customer,
                             line->customer_name, fec_line_find_number(book, line));
        if (key)
            g_hash_table_add(known, key);
    }
    return known;
}

static gboolean has_amounts(const Table *table)
{
    return table_has_column(table, LEDGER_AMOUNT) ||
           table_has_column(table, LEDGER_OPEN_AMOUNT) ||
           table_has_column(table, LEDGER_DEBIT) || table_has_column(table, LEDGER_CREDIT);
}

/* Rows of invoices, or of customers, that the FEC does not have: nothing was made of them. */
static void complain_of_strangers(const DueReader *reader)
{
    g_autoptr(GHashTable) known = find_known(reader);
    g_autoptr(GString) list = g_string_new(NULL);
    guint n = 0;
    int first = 0;
    for (guint i = 0; i < reader->keys->len; i++) {
        const char *key = g_ptr_array_index(reader->keys, i);
        if (g_hash_table_contains(known, key))
            continue;
        if (n++ == 0)
            first = g_array_index(reader->lines, int, i);
        if (n <= MOST_STRANGERS)
            g_string_append_printf(list, "%s%s (line %d)", n > 1 ? ", " : "",
                                   strchr(key, '\t') + 1, g_array_index(reader->lines, int, i));
    }
    if (n == 0)
        return;
    gboolean has_money = has_amounts(reader->table);
    complaint_add(
        reader->book->draft->complaints, has_money ? COMPLAINT_HELD : COMPLAINT_WARNING,
        "due-date-unmatched", table_place(reader->table, first, LEDGER_INVOICE),
        "%u %s of due dates %s no invoice of that customer in the FEC and %s left out: "
        "%s%s; %s",
        n, n == 1 ? "line" : "lines", n == 1 ? "has" : "have", n == 1 ? "was" : "were",
        list->str, n > MOST_STRANGERS ? " and others" : "",
        has_money ? "what these lines ask for is not claimed; put them into a file "
                    "of their own if it is owed"
                  : "correct the numbers, or ignore this if they are paid and old");
}

gboolean fec_book_read_due_dates(FecBook *book, const char *path, const char *name,
                                 GError **error)
{
    static const int none[] = {-1}, dates[] = {LEDGER_DUE_DATE, -1};
    Draft *draft = book->draft;
    TableRequest request = ledger_rows_request(draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, draft->complaints, error);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(int));
    DueReader reader = {.book = book, .table = table, .keys = keys, .lines = lines};
    if (!table || !ledger_dialect_find(table, (DialectColumns){none, dates}, NULL,
                                       draft->settings->ledger.dates, &reader.dialect, error))
        return FALSE;
    g_ptr_array_add(draft->ledger->recognised,
                    g_strdup_printf("%s: format: due dates for the FEC", name));
    table_describe(table, draft->ledger->recognised);
    if (!table_read(table, take_due, &reader, error))
        return FALSE;
    complain_of_two_dates(&reader);
    complain_of_strangers(&reader);
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
    const char *customer = table_cell(count->table, row, LEDGER_CUSTOMER);
    if (trouble != TROUBLE_NONE || !*invoice)
        return TRUE;
    g_autofree char *key = make_key(customer, invoice);
    count->n++;
    count->n_known += g_hash_table_contains(count->pieces, key);
    return TRUE;
}

gboolean fec_book_owns_due_dates(const FecBook *book, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(GHashTable) pieces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (book->years->len == 0)
        return FALSE;
    if (ledger_rows_is_side_file(book->draft->settings, path, name))
        return TRUE;
    TableRequest request = ledger_rows_request(book->draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    if (!table || !table_has_column(table, LEDGER_INVOICE) ||
        !table_has_column(table, LEDGER_DUE_DATE))
        return FALSE;
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        g_hash_table_add(pieces, make_key("", line->piece));
        g_hash_table_add(pieces, make_key(line->account->customer, line->piece));
        g_hash_table_add(pieces, make_key(line->customer_name, line->piece));
    }
    InvoiceCount count = {.book = book, .table = table, .pieces = pieces};
    return table_read(table, count_row, &count, NULL) && count.n_known * 2 > count.n;
}
