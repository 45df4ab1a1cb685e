#include "read/ebp_text.h"

#include "read/layout_journal.h"

#include <string.h>

static gboolean is_date(const char *text)
{
    static const DateForm six = {DATES_DAY_FIRST, "%d%m%y"};
    Day day;
    if (strlen(text) == 6 && strspn(text, "0123456789") == 6)
        return date_parse(text, &six, &day) == DATE_READ;
    return layout_is_date(text);
}

/* TRUE for an entry whose amount stands in the cell `amount`, D or C and due date behind it. */
static gboolean has_entry(char *const *row, guint n, guint amount)
{
    gboolean has_due = n > amount + 2 && row[amount + 2][0] &&
                       strspn(row[amount + 2], "0") < strlen(row[amount + 2]);
    return n > amount + 1 && is_date(row[1]) && *row[3] && layout_is_amount(row[amount]) &&
           layout_is_side(row[amount + 1]) && (!has_due || is_date(row[amount + 2]));
}

/* A line that shares out the amount above it. */
static gboolean is_analytic(char *const *row)
{
    return row[0][0] == '>';
}

static gboolean fits_full(char *const *row, guint n)
{
    return is_analytic(row) || has_entry(row, n, 7);
}

static gboolean fits_short(char *const *row, guint n)
{
    return is_analytic(row) || has_entry(row, n, 6);
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

/* The layout that the file's first rows fit best; NULL if none. */
static const TableLayout *find_layout(const Settings *settings, const char *path,
                                      const char *name)
{
    const TableLayout *best = NULL;
    guint most = 0;
    for (guint i = 0; i < G_N_ELEMENTS(layouts); i++) {
        TableRequest request = layout_journal_request(settings, path, name, &layouts[i]);
        guint n = layout_journal_count_fitting(&request);
        if (n > most) {
            most = n;
            best = &layouts[i];
        }
    }
    return best;
}

gboolean ebp_text_is_recognised(const Settings *settings, const char *path, const char *name)
{
    return find_layout(settings, path, name) != NULL;
}

typedef struct {
    LayoutJournal journal;
    gint64 n_analytic;
    int first_analytic;
    char code[CURRENCY_SIZE]; /* of the line being taken */
} EbpText;

/*
 * The currency of a line: a code, or E and F, which EBP wrote when there were two. Sets `code`.
 * NULL: the ledger's.
 */
static const char *find_currency(EbpText *ebp, const CsvRow *row)
{
    guint place = ebp->journal.fec.table->request.layout->n - 1;
    const char *text = place < row->n ? row->cells[place] : "";
    gboolean is_letter = *text && strchr("EeFf", *text) && !text[1];
    gboolean is_code = strlen(text) == CURRENCY_SIZE - 1 && g_ascii_isalpha(text[0]) &&
                       g_ascii_isalpha(text[1]) && g_ascii_isalpha(text[2]);
    if (!is_letter && !is_code)
        return NULL;
    for (guint i = 0; is_code && i < CURRENCY_SIZE; i++)
        ebp->code[i] = g_ascii_toupper(text[i]);
    if (is_letter)
        g_strlcpy(ebp->code, strchr("Ee", *text) ? "EUR" : "FRF", CURRENCY_SIZE);
    return ebp->code;
}

static gboolean take_line(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    EbpText *ebp = data;
    LayoutJournal *journal = &ebp->journal;
    if (is_analytic(row->cells)) {
        if (ebp->n_analytic++ == 0)
            ebp->first_analytic = row->line;
        return TRUE;
    }
    const char *date = row->n > 1 ? row->cells[1] : "";
    journal->fec.dialect.dates =
        (DateForm){DATES_DAY_FIRST, strlen(date) == 6 ? "%d%m%y" : NULL};
    journal->currency = find_currency(ebp, row);
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
