#include "read/fec_headless.h"

#include "read/layout_journal.h"

#include <string.h>

#define LEAST_CELLS 16 /* the last ones are often empty, and cut off */

enum { CELL_ENTRY_DATE = 3, CELL_ACCOUNT = 4, CELL_PIECE_DATE = 9, CELL_AMOUNT = 11 };

static const LayoutCell cells[] = {
    {"JournalCode", FEC_JOURNAL, 0},
    {"JournalLib", FEC_JOURNAL_NAME, 0},
    {"EcritureNum", FEC_ENTRY, 0},
    {"EcritureDate", FEC_ENTRY_DATE, 0},
    {"CompteNum", FEC_ACCOUNT, 0},
    {"CompteLib", FEC_ACCOUNT_NAME, 0},
    {"CompAuxNum", FEC_AUXILIARY, 0},
    {"CompAuxLib", FEC_AUXILIARY_NAME, 0},
    {"PieceRef", FEC_PIECE, 0},
    {"PieceDate", FEC_PIECE_DATE, 0},
    {"EcritureLib", FEC_LABEL, 0},
    {"Debit", FEC_DEBIT, 0},
    {"Credit", FEC_CREDIT, 0},
    {"EcritureLet", FEC_LETTERING, 0},
    {"DateLet", FEC_LETTERING_DATE, 0},
    {"ValidDate", FEC_VALID_DATE, 0},
    {"Montantdevise", FEC_FOREIGN_AMOUNT, 0},
    {"Idevise", FEC_FOREIGN_CURRENCY, 0},
};

static gboolean is_date(const char *text)
{
    static const DateForm french = {DATES_DAY_FIRST, NULL};
    Day day;
    return date_parse(text, &french, &day) == DATE_READ;
}

static gboolean fits(char *const *row, guint n)
{
    return n >= LEAST_CELLS && is_date(row[CELL_ENTRY_DATE]) &&
           g_ascii_isdigit(*row[CELL_ACCOUNT]) &&
           (!*row[CELL_PIECE_DATE] || is_date(row[CELL_PIECE_DATE])) &&
           strspn(row[CELL_AMOUNT], "0123456789.,+- ") == strlen(row[CELL_AMOUNT]);
}

static const TableLayout layouts[] = {
    {"FEC", '|', FALSE, cells, G_N_ELEMENTS(cells), fits},
    {"FEC", '\t', FALSE, cells, G_N_ELEMENTS(cells), fits},
    {"FEC", ';', TRUE, cells, G_N_ELEMENTS(cells), fits},
};

static gboolean look_at_first(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    (void)trouble;
    *(gboolean *)data = fits(row->cells, row->n);
    return FALSE;
}

gboolean fec_headless_is_recognised(const Settings *settings, const char *path,
                                    const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    gboolean is_entry = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(layouts) && !is_entry; i++) {
        TableRequest request = layout_journal_request(settings, path, name, &layouts[i]);
        g_autoptr(Table) table = table_open(&request, unheard, NULL);
        if (table)
            table_read(table, look_at_first, &is_entry, NULL);
    }
    return is_entry;
}

void fec_headless_complain(const char *name, Complaints *complaints)
{
    g_autoptr(GString) header = g_string_new(cells[0].name);
    for (guint i = 1; i < G_N_ELEMENTS(cells); i++)
        g_string_append_printf(header, "|%s", cells[i].name);
    complaint_add(
        complaints, COMPLAINT_REFUSED, "fec-header-missing", (Place){name, 1, 0},
        "this looks like a FEC without its first line; export it with the names of "
        "the columns, or put %s there, with the file's own separator (and Montant and "
        "Sens where it has these)",
        header->str);
}
