#include "read/fec_rows.h"

#include "ground/text.h"
#include "read/fec_journals.h"

#include <string.h>

#define LARGEST_AMOUNT                                                                         \
    G_GINT64_CONSTANT(10000000000000) /* minor units; sums stay in 64 bits  \
                                                          */

typedef struct {
    FecReader *reader;
    const CsvRow *row;
} FecRow;

static const char *cell(const FecRow *row, guint column)
{
    return table_cell(row->reader->table, row->row, column);
}

static const char *keep(const FecRow *row, const char *text)
{
    const char *kept = ledger_take_string(row->reader->book->draft->ledger, text);
    return kept ? kept : "";
}

gboolean fec_rows_refuse(const FecReader *reader, const CsvRow *csv, const char *rule,
                         int column, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    Draft *draft = reader->book->draft;
    g_autofree char *text = table_row_text(reader->table, csv);
    complaint_add(draft->complaints, COMPLAINT_HELD, rule,
                  table_place(reader->table, csv->line, column), "%s, the line is left out",
                  reason);
    const char *kept = ledger_take_string(draft->ledger, reason);
    RejectedLine *line = draft_reject(draft, reader->source, csv->line, rule, kept, "", 0);
    line->text = ledger_take_string(draft->ledger, text);
    return FALSE;
}

static gboolean read_amount(const FecRow *row, guint column, gint64 *minor)
{
    const char *text = cell(row, column);
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->reader->currency);
    *minor = 0;
    if (amount.state == AMOUNT_BLANK)
        return TRUE;
    if (amount.state != AMOUNT_READ || ABS(amount.minor) > LARGEST_AMOUNT)
        return fec_rows_refuse(row->reader, row->row, "amount-unreadable", (int)column,
                               "amount \"%s\" is not a number", text);
    *minor = amount.minor;
    return TRUE;
}

static gboolean read_share(const FecRow *row, gint64 *share)
{
    gint64 debit, credit, amount;
    if (!table_has_column(row->reader->table, FEC_AMOUNT) ||
        !table_has_column(row->reader->table, FEC_SIDE)) {
        if (!read_amount(row, FEC_DEBIT, &debit) || !read_amount(row, FEC_CREDIT, &credit))
            return FALSE;
        *share = debit - credit;
        return TRUE;
    }
    const char *side = cell(row, FEC_SIDE);
    if (!*cell(row, FEC_AMOUNT))
        return fec_rows_refuse(row->reader, row->row, "amount-missing", FEC_AMOUNT,
                               "the line has no amount");
    if (!read_amount(row, FEC_AMOUNT, &amount))
        return FALSE;
    if (g_ascii_strcasecmp(side, "D") == 0 || strcmp(side, "+1") == 0 || strcmp(side, "1") == 0)
        *share = amount;
    else if (g_ascii_strcasecmp(side, "C") == 0 || strcmp(side, "-1") == 0)
        *share = -amount;
    else
        return fec_rows_refuse(row->reader, row->row, "side-unknown", FEC_SIDE,
                               "Sens \"%s\" is none of D, C, +1, -1", side);
    return TRUE;
}

gboolean fec_rows_read_share(const FecReader *reader, const CsvRow *csv, gint64 *share)
{
    FecRow row = {(FecReader *)reader, csv};
    return read_share(&row, share);
}

/* DAY_NONE for a blank or a bad date; the caller knows what to fall back on. */
static Day read_date(const FecRow *row, guint column)
{
    Day day;
    date_parse(cell(row, column), &row->reader->dialect.dates, &day);
    return day;
}

/* The date of a line's own column; DAY_NONE, with a complaint unless it is blank. */
static Day read_due_date(const FecRow *row)
{
    Day day;
    const char *text = cell(row, FEC_DUE_DATE);
    if (date_parse(text, &row->reader->dialect.dates, &day) > DATE_BLANK)
        complaint_add(row->reader->book->draft->complaints, COMPLAINT_WARNING,
                      "date-unreadable",
                      table_place(row->reader->table, row->row->line, FEC_DUE_DATE),
                      "due date \"%s\" is no date; the label or the terms decide", text);
    return day;
}

gboolean fec_is_receivable(const Settings *settings, const char *account)
{
    static char *const by_default[] = {"411", NULL};
    char *const *accounts = settings->ledger.accounts && settings->ledger.accounts[0]
                                ? settings->ledger.accounts
                                : by_default;
    for (; *accounts; accounts++) {
        gsize n = strcspn(*accounts, "*"); /* "411*" is 411 */
        if (n > 0 && strncmp(account, *accounts, n) == 0)
            return TRUE;
    }
    return FALSE;
}

static void fill_line(const FecRow *row, FecLine *line)
{
    g_autofree char *text = table_row_text(row->reader->table, row->row);
    const char *auxiliary = cell(row, FEC_AUXILIARY), *name = cell(row, FEC_AUXILIARY_NAME);
    line->source = row->reader->source;
    line->line = row->row->line;
    line->file = row->reader->file;
    line->journal = keep(row, cell(row, FEC_JOURNAL));
    line->journal_name = keep(row, cell(row, FEC_JOURNAL_NAME));
    line->entry = keep(row, cell(row, FEC_ENTRY));
    line->account = keep(row, cell(row, FEC_ACCOUNT));
    line->auxiliary = keep(row, auxiliary);
    line->customer = *auxiliary ? line->auxiliary : line->account;
    line->customer_name = keep(row, *name ? name : cell(row, FEC_ACCOUNT_NAME));
    line->piece = keep(row, cell(row, FEC_PIECE));
    line->label = keep(row, cell(row, FEC_LABEL));
    line->lettering = keep(row, cell(row, FEC_LETTERING));
    line->lettering_date = read_date(row, FEC_LETTERING_DATE);
    line->due_date = read_due_date(row);
    line->is_opening = fec_journal_is_opening(line->journal, line->journal_name);
    line->text = keep(row, text);
}

static void set_future_aside(const FecRow *row, const FecLine *line)
{
    FecReader *reader = row->reader;
    RejectedLine *rejected =
        draft_reject(reader->book->draft, line->source, line->line, "not-yet-issued",
                     "dated after the run date", reader->currency, line->share);
    rejected->customer = line->customer;
    rejected->invoice = *line->piece ? line->piece : NULL;
    rejected->text = line->text;
    if (reader->n_future++ == 0)
        reader->first_future = line->line;
}

static void complain_of_damage(const FecRow *row)
{
    if (row->row->damaged_cell > 0)
        complaint_add(row->reader->book->draft->complaints, COMPLAINT_WARNING,
                      "text-unreadable",
                      (Place){row->reader->source, row->row->line, row->row->damaged_cell},
                      "bytes that are no %s were replaced; ledger.encoding decides",
                      row->reader->table->encoding);
}

static void take_receivable(const FecRow *row, gint64 share, Day entry_date)
{
    FecReader *reader = row->reader;
    FecLine line = {.share = share, .entry_date = entry_date};
    complain_of_damage(row);
    fill_line(row, &line);
    line.piece_date = read_date(row, FEC_PIECE_DATE);
    if (!line.piece_date)
        line.piece_date = entry_date;
    draft_count(reader->book->draft, reader->currency, share);
    if (entry_date > reader->book->draft->run_date)
        set_future_aside(row, &line);
    else
        g_array_append_val(reader->book->lines, line);
}

static void note_year(FecReader *reader, Day entry_date)
{
    FecYear *year = &g_array_index(reader->book->years, FecYear, reader->file);
    year->first = year->first ? MIN(year->first, entry_date) : entry_date;
    year->last = MAX(year->last, entry_date);
}

static void note_treasury(const FecRow *row)
{
    const char *code = cell(row, FEC_JOURNAL);
    if (*cell(row, FEC_ACCOUNT) == '5' &&
        !g_hash_table_contains(row->reader->book->treasury, code) &&
        !fec_journal_is_opening(code, cell(row, FEC_JOURNAL_NAME)))
        g_hash_table_add(row->reader->book->treasury, (gpointer)keep(row, code));
}

static void take_good_row(const FecRow *row)
{
    FecReader *reader = row->reader;
    gint64 share = 0;
    reader->book->draft->ledger->lines_read++;
    if (!*cell(row, FEC_ACCOUNT)) {
        fec_rows_refuse(reader, row->row, "account-missing", FEC_ACCOUNT,
                        "the line names no account");
        return;
    }
    if (!read_share(row, &share))
        return;
    Day entry_date = read_date(row, FEC_ENTRY_DATE);
    if (!entry_date)
        entry_date = read_date(row, FEC_PIECE_DATE);
    if (!entry_date) {
        fec_rows_refuse(row->reader, row->row, "date-unreadable", FEC_ENTRY_DATE,
                        "EcritureDate \"%s\" is no date", cell(row, FEC_ENTRY_DATE));
        return;
    }
    note_year(reader, entry_date);
    note_treasury(row);
    fec_checks_take(reader->checks, cell(row, FEC_JOURNAL), cell(row, FEC_ENTRY), entry_date,
                    read_date(row, FEC_VALID_DATE), row->row->line, share);
    if (fec_is_receivable(reader->book->draft->settings, cell(row, FEC_ACCOUNT)))
        take_receivable(row, share, entry_date);
}

static gboolean is_sound(const FecRow *row)
{
    Day day;
    const FecReader *reader = row->reader;
    const guint amounts[] = {FEC_DEBIT, FEC_CREDIT, FEC_AMOUNT};
    gboolean has_amount = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(amounts); i++) {
        Amount amount =
            amount_parse(cell(row, amounts[i]), reader->dialect.decimal, reader->currency);
        if (amount.state != AMOUNT_READ && amount.state != AMOUNT_BLANK)
            return FALSE;
        has_amount |= amount.state == AMOUNT_READ;
    }
    return has_amount &&
           date_parse(cell(row, FEC_PIECE_DATE), &reader->dialect.dates, &day) <= DATE_BLANK &&
           date_parse(cell(row, FEC_ENTRY_DATE), &reader->dialect.dates, &day) == DATE_READ;
}

/*
 * A separator inside a label makes the row too long: the text columns are tried one by one as
 * the one that was cut. FALSE if none makes sense of the row.
 */
static gboolean take_cut_row(FecReader *reader, const CsvRow *csv)
{
    static const guint candidates[] = {FEC_LABEL, FEC_AUXILIARY_NAME, FEC_ACCOUNT_NAME,
                                       FEC_JOURNAL_NAME, FEC_PIECE};
    guint expected = reader->table->dialect.n_cells;
    guint extra = csv->n - expected - reader->table->n_trailing;
    g_autofree char **cells = g_new0(char *, expected);
    for (guint i = 0; i < G_N_ELEMENTS(candidates); i++) {
        int place = reader->table->places[candidates[i]];
        if (place < 0 || (guint)place >= expected)
            continue;
        g_autoptr(GString) joined = g_string_new(csv->cells[place]);
        for (guint k = 1; k <= extra; k++)
            g_string_append_printf(joined, "%c%s", reader->table->dialect.separator,
                                   csv->cells[(guint)place + k]);
        for (guint k = 0; k < expected; k++)
            cells[k] = csv->cells[k <= (guint)place ? k : k + extra];
        cells[place] = joined->str;
        CsvRow whole = *csv;
        whole.n = expected;
        whole.cells = cells;
        FecRow row = {reader, &whole};
        if (!is_sound(&row))
            continue;
        complaint_add(reader->book->draft->complaints, COMPLAINT_NOTE, "fec-separator-in-label",
                      table_place(reader->table, csv->line, (int)candidates[i]),
                      "the separator stands inside a text; read as \"%s\"", joined->str);
        take_good_row(&row);
        return TRUE;
    }
    return FALSE;
}

gboolean fec_rows_take(const CsvRow *csv, RowTrouble trouble, gpointer data)
{
    FecReader *reader = data;
    FecRow row = {reader, csv};
    gboolean is_long = csv->n > reader->table->dialect.n_cells + reader->table->n_trailing;
    if (trouble == TROUBLE_NONE && (!is_long || is_sound(&row))) {
        take_good_row(&row);
    } else if (!is_long || !take_cut_row(reader, csv)) {
        reader->book->draft->ledger->lines_read++;
        fec_rows_refuse(reader, csv, "cells-too-many", -1,
                        "the line has %u cells under %u headers", csv->n,
                        reader->table->dialect.n_cells);
    }
    return TRUE;
}
