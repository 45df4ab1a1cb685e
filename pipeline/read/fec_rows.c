#include "read/fec_rows.h"

#include "ground/text.h"

#include <string.h>

#define LARGEST_AMOUNT G_GINT64_CONSTANT(10000000000000) /* minor units; sums stay in 64 bits */

typedef struct {
    FecReader *reader;
    const CsvRow *row;
} FecRow;

/* Why a row cannot be used. */
typedef struct {
    const char *rule;
    int column;
    char *reason;
} RowFault;

static void row_fault_clear(RowFault *fault)
{
    g_free(fault->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RowFault, row_fault_clear)

void line_count_take(LineCount *count, int line)
{
    if (count->n++ == 0)
        count->first = line;
}

static const char *cell(const FecRow *row, guint column)
{
    return table_cell(row->reader->table, row->row, column);
}

static Ledger *peek_ledger(const FecRow *row)
{
    return row->reader->book->draft->ledger;
}

/* Equal codes are one text: groups are found by its place. */
static const char *keep_code(const FecRow *row, const char *text)
{
    return *text ? g_string_chunk_insert_const(peek_ledger(row)->strings, text) : "";
}

static const char *keep_row_text(const FecRow *row)
{
    g_autofree char *text = table_row_text(row->reader->table, row->row);
    return text_or_empty(ledger_take_string(peek_ledger(row), text));
}

static void complain_of_fault(const FecRow *row, const RowFault *fault, ComplaintLevel level,
                              const char *done)
{
    const char *rule = fault->rule;
    complaint_limit_add(row->reader->limit, level, rule,
                        table_place(row->reader->table, row->row->line, fault->column),
                        "%s, %s", fault->reason, done);
}

static void refuse(const FecRow *row, const RowFault *fault)
{
    const char *rule = fault->rule;
    complain_of_fault(row, fault, COMPLAINT_HELD, "the line is left out");
    RejectedLine *line =
        draft_reject(row->reader->book->draft, row->reader->source, row->row->line, rule,
                     ledger_take_string(peek_ledger(row), fault->reason), "", 0);
    line->text = keep_row_text(row);
}

gboolean fec_rows_refuse(const FecReader *reader, const CsvRow *csv, const char *rule,
                         int column, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_auto(RowFault) fault = {rule, column, g_strdup_vprintf(format, values)};
    va_end(values);
    FecRow row = {(FecReader *)reader, csv};
    refuse(&row, &fault);
    return FALSE;
}

static gboolean read_amount(const FecRow *row, guint column, gint64 *minor, RowFault *fault)
{
    const char *text = cell(row, column);
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->reader->currency);
    *minor = 0;
    if (amount.state == AMOUNT_BLANK)
        return TRUE;
    gboolean is_read = amount.state == AMOUNT_READ;
    if (is_read && ABS(amount.minor) <= LARGEST_AMOUNT) {
        *minor = amount.minor;
        return TRUE;
    }
    const char *why = amount.state == AMOUNT_TOO_FINE ? "has more decimals than its currency"
                      : is_read                       ? "is too large to be true"
                                                      : "is not a number";
    *fault = (RowFault){.rule = "amount-unreadable",
                        .column = (int)column,
                        .reason = g_strdup_printf("amount \"%s\" %s", text, why)};
    return FALSE;
}

/* Debit and Credit, where the file has both; else Montant with its Sens. */
static gboolean has_two_columns(const FecReader *reader)
{
    return table_has_column(reader->table, FEC_DEBIT) &&
           table_has_column(reader->table, FEC_CREDIT);
}

int fec_side_sign(const char *side)
{
    static const struct {
        const char *word;
        int sign;
    } words[] = {{"D", 1},     {"C", -1},     {"+1", 1},      {"-1", -1},     {"1", 1},
                 {"+", 1},     {"-", -1},     {"DEBIT", 1},   {"CREDIT", -1}, {"DB", 1},
                 {"CR", -1},   {"débit", 1},  {"crédit", -1}, {"Débit", 1},   {"Crédit", -1},
                 {"DÉBIT", 1}, {"CRÉDIT", -1}};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(side, words[i].word) == 0)
            return words[i].sign;
    return 0;
}

static gboolean read_share(const FecRow *row, gint64 *share, RowFault *fault)
{
    gint64 debit, credit;
    *share = 0;
    if (has_two_columns(row->reader)) {
        if (!read_amount(row, FEC_DEBIT, &debit, fault) ||
            !read_amount(row, FEC_CREDIT, &credit, fault))
            return FALSE;
        *share = debit - credit;
        return TRUE;
    }
    const char *side = cell(row, FEC_SIDE);
    if (!*cell(row, FEC_AMOUNT)) {
        *fault = (RowFault){.rule = "amount-missing",
                            .column = FEC_AMOUNT,
                            .reason = g_strdup("the line has no amount")};
        return FALSE;
    }
    if (!read_amount(row, FEC_AMOUNT, &debit, fault))
        return FALSE;
    *share = debit * fec_side_sign(side);
    if (fec_side_sign(side) != 0)
        return TRUE;
    *fault = (RowFault){.rule = "side-unknown",
                        .column = FEC_SIDE,
                        .reason = g_strdup_printf("Sens \"%s\" is none of D, C, +1, -1", side)};
    return FALSE;
}

gboolean fec_rows_read_share(const FecReader *reader, const CsvRow *csv, gint64 *share)
{
    FecRow row = {(FecReader *)reader, csv};
    g_auto(RowFault) fault = {0};
    if (read_share(&row, share, &fault))
        return TRUE;
    refuse(&row, &fault);
    return FALSE;
}

/* DAY_NONE for a blank or a bad date; the caller knows what to fall back on. */
static Day read_date(const FecRow *row, guint column)
{
    Day day;
    date_parse(cell(row, column), &row->reader->dialect.dates, &day);
    return day;
}

/* The same, with a complaint if it is bad. */
static Day read_own_date(const FecRow *row, guint column, const char *what, const char *done)
{
    Day day;
    const char *text = cell(row, column);
    if (date_parse(text, &row->reader->dialect.dates, &day) > DATE_BLANK)
        complaint_limit_add(row->reader->limit, COMPLAINT_WARNING, "date-unreadable",
                            table_place(row->reader->table, row->row->line, (int)column),
                            "%s \"%s\" is no date; %s", what, text, done);
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

/* TRUE for what programs write where there is nothing: "-", "/", "0", "000". */
static gboolean is_placeholder(const char *text)
{
    for (; *text; text++)
        if ((g_ascii_isalnum(*text) && *text != '0') || (guchar)*text >= 0x80)
            return FALSE;
    return TRUE;
}

static void fill_line(const FecRow *row, FecLine *line)
{
    const char *name = cell(row, FEC_AUXILIARY_NAME), *code = cell(row, FEC_LETTERING);
    line->source = row->reader->source;
    line->line = row->row->line;
    line->file = line->year = row->reader->file;
    line->account = fec_book_find_account(row->reader->book, cell(row, FEC_ACCOUNT),
                                          cell(row, FEC_AUXILIARY));
    line->entry = keep_code(row, cell(row, FEC_ENTRY));
    line->customer_name = keep_code(row, *name ? name : cell(row, FEC_ACCOUNT_NAME));
    line->piece = keep_code(row, cell(row, FEC_PIECE));
    line->reference = is_placeholder(line->piece) ? NULL : line->piece;
    line->label = text_or_empty(ledger_take_string(peek_ledger(row), cell(row, FEC_LABEL)));
    line->lettering = is_placeholder(code) ? "" : keep_code(row, code);
    line->lettering_date = read_date(row, FEC_LETTERING_DATE);
    line->is_opening =
        line->journal->is_opening || fec_label_is_opening(line->label, line->entry_date);
    line->is_closing =
        !line->is_opening &&
        (line->journal->is_closing || fec_label_is_closing(line->label, line->entry_date));
    line->text = keep_row_text(row);
}

static void complain_of_damage(const FecRow *row)
{
    if (row->row->damaged_cell > 0)
        complaint_limit_add(
            row->reader->limit, COMPLAINT_WARNING, "text-unreadable",
            (Place){row->reader->source, row->row->line, row->row->damaged_cell},
            "bytes that are no %s were replaced; ledger.encoding decides",
            row->reader->table->encoding);
}

static void note_foreign_amount(const FecRow *row)
{
    FecReader *reader = row->reader;
    const char *currency = cell(row, FEC_FOREIGN_CURRENCY);
    if (is_placeholder(currency) || g_ascii_strcasecmp(currency, reader->currency) == 0)
        return;
    if (reader->foreign.n == 0)
        g_strlcpy(reader->foreign_currency, currency, CURRENCY_SIZE);
    line_count_take(&reader->foreign, row->row->line);
}

static void take_receivable(const FecRow *row, FecLine *line, gint64 share)
{
    FecReader *reader = row->reader;
    FecBook *book = reader->book;
    line->share = share;
    complain_of_damage(row);
    fill_line(row, line);
    line->due_date =
        read_own_date(row, FEC_DUE_DATE, "due date", "the label or the terms decide");
    line->piece_date =
        read_own_date(row, FEC_PIECE_DATE, "PieceDate", "the entry's own date was taken");
    if (!line->piece_date)
        line->piece_date = line->entry_date;
    note_foreign_amount(row);
    draft_count(book->draft, reader->currency, share);
    FecYear *year = &g_array_index(book->years, FecYear, reader->file);
    if (line->is_opening && (!year->opening || line->entry_date < year->opening))
        year->opening = line->entry_date;
    if (line->entry_date > book->draft->run_date) {
        line_count_take(&reader->future, line->line);
        fec_book_set_aside(book, line, "not-yet-issued", "dated after the run date");
    } else {
        g_array_append_val(book->lines, *line);
    }
}

/* A line that cannot be used: what it belongs to is known all the same, and is held. */
static void take_faulty(const FecRow *row, FecLine *line, const RowFault *fault, gint64 share)
{
    FecBook *book = row->reader->book;
    complain_of_fault(row, fault, COMPLAINT_HELD,
                      "the line is left out, and what it belongs to is held");
    fill_line(row, line);
    line->fault_rule = fault->rule;
    line->fault_reason = ledger_take_string(peek_ledger(row), fault->reason);
    line->fault_share = share;
    draft_count(book->draft, row->reader->currency, share);
    g_array_append_val(book->lines, *line);
}

/* EcritureDate, else the next best date of the line; DAY_NONE if it has none. */
static Day find_entry_date(const FecRow *row)
{
    static const guint others[] = {FEC_PIECE_DATE, FEC_VALID_DATE, FEC_LETTERING_DATE};
    Day day = read_date(row, FEC_ENTRY_DATE);
    for (guint i = 0; !day && i < G_N_ELEMENTS(others); i++)
        day = read_date(row, others[i]);
    return day;
}

static void complain_of_entry_date(const FecRow *row)
{
    Day day;
    const char *text = cell(row, FEC_ENTRY_DATE);
    if (table_has_column(row->reader->table, FEC_ENTRY_DATE) &&
        date_parse(text, &row->reader->dialect.dates, &day) != DATE_READ)
        complaint_limit_add(
            row->reader->limit, COMPLAINT_WARNING, "date-unreadable",
            table_place(row->reader->table, row->row->line, FEC_ENTRY_DATE),
            "EcritureDate \"%s\" is no date; another date of the line was taken", text);
}

/* What is no receivable is read for the checks alone. */
static void take_other(const FecRow *row, const FecLine *line, gint64 share,
                       const RowFault *fault)
{
    if (fault->rule)
        complain_of_fault(row, fault, COMPLAINT_WARNING,
                          "the line, on no customer's account, is missing in the checks");
    else
        fec_checks_take(row->reader->checks, line->journal->code, line->entry, line->entry_date,
                        read_date(row, FEC_VALID_DATE), line->line, share);
}

void fec_rows_take_whole(FecReader *reader, const CsvRow *csv)
{
    FecRow row = {reader, csv};
    FecLine line = {.line = csv->line, .entry = cell(&row, FEC_ENTRY)};
    g_auto(RowFault) fault = {0};
    gint64 share = 0;
    const char *account = cell(&row, FEC_ACCOUNT);
    reader->book->draft->ledger->lines_read++;
    if (!*account) {
        fec_rows_refuse(reader, csv, "account-missing", FEC_ACCOUNT,
                        "the line names no account");
        return;
    }
    gboolean is_receivable = fec_is_receivable(reader->book->draft->settings, account);
    line_count_take(is_receivable ? &reader->receivable : &reader->other, csv->line);
    line.journal = fec_journals_find(reader->book->journals, cell(&row, FEC_JOURNAL),
                                     cell(&row, FEC_JOURNAL_NAME));
    line.entry_date = find_entry_date(&row);
    if (read_share(&row, &share, &fault) && !line.entry_date)
        fault = (RowFault){
            "date-unreadable", FEC_ENTRY_DATE,
            g_strdup_printf("EcritureDate \"%s\" is no date", cell(&row, FEC_ENTRY_DATE))};
    if (line.entry_date)
        fec_year_note(&g_array_index(reader->book->years, FecYear, reader->file),
                      line.entry_date);
    fec_journal_count(line.journal, account);
    if (!is_receivable || !fault.rule)
        take_other(&row, &line, share, &fault);
    if (!is_receivable)
        return;
    if (fault.rule) {
        take_faulty(&row, &line, &fault, share);
        return;
    }
    complain_of_entry_date(&row);
    take_receivable(&row, &line, share);
}
