#include "read/layout_journal.h"

#include <string.h>

#define MANY_ROWS 100 /* of the file's beginning are looked at */

TableRequest layout_journal_request(const Settings *settings, const char *path,
                                    const char *name, const TableLayout *layout)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &fec_shape,
                          .layout = layout,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .has_quotes = layout->has_quotes,
                          .code = OUTCOME_INPUT_REFUSED};
}

typedef struct {
    const TableLayout *layout;
    guint n, n_fitting;
    int first; /* line that does not fit */
} Look;

static gboolean look_at(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Look *look = data;
    (void)trouble;
    if (look->layout->fits(row->cells, row->n))
        look->n_fitting++;
    else if (look->first == 0)
        look->first = row->line;
    return ++look->n < MANY_ROWS;
}

gboolean layout_journal_is_recognised(const TableRequest *request)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(Table) table = table_open(request, unheard, NULL);
    Look look = {request->layout, 0, 0, 0};
    return table && table_read(table, look_at, &look, NULL) && look.n_fitting * 2 > look.n;
}

Table *layout_journal_open(FecBook *book, const TableRequest *request, GError **error)
{
    g_autoptr(Table) table = table_open(request, book->draft->complaints, error);
    Look look = {request->layout, 0, 0, 0};
    if (!table || !table_read(table, look_at, &look, error))
        return NULL;
    if (look.n > 0 && look.n_fitting == 0) {
        complaint_add(book->draft->complaints, COMPLAINT_REFUSED, "format-differs",
                      (Place){request->name, look.first, 0},
                      "ledger.format says %s, but none of the first %u lines is one; set "
                      "ledger.format to auto, or export the file again",
                      request->layout->format, look.n);
        return NULL;
    }
    GPtrArray *recognised = book->draft->ledger->recognised;
    g_ptr_array_add(recognised,
                    g_strdup_printf("%s: format: %s", request->name, request->layout->format));
    table_describe(table, recognised);
    return g_steal_pointer(&table);
}

gboolean layout_journal_refuse(LayoutJournal *journal, const CsvRow *row, const char *rule,
                               int column, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    journal->fec.book->draft->ledger->lines_read++;
    fec_rows_refuse(&journal->fec, row, rule, column, "%s", reason);
    return TRUE;
}

/* A line in another currency is no claim in the ledger's; it is counted in its own. */
static void set_foreign_aside(LayoutJournal *journal, const CsvRow *row)
{
    Draft *draft = journal->fec.book->draft;
    const Table *table = journal->fec.table;
    const char *account = table_cell(table, row, FEC_ACCOUNT);
    gint64 share;
    draft->ledger->lines_read++;
    if (!fec_is_receivable(draft->settings, account) ||
        !fec_rows_read_share(&journal->fec, row, &share))
        return;
    g_autofree char *text = table_row_text(table, row);
    draft_count(draft, journal->currency, share);
    RejectedLine *line =
        draft_reject(draft, journal->fec.source, row->line, "currency-foreign",
                     "in a currency that the ledger is not in", journal->currency, share);
    line->customer = ledger_take_string(draft->ledger, account);
    line->invoice = ledger_take_string(draft->ledger, table_cell(table, row, FEC_PIECE));
    line->text = ledger_take_string(draft->ledger, text);
    g_strlcpy(journal->foreign, journal->currency, CURRENCY_SIZE);
    if (journal->n_foreign++ == 0)
        journal->first_foreign = row->line;
}

void layout_journal_take(LayoutJournal *journal, const CsvRow *row, RowTrouble trouble)
{
    if (trouble == TROUBLE_NONE && journal->currency &&
        strcmp(journal->currency, journal->fec.currency) != 0)
        set_foreign_aside(journal, row);
    else
        fec_rows_take(row, trouble, &journal->fec);
}

gboolean layout_journal_end(LayoutJournal *journal, GError **error)
{
    if (journal->n_foreign > 0)
        complaint_add(
            journal->fec.book->draft->complaints, COMPLAINT_HELD, "currency-foreign",
            (Place){journal->fec.source, journal->first_foreign, 0},
            "%" G_GINT64_FORMAT
            " %s on receivable accounts in %s, not in %s, and left out; rejected.csv lists "
            "them; export them in %s, or name the currency in ledger.currency",
            journal->n_foreign, journal->n_foreign == 1 ? "line is" : "lines are",
            journal->foreign, journal->fec.currency, journal->fec.currency);
    return fec_reader_end(&journal->fec, error);
}
