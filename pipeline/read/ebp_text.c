#include "read/ebp_text.h"

#include "read/layout_journal.h"

#include <string.h>

static gboolean is_date(const char *text)
{
    static const DateForm eight = {DATES_DAY_FIRST, NULL}, six = {DATES_DAY_FIRST, "%d%m%y"};
    gsize n = strlen(text);
    Day day;
    return (n == 6 || n == 8) && strspn(text, "0123456789") == n &&
           date_parse(text, n == 6 ? &six : &eight, &day) == DATE_READ;
}

/* TRUE for an entry whose amount stands in the cell `amount`, D or C and due date behind it. */
static gboolean has_entry(char *const *row, guint n, guint amount)
{
    gboolean has_due = n > amount + 2 && row[amount + 2][0] &&
                       strspn(row[amount + 2], "0") < strlen(row[amount + 2]);
    return n > amount + 1 && is_date(row[1]) && *row[3] && layout_is_amount(row[amount]) &&
           layout_is_side(row[amount + 1]) && (!has_due || is_date(row[amount + 2]));
}

static gboolean fits_full(char *const *row, guint n)
{
    return has_entry(row, n, 7);
}

static gboolean fits_short(char *const *row, guint n)
{
    return has_entry(row, n, 6);
}

#define FIRST_CELLS                                                                            \
    {"entry", FEC_ENTRY, 0}, {"date", FEC_ENTRY_DATE, 0}, {"journal", FEC_JOURNAL, 0},         \
    {                                                                                          \
        "account", FEC_ACCOUNT, 0                                                              \
    }
#define LAST_CELLS                                                                             \
    {"label", FEC_LABEL, 0}, {"voucher", FEC_PIECE, 0}, {"amount", FEC_AMOUNT, 0},             \
        {"debit or credit", FEC_SIDE, 0}, {"due date", FEC_DUE_DATE, 0},                       \
    {                                                                                          \
        "currency", -1, 0                                                                      \
    }

static const LayoutCell full_cells[] = {FIRST_CELLS, {"automatic label", -1, 0}, LAST_CELLS};
static const LayoutCell short_cells[] = {FIRST_CELLS, LAST_CELLS};

#define FORMAT "EBP text"
static const TableLayout layouts[] = {
    {FORMAT, ',', TRUE, full_cells, G_N_ELEMENTS(full_cells), fits_full},
    {FORMAT, ',', TRUE, short_cells, G_N_ELEMENTS(short_cells), fits_short},
    {FORMAT, ';', TRUE, full_cells, G_N_ELEMENTS(full_cells), fits_full},
    {FORMAT, ';', TRUE, short_cells, G_N_ELEMENTS(short_cells), fits_short},
};

/* The layout that the file's first rows fit; NULL if none. */
static const TableLayout *find_layout(const Settings *settings, const char *path,
                                      const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(layouts); i++) {
        TableRequest request = layout_journal_request(settings, path, name, &layouts[i]);
        if (layout_journal_is_recognised(&request))
            return &layouts[i];
    }
    return NULL;
}

gboolean ebp_text_is_recognised(const Settings *settings, const char *path, const char *name)
{
    return find_layout(settings, path, name) != NULL;
}

typedef struct {
    LayoutJournal journal;
    gint64 n_analytic;
    int first_analytic;
} EbpText;

/* The currency of a line: E and F are what EBP wrote when there were two. */
static const char *find_currency(const LayoutJournal *journal, const CsvRow *row)
{
    static const struct {
        const char *written, *currency;
    } names[] = {{"EUR", "EUR"}, {"E", "EUR"}, {"FRF", "FRF"}, {"F", "FRF"}};
    guint place = journal->fec.table->request.layout->n - 1;
    for (guint i = 0; place < row->n && i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(row->cells[place], names[i].written) == 0)
            return names[i].currency;
    return NULL;
}

static gboolean take_line(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    EbpText *ebp = data;
    LayoutJournal *journal = &ebp->journal;
    if (row->cells[0][0] == '>') {
        if (ebp->n_analytic++ == 0)
            ebp->first_analytic = row->line;
        return TRUE;
    }
    const char *date = row->n > 1 ? row->cells[1] : "";
    journal->fec.dialect.dates =
        (DateForm){DATES_DAY_FIRST, strlen(date) == 6 ? "%d%m%y" : NULL};
    journal->currency = find_currency(journal, row);
    layout_journal_take(journal, row, trouble);
    return TRUE;
}

static gboolean read_lines(EbpText *ebp, GError **error)
{
    LayoutJournal *journal = &ebp->journal;
    if (!layout_journal_check(journal, error))
        return FALSE;
    layout_journal_describe(journal);
    if (!table_read(journal->fec.table, take_line, ebp, error))
        return FALSE;
    if (ebp->n_analytic > 0)
        complaint_add(journal->fec.book->draft->complaints, COMPLAINT_NOTE, "analytic-skipped",
                      (Place){journal->fec.source, ebp->first_analytic, 0},
                      "%" G_GINT64_FORMAT " %s with >: shares of analytic codes, not used",
                      ebp->n_analytic, ebp->n_analytic == 1 ? "line begins" : "lines begin");
    return layout_journal_end(journal, error);
}

gboolean ebp_text_read(FecBook *book, const char *path, const char *name, GError **error)
{
    const TableLayout *layout = find_layout(book->draft->settings, path, name);
    TableRequest request = layout_journal_request(book->draft->settings, path, name,
                                                  layout ? layout : &layouts[0]);
    EbpText ebp = {.n_analytic = 0};
    g_autoptr(Table) table = layout_journal_open(&ebp.journal, book, &request, error);
    gboolean is_read = table && read_lines(&ebp, error);
    layout_journal_clear(&ebp.journal);
    return is_read;
}
