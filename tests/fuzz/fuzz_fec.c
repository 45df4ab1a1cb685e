/*
 * Accounting entries files, one or several years: see fuzz_ledger.h, and per customer the sum of
 * what is open and set aside is the sum of its receivable accounts, to the cent. The sums are
 * computed here from the raw cells, without the reader's own rows.
 */
#include "fuzz/fuzz_books.h"

#include "read/amount.h"
#include "read/table.h"

#include <string.h>

typedef struct {
    const FuzzRun *run;
    const Table *table;
    char decimal;
    GHashTable *sums, *refused; /* "line source" of lines that could not be used */
    gint64 n_rows;
    int last_line;
    /* rows that came apart, or a bare CR that made two of one line: which is which? */
    gboolean has_odd_rows;
} Books;

static gint64 read_cell(const Books *books, const CsvRow *row, guint column)
{
    Amount amount = amount_parse(table_cell(books->table, row, column), books->decimal,
                                 books->run->settings->ledger.currency);
    return amount.state == AMOUNT_READ ? amount.minor : 0;
}

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Books *books = data;
    const char *account = table_cell(books->table, row, FEC_ACCOUNT);
    const char *auxiliary = table_cell(books->table, row, FEC_AUXILIARY);
    (void)trouble;
    books->n_rows++;
    books->has_odd_rows |= row->line == books->last_line ||
                           row->n != books->table->dialect.n_cells + books->table->n_trailing;
    books->last_line = row->line;
    if (g_str_has_prefix(account, "411") &&
        !fuzz_take_place(books->refused, books->table->request.name, row->line))
        fuzz_sums_add(books->sums, *auxiliary ? auxiliary : account,
                      read_cell(books, row, FEC_DEBIT) - read_cell(books, row, FEC_CREDIT));
    return TRUE;
}

/* Only files whose raw cells can be summed with confidence: one separator, debit and credit. */
static gboolean read_books(Books *books)
{
    const LedgerSettings *settings = &books->run->settings->ledger;
    for (guint i = 0; i < settings->files->len; i++) {
        TableRequest request = {.path = g_ptr_array_index(settings->files, i),
                                .name = g_ptr_array_index(settings->named, i),
                                .key = "ledger",
                                .shape = &fec_shape,
                                .encoding = settings->encoding,
                                .separator = settings->separator,
                                .takes_first = TRUE};
        g_autoptr(Complaints) unheard = complaints_new();
        g_autoptr(Table) table = table_open(&request, unheard, NULL);
        books->table = table;
        books->last_line = 0;
        if (!table || table->header[0][0] == '"' || strchr(";,", table->dialect.separator) ||
            table_has_column(table, FEC_SIDE) || !table_read(table, take_row, books, NULL))
            return FALSE;
    }
    return TRUE;
}

static gboolean has_cut_rows(const Complaints *complaints)
{
    for (guint i = 0; i < complaints->list->len; i++) {
        const Complaint *complaint = g_ptr_array_index(complaints->list, i);
        if (strcmp(complaint->rule, "fec-separator-in-label") == 0)
            return TRUE;
    }
    return FALSE;
}

static void expect_sums_of_accounts(const FuzzRun *run)
{
    const Ledger *ledger = run->ledger;
    g_autofree char *mapping = read_print_mapping(ledger);
    g_autoptr(GHashTable) listed = fuzz_sums_of_lists(ledger);
    g_autoptr(GHashTable) sums = fuzz_sums_new();
    g_autoptr(GHashTable) refused = fuzz_refused_places(ledger);
    Books books = {.run = run, .sums = sums, .refused = refused};
    books.decimal = strstr(mapping, ": decimal: .") ? '.' : ',';
    if ((strstr(mapping, ": decimal: .") && strstr(mapping, ": decimal: ,")) ||
        has_cut_rows(run->complaints) || !read_books(&books))
        return;
    gboolean is_alone = run->settings->ledger.files->len == 1; /* else: a file of due dates? */
    EXPECT(!is_alone || books.has_odd_rows || books.n_rows == ledger->lines_read, "%d lines",
           (int)books.n_rows);
    if (!books.has_odd_rows && books.n_rows == ledger->lines_read)
        fuzz_expect_same_sums(listed, sums);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    Settings *settings = fuzz_settings_new(&input, "732829320FEC202%u1231.txt", "fec");
    FuzzRun run = fuzz_run_read(settings, fuzz_run_date(&input), input.is_thorough);
    if (run.ledger && strcmp(settings->ledger.format, "fec") == 0 &&
        fuzz_has_plain_accounts(&settings->ledger))
        expect_sums_of_accounts(&run);
    fuzz_expect_same_in_other_dress(&input, &run);
    fuzz_run_clear(&run);
    settings_free(settings);
    return 0;
}
