#include "read/ximport.h"

#include "read/layout_journal.h"

#include <string.h>

#define LONGEST_REST 80 /* behind the 138th character: from here on it may be another entry */

enum {
    CELL_MOVEMENT,
    CELL_JOURNAL,
    CELL_DATE,
    CELL_DUE_DATE,
    CELL_VOUCHER,
    CELL_ACCOUNT,
    CELL_LABEL,
    CELL_AMOUNT,
    CELL_SIDE,
    CELL_LETTERING,
    CELL_ANALYTIC,
    CELL_ACCOUNT_NAME,
    CELL_EURO,
    CELL_REST,
    CELL_COUNT
};

static const LayoutCell cells[CELL_COUNT] = {
    [CELL_MOVEMENT] = {"movement", FEC_ENTRY, 5},
    [CELL_JOURNAL] = {"journal", FEC_JOURNAL, 2},
    [CELL_DATE] = {"date", FEC_ENTRY_DATE, 8},
    [CELL_DUE_DATE] = {"due date", FEC_DUE_DATE, 8},
    [CELL_VOUCHER] = {"voucher", FEC_PIECE, 12},
    [CELL_ACCOUNT] = {"account", FEC_ACCOUNT, 11},
    [CELL_LABEL] = {"label", FEC_LABEL, 25},
    [CELL_AMOUNT] = {"amount", FEC_AMOUNT, 13},
    [CELL_SIDE] = {"debit or credit", FEC_SIDE, 1},
    [CELL_LETTERING] = {"lettering", FEC_LETTERING, 12},
    [CELL_ANALYTIC] = {"analytic code", -1, 6},
    [CELL_ACCOUNT_NAME] = {"account name", FEC_ACCOUNT_NAME, 34},
    [CELL_EURO] = {"euro", -1, 1},
    [CELL_REST] = {"version", -1, 0},
};

/* TRUE if the cells stand where an XIMPORT line has them. */
static gboolean fits(char *const *row, guint n)
{
    return n > CELL_SIDE && strlen(row[CELL_DATE]) == 8 &&
           strspn(row[CELL_DATE], "0123456789") == 8 && layout_is_amount(row[CELL_AMOUNT]) &&
           layout_is_side(row[CELL_SIDE]);
}

static const TableLayout layout = {"Ciel XIMPORT", 0, FALSE, cells, CELL_COUNT, fits};

static TableRequest make_request(const Settings *settings, const char *path, const char *name)
{
    return layout_journal_request(settings, path, name, &layout);
}

gboolean ximport_is_recognised(const Settings *settings, const char *path, const char *name)
{
    TableRequest request = make_request(settings, path, name);
    return layout_journal_is_recognised(&request);
}

typedef struct {
    LayoutJournal journal;
    gint64 n_unknown; /* lines with another euro flag */
    int first_unknown;
    char unknown[8];
} Ximport;

/*
 * What the euro flag says: O (oui) and E are euros, N (non) and F francs, nothing or another sign
 * the ledger's currency.
 */
static const char *find_currency(Ximport *ximport, const CsvRow *row)
{
    static const struct {
        const char *flags, *currency;
    } meanings[] = {{"OoEe", "EUR"}, {"NnFf", "FRF"}};
    const char *flag = row->n > CELL_EURO ? row->cells[CELL_EURO] : "";
    for (guint i = 0; *flag && i < G_N_ELEMENTS(meanings); i++)
        if (strchr(meanings[i].flags, *flag))
            return meanings[i].currency;
    if (*flag && ximport->n_unknown++ == 0) {
        ximport->first_unknown = row->line;
        g_strlcpy(ximport->unknown, flag, sizeof ximport->unknown);
    }
    return NULL;
}

static void complain_of_flags(const Ximport *ximport)
{
    const FecReader *fec = &ximport->journal.fec;
    if (ximport->n_unknown > 0)
        complaint_add(fec->book->draft->complaints, COMPLAINT_WARNING, "euro-flag-unknown",
                      (Place){fec->source, ximport->first_unknown,
                              layout_cell_position(&layout, CELL_EURO)},
                      "the euro flag \"%s\" (%" G_GINT64_FORMAT
                      " such lines) is neither O or E for euros nor N or F for francs; read as "
                      "%s, look whether the amounts are",
                      ximport->unknown, ximport->n_unknown, fec->currency);
}

/* A minus behind the zeros that fill an amount up, 000-50.00, to their front; in place. */
static void move_sign(char *amount)
{
    gsize zeros = strspn(amount, "0");
    if (zeros == 0 || amount[zeros] != '-')
        return;
    amount[0] = '-';
    amount[zeros] = '0';
}

static gboolean take_line(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Ximport *ximport = data;
    LayoutJournal *journal = &ximport->journal;
    if (row->n <= CELL_SIDE)
        return layout_journal_refuse(
            journal, row, "line-too-short", -1,
            "the line has %ld characters, and D or C stands at the %dth",
            g_utf8_strlen(row->raw, -1), layout_cell_position(&layout, CELL_SIDE));
    if (row->n > CELL_REST && strlen(row->cells[CELL_REST]) >= LONGEST_REST)
        return layout_journal_refuse(journal, row, "line-too-long", -1,
                                     "the line has %ld characters, where 138 are an entry; "
                                     "each entry must have a line of its own",
                                     g_utf8_strlen(row->raw, -1));
    move_sign(row->cells[CELL_AMOUNT]);
    journal->currency = fits(row->cells, row->n) ? find_currency(ximport, row) : NULL;
    layout_journal_take(journal, row, trouble);
    return TRUE;
}

static gboolean read_lines(Ximport *ximport, GError **error)
{
    LayoutJournal *journal = &ximport->journal;
    if (!layout_journal_check(journal, error))
        return FALSE;
    layout_journal_describe(journal);
    if (!table_read(journal->fec.table, take_line, ximport, error))
        return FALSE;
    complain_of_flags(ximport);
    return layout_journal_end(journal, error);
}

gboolean ximport_read(FecBook *book, const char *path, const char *name, GError **error)
{
    TableRequest request = make_request(book->draft->settings, path, name);
    Ximport ximport = {.n_unknown = 0};
    g_autoptr(Table) table = layout_journal_open(&ximport.journal, book, &request, error);
    gboolean is_read = table && read_lines(&ximport, error);
    layout_journal_clear(&ximport.journal);
    return is_read;
}
