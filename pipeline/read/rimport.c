#include "read/rimport.h"

#include "ground/text.h"
#include "read/layout_journal.h"
#include "read/rimport_section.h"

#include <string.h>

#define MANY_ROWS 100 /* of the file's beginning are looked at for a command */

enum {
    CELL_MOVEMENT,
    CELL_JOURNAL,
    CELL_DATE,
    CELL_ACCOUNT,
    CELL_ACCOUNT_NAME,
    CELL_AMOUNT,
    CELL_SIDE,
    CELL_STATUS,
    CELL_LABEL,
    CELL_VOUCHER,
    CELL_TYPE,
    CELL_PAYMENT_MODE,
    CELL_DUE_DATE,
    CELL_ANALYTIC_CODE,
    CELL_ANALYTIC_NAME,
    CELL_FURTHER, /* to 22 */
    CELL_COUNT = 22
};

static const LayoutCell cells[CELL_COUNT] = {
    [CELL_MOVEMENT] = {"movement", FEC_ENTRY, 0},
    [CELL_JOURNAL] = {"journal", FEC_JOURNAL, 0},
    [CELL_DATE] = {"date", FEC_ENTRY_DATE, 0},
    [CELL_ACCOUNT] = {"account", FEC_ACCOUNT, 0},
    [CELL_ACCOUNT_NAME] = {"account name", FEC_ACCOUNT_NAME, 0},
    [CELL_AMOUNT] = {"amount", FEC_AMOUNT, 0},
    [CELL_SIDE] = {"debit or credit", FEC_SIDE, 0},
    [CELL_STATUS] = {"status", -1, 0},
    [CELL_LABEL] = {"label", FEC_LABEL, 0},
    [CELL_VOUCHER] = {"voucher", FEC_PIECE, 0},
    [CELL_TYPE] = {"type", -1, 0},
    [CELL_PAYMENT_MODE] = {"payment mode", -1, 0},
    [CELL_DUE_DATE] = {"due date", FEC_DUE_DATE, 0},
    [CELL_ANALYTIC_CODE] = {"analytic code", -1, 0},
    [CELL_ANALYTIC_NAME] = {"analytic name", -1, 0},
    [CELL_FURTHER] = {"16", -1, 0},
    [CELL_FURTHER + 1] = {"17", -1, 0},
    [CELL_FURTHER + 2] = {"18", -1, 0},
    [CELL_FURTHER + 3] = {"19", -1, 0},
    [CELL_FURTHER + 4] = {"20", -1, 0},
    [CELL_FURTHER + 5] = {"21", -1, 0},
    [CELL_FURTHER + 6] = {"22", -1, 0},
};

static gboolean fits(char *const *row, guint n)
{
    return n > CELL_SIDE && layout_is_date(row[CELL_DATE]) &&
           layout_is_amount(row[CELL_AMOUNT]) && layout_is_side(row[CELL_SIDE]);
}

static const TableLayout layout = {
    "RImport of Ciel or Sage 50", '\t', TRUE, cells, CELL_COUNT, fits};

static TableRequest make_request(const Settings *settings, const char *path, const char *name)
{
    return layout_journal_request(settings, path, name, &layout);
}

typedef struct {
    guint n;
    gboolean has_command;
} Look;

static gboolean look_for_command(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Look *look = data;
    RimportSection section = {0};
    (void)trouble;
    RimportCommand command = rimport_section_take(&section, row);
    look->has_command = command == COMMAND_SECTION || command == COMMAND_OTHER;
    return !look->has_command && ++look->n < MANY_ROWS;
}

gboolean rimport_is_recognised(const Settings *settings, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = make_request(settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    Look look = {0, FALSE};
    return table && table_read(table, look_for_command, &look, NULL) && look.has_command;
}

typedef struct {
    LayoutJournal journal;
    RimportSection section;
    gint64 n_entries, n_fitting;
    int first_misfit;
    gint64 n_odd;              /* entries whose cells seem to be moved */
    gint64 n_due, n_early_due; /* rows with a date in the due date's cell, in the one before */
    gint64 n_skipped;          /* rows of the present section */
    int skipped_line;
    char currency[CURRENCY_SIZE]; /* of section Dos; "" if none */
} Rimport;

/*
 * TRUE if a tab seems to stand inside a text: the type is no number, or a date stands where none
 * belongs.
 */
static gboolean is_odd(const CsvRow *row)
{
    const char *type = row->n > CELL_TYPE ? row->cells[CELL_TYPE] : "";
    if (strspn(type, "0123456789") < strlen(type))
        return TRUE;
    for (guint i = CELL_ANALYTIC_CODE; i < row->n; i++)
        if (layout_is_date(row->cells[i]))
            return TRUE;
    return FALSE;
}

/* The first pass: are the entries where they should be, and which cell is the due date. */
static gboolean look_at(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Rimport *rimport = data;
    (void)trouble;
    if (rimport_section_take(&rimport->section, row) != COMMAND_NONE ||
        rimport->section.kind != SECTION_ENTRIES)
        return TRUE;
    rimport->n_entries++;
    if (!fits(row->cells, row->n)) {
        if (rimport->first_misfit == 0)
            rimport->first_misfit = row->line;
        return TRUE;
    }
    rimport->n_fitting++;
    rimport->n_odd += is_odd(row);
    if (row->n > CELL_PAYMENT_MODE && layout_is_date(row->cells[CELL_PAYMENT_MODE]))
        rimport->n_early_due++;
    if (row->n > CELL_DUE_DATE && layout_is_date(row->cells[CELL_DUE_DATE]))
        rimport->n_due++;
    return TRUE;
}

static gboolean refuse_file(const Rimport *rimport, const char *rule, int line,
                            const char *text)
{
    const FecReader *fec = &rimport->journal.fec;
    complaint_add(fec->book->draft->complaints, COMPLAINT_REFUSED, rule,
                  (Place){fec->source, line, 0}, "%s", text);
    return FALSE;
}

static gboolean is_due_date_chosen(const Settings *settings)
{
    for (guint i = 0; i < settings->ledger.columns->len; i++) {
        const ColumnChoice *choice = g_ptr_array_index(settings->ledger.columns, i);
        if (strcmp(choice->key, "due_date") == 0)
            return TRUE;
    }
    return FALSE;
}

/* So few beside so many others that they are no evidence. */
static gboolean is_slip(gint64 few, gint64 many)
{
    return few * 10 < many || few == 0;
}

static gboolean check_entries(const Rimport *rimport)
{
    if (rimport->n_entries == 0)
        return refuse_file(rimport, "section-missing", 0,
                           "the file has no accounting lines (section Mvt); export the entries "
                           "again, with all sections");
    if (rimport->n_fitting * 2 <= rimport->n_entries)
        return refuse_file(rimport, "format-differs", rimport->first_misfit,
                           "the lines of section Mvt do not have a date, an amount and D or C "
                           "in cells 3, 6 and 7; export the accounts as a FEC");
    if (!is_slip(rimport->n_due, rimport->n_early_due) &&
        !is_slip(rimport->n_early_due, rimport->n_due) &&
        !is_due_date_chosen(rimport->journal.fec.book->draft->settings))
        return refuse_file(rimport, "column-ambiguous", 0,
                           "cells 12 and 13 of section Mvt both hold dates; say which is the "
                           "due date, for instance ledger.columns: {due_date: 13}");
    return TRUE;
}

static void note_skipped(Rimport *rimport)
{
    const FecReader *fec = &rimport->journal.fec;
    if (rimport->n_skipped > 0)
        complaint_add(fec->book->draft->complaints, COMPLAINT_NOTE, "section-skipped",
                      (Place){fec->source, rimport->skipped_line, 0},
                      "section %s holds no accounting lines; its %" G_GINT64_FORMAT
                      " %s not used",
                      rimport->section.name, rimport->n_skipped,
                      rimport->n_skipped == 1 ? "line was" : "lines were");
    rimport->n_skipped = 0;
}

static void skip(Rimport *rimport, const CsvRow *row)
{
    if (rimport->n_skipped++ == 0)
        rimport->skipped_line = row->line;
}

static gboolean is_currency(const char *text)
{
    return strlen(text) == CURRENCY_SIZE - 1 &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == CURRENCY_SIZE - 1;
}

static void take_folder_line(Rimport *rimport, const CsvRow *row)
{
    if (!*rimport->currency && is_currency(row->cells[0]))
        g_strlcpy(rimport->currency, row->cells[0], CURRENCY_SIZE);
    else
        skip(rimport, row);
}

static void take_entry(Rimport *rimport, const CsvRow *row, RowTrouble trouble)
{
    LayoutJournal *journal = &rimport->journal;
    const char *status = row->n > CELL_STATUS ? row->cells[CELL_STATUS] : "";
    journal->declared_decimal = rimport->section.decimal;
    journal->currency = *rimport->currency ? rimport->currency : NULL;
    gboolean are_odd_few = is_slip(rimport->n_odd, rimport->n_fitting);
    if (trouble == TROUBLE_NONE && are_odd_few && is_odd(row))
        layout_journal_refuse(journal, row, "line-unreadable", -1,
                              "the cells behind the label are not where the other lines have "
                              "them; a tab seems to stand inside a text");
    else if (trouble == TROUBLE_NONE && g_ascii_strcasecmp(status, "S") == 0)
        layout_journal_take_simulated(journal, row);
    else
        layout_journal_take(journal, row, trouble);
}

static void complain_of_command(const Rimport *rimport, const CsvRow *row)
{
    const FecReader *fec = &rimport->journal.fec;
    g_autofree char *text = table_row_text(fec->table, row);
    g_strdelimit(text, "\t", ' ');
    complaint_add(fec->book->draft->complaints, COMPLAINT_WARNING, "command-unknown",
                  (Place){fec->source, row->line, 0},
                  "the command \"%s\" is not known and was not followed; look whether the "
                  "amounts below it are right",
                  text);
}

static gboolean take_row(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Rimport *rimport = data;
    RimportSection before = rimport->section, after = before;
    RimportCommand command = rimport_section_take(&after, row);
    if (command == COMMAND_SECTION)
        note_skipped(rimport);
    else if (command == COMMAND_UNKNOWN)
        complain_of_command(rimport, row);
    rimport->section = after;
    if (command != COMMAND_NONE)
        return TRUE;
    if (before.kind == SECTION_ENTRIES)
        take_entry(rimport, row, trouble);
    else if (before.kind == SECTION_FOLDER)
        take_folder_line(rimport, row);
    else
        skip(rimport, row);
    return TRUE;
}

static gboolean read_rows(Rimport *rimport, GError **error)
{
    Table *table = rimport->journal.fec.table;
    if (!table_read(table, look_at, rimport, error) || !check_entries(rimport))
        return FALSE;
    if (is_slip(rimport->n_due, rimport->n_early_due) && rimport->n_early_due > 0 &&
        !is_due_date_chosen(rimport->journal.fec.book->draft->settings))
        table->places[FEC_DUE_DATE] = CELL_PAYMENT_MODE;
    rimport->section = (RimportSection){0};
    layout_journal_describe(&rimport->journal);
    if (!table_read(table, take_row, rimport, error))
        return FALSE;
    note_skipped(rimport);
    return layout_journal_end(&rimport->journal, error);
}

gboolean rimport_read(FecBook *book, const char *path, const char *name, GError **error)
{
    TableRequest request = make_request(book->draft->settings, path, name);
    Rimport rimport = {.n_entries = 0};
    g_autoptr(Table) table = layout_journal_open(&rimport.journal, book, &request, error);
    rimport.journal.fec.dialect.dates.order = DATES_DAY_FIRST;
    gboolean is_read = table && read_rows(&rimport, error);
    layout_journal_clear(&rimport.journal);
    return is_read;
}
