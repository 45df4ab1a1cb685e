#include "read/layout_journal.h"

#include "read/layout_columns.h"

#include <string.h>

#define MANY_ROWS 100 /* of the file's beginning are looked at */

gboolean layout_is_date(const char *text)
{
    static const DateForm french = {DATES_DAY_FIRST, NULL};
    Day day;
    return date_parse(text, &french, &day) == DATE_READ;
}

gboolean layout_is_amount(const char *text)
{
    return strpbrk(text, "0123456789") && strspn(text, "0123456789.,+- ") == strlen(text);
}

gboolean layout_is_side(const char *text)
{
    return strlen(text) == 1 && strchr("DCdc", *text);
}

TableRequest layout_journal_request(const Settings *settings, const char *path,
                                    const char *name, const TableLayout *layout)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &fec_shape,
                          .layout = layout,
                          .columns = settings->ledger.columns,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .has_quotes = layout->has_quotes,
                          .code = OUTCOME_INPUT_REFUSED};
}

typedef struct {
    const TableLayout *layout;
    guint n, n_fitting;
    int first;     /* line that does not fit */
    guint n_cells; /* most of a row that fits */
} Look;

static gboolean look_at(const CsvRow *row, RowTrouble trouble, gpointer data)
{
    Look *look = data;
    (void)trouble;
    if (look->layout->fits(row->cells, row->n)) {
        look->n_fitting++;
        look->n_cells = MAX(look->n_cells, MIN(row->n, look->layout->n));
    } else if (look->first == 0) {
        look->first = row->line;
    }
    return ++look->n < MANY_ROWS;
}

guint layout_journal_count_fitting(const TableRequest *request)
{
    g_autoptr(Complaints) unheard = complaints_new();
    g_autoptr(Table) table = table_open(request, unheard, NULL);
    Look look = {.layout = request->layout};
    gboolean are_most =
        table && table_read(table, look_at, &look, NULL) && look.n_fitting * 2 > look.n;
    return are_most ? look.n_fitting : 0;
}

gboolean layout_journal_is_recognised(const TableRequest *request)
{
    return layout_journal_count_fitting(request) > 0;
}

Table *layout_journal_open(LayoutJournal *journal, FecBook *book, const TableRequest *request,
                           GError **error)
{
    g_autoptr(Table) table = table_open(request, book->draft->complaints, error);
    *journal = (LayoutJournal){.currency = NULL};
    if (!table || !layout_columns_choose(table))
        return NULL;
    fec_reader_begin(&journal->fec, book, table);
    return g_steal_pointer(&table);
}

void layout_journal_clear(LayoutJournal *journal)
{
    fec_reader_clear(&journal->fec);
}

gboolean layout_journal_check(LayoutJournal *journal, GError **error)
{
    const FecReader *fec = &journal->fec;
    const TableLayout *layout = fec->table->request.layout;
    Look look = {.layout = layout};
    if (!table_read(fec->table, look_at, &look, error))
        return FALSE;
    if (look.n_fitting > 0)
        fec->table->n_expected = look.n_cells;
    if (look.n == 0 || look.n_fitting > 0)
        return TRUE;
    complaint_add(fec->book->draft->complaints, COMPLAINT_REFUSED, "format-differs",
                  (Place){fec->source, look.first, 0},
                  "ledger.format says %s, but none of the first %u lines is one; set "
                  "ledger.format to auto, or export the file again",
                  layout->format, look.n);
    return FALSE;
}

void layout_journal_describe(const LayoutJournal *journal)
{
    const Table *table = journal->fec.table;
    GPtrArray *recognised = journal->fec.book->draft->ledger->recognised;
    g_ptr_array_add(recognised, g_strdup_printf("%s: format: %s", table->request.name,
                                                table->request.layout->format));
    table_describe(table, recognised);
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

/* How many characters `sign` are in the text. */
static guint count_sign(const char *text, char sign)
{
    guint n = 0;
    for (; *text; text++)
        n += *text == sign;
    return n;
}

/*
 * The decimal sign that an amount itself shows: its last sign, unless that stands twice. 0: one
 * sign with three digits behind it, 1.230 may be either.
 */
static char find_decimal(const char *amount)
{
    const char *comma = strrchr(amount, ','), *point = strrchr(amount, '.');
    if (!comma && !point)
        return '.';
    const char *last = !comma || (point && point > comma) ? point : comma;
    char other = *last == ',' ? '.' : ',';
    if (count_sign(amount, *last) > 1)
        return other;
    return comma && point ? *last : strspn(last + 1, "0123456789") == 3 ? '\0' : *last;
}

/* FALSE if neither settings, file nor amount tell the decimal sign. */
static gboolean choose_decimal(LayoutJournal *journal, const CsvRow *row)
{
    const char *choice = journal->fec.book->draft->settings->ledger.decimal;
    gboolean is_chosen = g_strcmp0(choice, ",") == 0 || g_strcmp0(choice, ".") == 0;
    journal->fec.dialect.decimal =
        is_chosen ? *choice
        : journal->declared_decimal
            ? journal->declared_decimal
            : find_decimal(table_cell(journal->fec.table, row, FEC_AMOUNT));
    return journal->fec.dialect.decimal != '\0';
}

/* A line that claims nothing here, counted in its own currency. FALSE: it was no such line. */
static gboolean set_aside(LayoutJournal *journal, const CsvRow *row, const char *rule,
                          const char *reason)
{
    FecReader *fec = &journal->fec;
    Draft *draft = fec->book->draft;
    const Table *table = fec->table;
    const char *account = table_cell(table, row, FEC_ACCOUNT);
    gboolean is_receivable = fec_is_receivable(draft->settings, account);
    const char *currency = journal->currency ? journal->currency : journal->fec.currency;
    gint64 share;
    draft->ledger->lines_read++;
    line_count_take(is_receivable ? &fec->receivable : &fec->other, row->line);
    if (!is_receivable || !fec_rows_read_share(fec, row, &share))
        return FALSE;
    g_autofree char *text = table_row_text(table, row);
    draft_count(draft, currency, share);
    RejectedLine *line =
        draft_reject(draft, journal->fec.source, row->line, rule, reason, currency, share);
    line->customer = ledger_take_string(draft->ledger, account);
    line->invoice = ledger_take_string(draft->ledger, table_cell(table, row, FEC_PIECE));
    line->text = ledger_take_string(draft->ledger, text);
    return TRUE;
}

static void take_foreign(LayoutJournal *journal, const CsvRow *row)
{
    if (!set_aside(journal, row, "currency-foreign", "in a currency that the ledger is not in"))
        return;
    g_strlcpy(journal->foreign, journal->currency, CURRENCY_SIZE);
    if (journal->n_foreign++ == 0)
        journal->first_foreign = row->line;
}

void layout_journal_take_simulated(LayoutJournal *journal, const CsvRow *row)
{
    choose_decimal(journal, row);
    if (set_aside(journal, row, "entry-simulated", "of an entry that is not in the books") &&
        journal->n_simulated++ == 0)
        journal->first_simulated = row->line;
}

/*
 * TRUE if the cells may have come out of their places, and the account with them: on a line of
 * fixed width one character too much moves all. A customer's account is believed all the same;
 * what is wrong with the line is said, and what it belongs to is held.
 */
static gboolean is_misplaced(const LayoutJournal *journal, const CsvRow *row)
{
    const Table *table = journal->fec.table;
    const TableLayout *layout = table->request.layout;
    const char *account = table_cell(table, row, FEC_ACCOUNT);
    return !layout->fits(row->cells, row->n) && *account &&
           !fec_is_receivable(journal->fec.book->draft->settings, account) &&
           (!layout->separator || !g_ascii_isdigit(*account));
}

void layout_journal_take(LayoutJournal *journal, const CsvRow *row, RowTrouble trouble)
{
    if (trouble != TROUBLE_NONE)
        fec_rows_take(row, trouble, &journal->fec);
    else if (is_misplaced(journal, row))
        layout_journal_refuse(
            journal, row, "line-unreadable", -1,
            "date, amount and D or C do not stand where %s has them, so whose "
            "line it is cannot be known",
            journal->fec.table->request.layout->format);
    else if (!choose_decimal(journal, row))
        layout_journal_refuse(journal, row, "decimal-ambiguous", FEC_AMOUNT,
                              "\"%s\" may be thousands or decimals (ledger.decimal decides)",
                              table_cell(journal->fec.table, row, FEC_AMOUNT));
    else if (journal->currency && strcmp(journal->currency, journal->fec.currency) != 0)
        take_foreign(journal, row);
    else
        fec_rows_take(row, trouble, &journal->fec);
}

static const char *say_lines(gint64 n)
{
    return n == 1 ? "line is" : "lines are";
}

gboolean layout_journal_end(LayoutJournal *journal, GError **error)
{
    const FecReader *fec = &journal->fec;
    Complaints *complaints = fec->book->draft->complaints;
    if (journal->n_foreign > 0)
        complaint_add(
            complaints, COMPLAINT_HELD, "currency-foreign",
            (Place){fec->source, journal->first_foreign, 0},
            "%" G_GINT64_FORMAT
            " %s on receivable accounts in %s, not in %s, and left out; rejected.csv lists "
            "them; export them in %s, or name the currency in ledger.currency",
            journal->n_foreign, say_lines(journal->n_foreign), journal->foreign, fec->currency,
            fec->currency);
    if (journal->n_simulated > 0)
        complaint_add(complaints, COMPLAINT_NOTE, "entry-simulated",
                      (Place){fec->source, journal->first_simulated, 0},
                      "%" G_GINT64_FORMAT
                      " %s simulated (status S), not in the books, and not used; rejected.csv "
                      "lists what was left out",
                      journal->n_simulated, say_lines(journal->n_simulated));
    return fec_reader_end(&journal->fec, error);
}
