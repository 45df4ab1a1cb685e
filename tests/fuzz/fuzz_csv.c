/* CSV extracts of any dialect: see fuzz_ledger.h, and no data line is lost. */
#include "fuzz/fuzz_order.h"

#include "read/ledger_rows.h"

#include <string.h>

typedef struct {
    const Ledger *ledger;
    const Table *table;
    GHashTable *places;
    gint64 n_rows;
    int last_line;
} Account;

/* A line without an item or rejection of its own must be in the item of another line. */
static gboolean is_joined(const Account *account, const CsvRow *row)
{
    const char *invoice = table_cell(account->table, row, LEDGER_INVOICE);
    const char *customer = table_cell(account->table, row, LEDGER_CUSTOMER);
    for (guint i = 0; i < account->ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(account->ledger->items, i);
        if (strcmp(item->invoice, invoice) == 0 &&
            (!*customer || strcmp(item->customer, customer) == 0))
            return TRUE;
    }
    return FALSE;
}

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Account *account = data;
    account->n_rows++;
    if (row->line == account->last_line)
        return TRUE; /* a bare CR made two rows of one line: which is which? */
    account->last_line = row->line;
    EXPECT(fuzz_take_place(account->places, account->table->request.name, row->line) ||
               (trouble == TROUBLE_NONE && is_joined(account, row)),
           "%s:%d is nowhere", account->table->request.name, row->line);
    return TRUE;
}

/* Each data line is an item, a rejected line, or part of an item with its number. */
static void expect_every_line(const FuzzRun *run)
{
    const LedgerSettings *settings = &run->settings->ledger;
    g_autoptr(GHashTable) places = fuzz_count_places(run->ledger);
    Account account = {.ledger = run->ledger, .places = places};
    for (guint i = 0; i < settings->files->len; i++) {
        TableRequest request =
            ledger_rows_request(run->settings, g_ptr_array_index(settings->files, i),
                                g_ptr_array_index(settings->named, i));
        g_autoptr(Complaints) unheard = complaints_new();
        g_autoptr(Table) table = table_open(&request, unheard, NULL);
        EXPECT(table, "%s was read before", request.name);
        account.table = table;
        account.last_line = 0;
        EXPECT(table_read(table, take_row, &account, NULL), "%s was read before", request.name);
    }
    EXPECT(account.n_rows == run->ledger->lines_read + fuzz_count_titles(run->ledger),
           "%d lines", (int)account.n_rows);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    FuzzInput input = fuzz_input_split(data, size);
    Settings *settings = fuzz_settings_new(&input, "ledger-%u.csv", "csv");
    FuzzRun run = fuzz_run_read(settings, fuzz_run_date(&input), input.is_thorough);
    if (run.ledger && strcmp(settings->ledger.format, "csv") == 0)
        expect_every_line(&run);
    fuzz_expect_same_in_other_dress(&input, &run);
    fuzz_expect_same_sums_reversed(&input, &run);
    fuzz_run_clear(&run);
    settings_free(settings);
    return 0;
}
