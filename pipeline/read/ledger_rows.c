#include "read/ledger_rows.h"

#include "ground/files.h"
#include "ground/text.h"
#include "read/cell_words.h"
#include "read/ledger_dialect.h"

#include <string.h>

#define LARGEST_AMOUNT                                                                         \
    G_GINT64_CONSTANT(10000000000000) /* minor units; sums stay in 64 bits                     \
                                       */

typedef struct {
    Draft *draft;
    Table *table;
    LedgerDialect dialect;
    const char *source;
    const char *last[LEDGER_COLUMN_COUNT]; /* equal cells of neighbouring rows share one copy */
    const char *group_customer;
    gint64 n_not_yet_issued;
    int first_not_yet_issued;
} LedgerReader;

/* One row being understood. */
typedef struct {
    LedgerReader *reader;
    const CsvRow *row;
    const char *customer, *invoice; /* the ledger's strings */
    char currency[CURRENCY_SIZE];
    gint64 amount, open, share;
    gboolean has_amount, has_open, has_share, has_own_kind;
    ItemKind kind;
    Day issue_date, due_date, settled_date;
} LedgerRow;

static const char *cell(const LedgerRow *row, guint column)
{
    return table_cell(row->reader->table, row->row, column);
}

static const char *take(LedgerRow *row, guint column)
{
    LedgerReader *reader = row->reader;
    const char *text = cell(row, column);
    const char *last = reader->last[column];
    if (!*text)
        return NULL;
    if (!last || strcmp(last, text) != 0)
        reader->last[column] = last = ledger_take_string(reader->draft->ledger, text);
    return last;
}

/* The line becomes a rejected one, without a complaint. */
static RejectedLine *set_aside(LedgerRow *row, const char *rule, const char *reason)
{
    LedgerReader *reader = row->reader;
    g_autofree char *text = table_row_text(reader->table, row->row);
    RejectedLine *rejected =
        draft_reject(reader->draft, reader->source, row->row->line, rule,
                     ledger_take_string(reader->draft->ledger, reason),
                     row->has_share ? row->currency : "", row->has_share ? row->share : 0);
    rejected->customer = row->customer;
    rejected->invoice = row->invoice;
    rejected->text = ledger_take_string(reader->draft->ledger, text);
    if (row->has_share)
        draft_count(reader->draft, row->currency, row->share);
    return rejected;
}

/* The line is not used: a complaint, and a rejected line. Returns FALSE. */
static gboolean refuse(LedgerRow *row, ComplaintLevel level, const char *rule, int column,
                       const char *format, ...) G_GNUC_PRINTF(5, 6);

static gboolean refuse(LedgerRow *row, ComplaintLevel level, const char *rule, int column,
                       const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    Place place = table_place(row->reader->table, row->row->line, column);
    const char *invoice = row->invoice ? row->invoice : cell(row, LEDGER_INVOICE);
    complaint_add(row->reader->draft->complaints, level, rule, place, "%s, %s%s left out",
                  reason, *invoice ? "invoice " : "the line is", *invoice ? invoice : "");
    set_aside(row, rule, reason);
    return FALSE;
}

static gboolean read_currency(LedgerRow *row)
{
    const char *text = cell(row, LEDGER_CURRENCY);
    const char *fallback = row->reader->draft->settings->ledger.currency;
    g_autofree char *code = g_ascii_strup(text, -1);
    if (!*code)
        g_strlcpy(row->currency, *fallback ? fallback : "EUR", CURRENCY_SIZE);
    else if (strcmp(code, "€") == 0)
        g_strlcpy(row->currency, "EUR", CURRENCY_SIZE);
    else if (currency_is_known(code))
        g_strlcpy(row->currency, code, CURRENCY_SIZE);
    else
        return refuse(row, COMPLAINT_HELD, "currency-unknown", LEDGER_CURRENCY,
                      "\"%s\" is no currency of ISO 4217", text);
    return TRUE;
}

/* One amount cell; FALSE: the line was refused. */
static gboolean read_amount(LedgerRow *row, guint column, gint64 *minor, gboolean *is_given)
{
    const char *text = cell(row, column);
    *is_given = FALSE;
    if (!*text)
        return TRUE;
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->currency);
    if (amount.state == AMOUNT_AMBIGUOUS)
        return refuse(row, COMPLAINT_HELD, "amount-ambiguous", (int)column,
                      "amount \"%s\" may be thousands or decimals (set ledger.decimal)", text);
    if (amount.state == AMOUNT_READ && ABS(amount.minor) > LARGEST_AMOUNT)
        return refuse(row, COMPLAINT_HELD, "amount-unreadable", (int)column,
                      "amount \"%s\" is too large to be true", text);
    if (amount.state != AMOUNT_READ)
        return refuse(row, COMPLAINT_HELD, "amount-unreadable", (int)column,
                      "amount \"%s\" is not a number", text);
    if (*amount.currency && strcmp(amount.currency, row->currency) != 0) {
        if (*cell(row, LEDGER_CURRENCY))
            return refuse(row, COMPLAINT_HELD, "currency-differs", (int)column,
                          "amount \"%s\" is in %s but the line's currency is %s", text,
                          amount.currency, row->currency);
        g_strlcpy(row->currency, amount.currency, CURRENCY_SIZE);
    }
    *minor = amount.minor;
    *is_given = TRUE;
    return TRUE;
}

/* Debit and credit columns, as one signed amount. */
static gboolean read_debit_credit(LedgerRow *row)
{
    gint64 debit = 0, credit = 0;
    gboolean has_debit, has_credit;
    if (!read_amount(row, LEDGER_DEBIT, &debit, &has_debit) ||
        !read_amount(row, LEDGER_CREDIT, &credit, &has_credit))
        return FALSE;
    if (!row->has_amount && (has_debit || has_credit)) {
        row->amount = debit - credit;
        row->has_amount = TRUE;
    }
    return TRUE;
}

static void read_kind(LedgerRow *row)
{
    const char *word = cell(row, LEDGER_KIND);
    gint64 sign = row->has_open && row->open != 0 ? row->open : row->amount;
    row->kind = ITEM_INVOICE;
    row->has_own_kind = *word && cell_parse_kind(word, &row->kind);
    if (row->kind == ITEM_INVOICE && sign < 0) {
        row->kind = ITEM_CREDIT;
        row->has_own_kind = FALSE;
    }
    if (row->kind != ITEM_INVOICE) { /* some programs write credits with a sign, some without */
        row->amount = -ABS(row->amount);
        row->open = -ABS(row->open);
    }
}

/* All amounts and the line's share of the extract. FALSE: refused. */
static gboolean read_amounts(LedgerRow *row)
{
    if (!read_currency(row) ||
        !read_amount(row, LEDGER_AMOUNT, &row->amount, &row->has_amount) ||
        !read_debit_credit(row) ||
        !read_amount(row, LEDGER_OPEN_AMOUNT, &row->open, &row->has_open))
        return FALSE;
    if (!row->has_amount && !row->has_open)
        return refuse(row, COMPLAINT_HELD, "amount-missing",
                      table_has_column(row->reader->table, LEDGER_AMOUNT) ? LEDGER_AMOUNT
                                                                          : LEDGER_OPEN_AMOUNT,
                      "the line has no amount");
    if (!row->has_amount)
        row->amount = row->open;
    if (!row->has_open)
        row->open = row->amount;
    read_kind(row);
    row->share = row->amount;
    row->has_share = TRUE;
    return TRUE;
}

static gboolean read_date(LedgerRow *row, guint column, Day *day)
{
    const char *text = cell(row, column);
    switch (date_parse(text, &row->reader->dialect.dates, day)) {
    case DATE_READ:
    case DATE_BLANK:
        return TRUE;
    case DATE_IMPOSSIBLE:
        return refuse(row, COMPLAINT_HELD, "date-impossible", (int)column,
                      "there is no day \"%s\"", text);
    case DATE_AMBIGUOUS:
        return refuse(row, COMPLAINT_HELD, "date-ambiguous", (int)column,
                      "\"%s\" may be day first or month first (set ledger.dates)", text);
    case DATE_UNREADABLE:
    default:
        return refuse(row, COMPLAINT_HELD, "date-unreadable", (int)column, "\"%s\" is no date",
                      text);
    }
}

/* A date of the past reminders: a bad one is dropped, the line goes on. */
static Day read_optional_date(LedgerRow *row, guint column)
{
    Day day;
    DateState state = date_parse(cell(row, column), &row->reader->dialect.dates, &day);
    if (state == DATE_READ || state == DATE_BLANK)
        return day;
    complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "date-unreadable",
                  table_place(row->reader->table, row->row->line, (int)column),
                  "\"%s\" is no date and was dropped", cell(row, column));
    return DAY_NONE;
}

static gint64 read_optional_amount(LedgerRow *row, guint column)
{
    const char *text = cell(row, column);
    if (!*text)
        return -1;
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->currency);
    if (amount.state == AMOUNT_READ && ABS(amount.minor) <= LARGEST_AMOUNT)
        return ABS(amount.minor);
    complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "amount-dropped",
                  table_place(row->reader->table, row->row->line, (int)column),
                  "\"%s\" is not a number and was dropped", text);
    return -1;
}

static int read_level(LedgerRow *row)
{
    const char *text = cell(row, LEDGER_LAST_LEVEL);
    guint64 level;
    if (!*text)
        return -1;
    if (g_ascii_string_to_unsigned(text, 10, 0, 99, &level, NULL))
        return (int)level;
    complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "level-unreadable",
                  table_place(row->reader->table, row->row->line, LEDGER_LAST_LEVEL),
                  "last_level \"%s\" is no level from 0 to 99 and was dropped", text);
    return -1;
}

static const char *read_payment_method(LedgerRow *row)
{
    const char *word = cell(row, LEDGER_PAYMENT_METHOD);
    const char *known = *word ? cell_find_payment_method(word) : NULL;
    return known ? known : take(row, LEDGER_PAYMENT_METHOD);
}

static void fill_item(LedgerRow *row, OpenItem *item)
{
    LedgerReader *reader = row->reader;
    item->customer = row->customer;
    item->customer_name = take(row, LEDGER_CUSTOMER_NAME);
    item->invoice = row->invoice;
    item->kind = row->kind;
    item->issue_date = row->issue_date;
    item->due_date = row->due_date;
    item->due_source = row->due_date ? "column" : NULL;
    item->amount_minor = row->amount;
    item->open_minor = row->open;
    memcpy(item->currency, row->currency, sizeof item->currency);
    item->order_ref = take(row, LEDGER_ORDER_REF);
    item->payment_method = read_payment_method(row);
    item->payee = take(row, LEDGER_PAYEE);
    item->applies_to = take(row, LEDGER_APPLIES_TO);
    item->terms = take(row, LEDGER_TERMS);
    item->dispute = cell_is_no(cell(row, LEDGER_DISPUTE)) ? NULL : take(row, LEDGER_DISPUTE);
    item->file = take(row, LEDGER_FILE);
    item->net_minor = read_optional_amount(row, LEDGER_NET);
    item->vat_minor = read_optional_amount(row, LEDGER_VAT);
    item->last_level = read_level(row);
    item->last_reminder_date = read_optional_date(row, LEDGER_LAST_REMINDER_DATE);
    item->last_deadline = read_optional_date(row, LEDGER_LAST_DEADLINE);
    item->source = reader->source;
    item->line = row->row->line;
    item->owner = ledger_find_customer(reader->draft->ledger, item->customer);
}

/* TRUE if a line's amounts and dates say that nothing of it is open on the run date. */
static const char *find_settled_reason(const LedgerRow *row)
{
    if (row->has_open && row->open == 0)
        return "nothing of it is open";
    if (row->amount == 0 && !row->has_open)
        return "its amount is zero";
    if (row->settled_date && row->settled_date <= row->reader->draft->run_date)
        return "settled on or before the run date";
    return NULL;
}

static gboolean complain_no_due(LedgerRow *row, const OpenItem *item)
{
    const char *terms = item->terms ? item->terms
                        : item->owner && item->owner->terms
                            ? item->owner->terms
                            : row->reader->draft->settings->ledger.terms;
    if (!item->issue_date)
        return refuse(row, COMPLAINT_HELD, "due-date-missing", LEDGER_DUE_DATE,
                      "there is neither a due date nor an issue date");
    if (text_is_blank(terms))
        return refuse(row, COMPLAINT_HELD, "due-date-missing", LEDGER_DUE_DATE,
                      "there is no due date, and no terms in the line, for the customer or as "
                      "ledger.terms");
    return refuse(row, COMPLAINT_HELD, "terms-unreadable",
                  item->terms ? LEDGER_TERMS : LEDGER_DUE_DATE,
                  "the terms \"%s\" cannot be read (write net:30, eom_after:45, eom_then:45, "
                  "months:1+eom, receipt ...)",
                  terms);
}

/* FALSE: the line has no due date and was refused. */
static gboolean settle_due(LedgerRow *row, OpenItem *item)
{
    if (item->due_date)
        return TRUE;
    if (item->kind == ITEM_INVOICE)
        return draft_find_due(row->reader->draft, item) || complain_no_due(row, item);
    item->due_date = item->issue_date;
    item->due_source = item->issue_date ? "issue-date" : NULL;
    return TRUE;
}

static gboolean set_aside_future(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    if (row->issue_date <= reader->draft->run_date)
        return FALSE;
    set_aside(row, "not-yet-issued", "issued after the run date");
    if (reader->n_not_yet_issued++ == 0)
        reader->first_not_yet_issued = row->row->line;
    return TRUE;
}

static void note_receipts(const LedgerRow *row)
{
    if (row->kind == ITEM_PAYMENT)
        draft_note_receipt(row->reader->draft, row->issue_date);
    draft_note_receipt(row->reader->draft, row->settled_date);
}

static void add_line(LedgerRow *row)
{
    Draft *draft = row->reader->draft;
    OpenItem item = {.net_minor = -1, .vat_minor = -1, .last_level = -1};
    fill_item(row, &item);
    const char *settled = find_settled_reason(row);
    if (!settled && !settle_due(row, &item))
        return;
    if (settled && row->has_open && row->open != 0)
        complaint_add(draft->complaints, COMPLAINT_WARNING, "settled-but-open",
                      table_place(row->reader->table, row->row->line, LEDGER_SETTLED_DATE),
                      "invoice %s has a settlement date and an open amount; it was taken as "
                      "settled",
                      row->invoice);
    note_receipts(row);
    DraftLine *line = draft_add_line(draft);
    *line->item = item;
    line->share = row->share;
    line->has_own_open = row->has_open || settled;
    line->has_own_kind = row->has_own_kind;
    line->settled_reason = settled;
    if (settled)
        line->item->open_minor = 0;
    if (settled || !row->has_open || row->kind != ITEM_INVOICE) {
        g_autofree char *text = table_row_text(row->reader->table, row->row);
        line->text = ledger_take_string(draft->ledger, text);
    }
    draft_count(draft, row->currency, row->share);
}

/* Rows that carry no document: totals, and the customer's name above a group of lines. */
static gboolean set_aside_layout(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    guint first = 0, n_filled = 0;
    for (guint i = row->row->n; i > 0; i--)
        if (row->row->cells[i - 1][0]) {
            first = i - 1;
            n_filled++;
        }
    const char *text = row->row->cells[first];
    if (!*cell(row, LEDGER_INVOICE) && cell_is_total(text)) {
        set_aside(row, "total-line", "a line of totals, not of a document");
        return TRUE;
    }
    if (n_filled == 1 && first == 0 && row->row->n > 1 && !*cell(row, LEDGER_INVOICE)) {
        reader->group_customer = ledger_take_string(reader->draft->ledger, text);
        set_aside(row, "group-line", "names the customer of the lines below");
        return TRUE;
    }
    return FALSE;
}

static gboolean read_names(LedgerRow *row)
{
    row->customer = take(row, LEDGER_CUSTOMER);
    if (!row->customer)
        row->customer = row->reader->group_customer;
    row->invoice = take(row, LEDGER_INVOICE);
    return TRUE;
}

static gboolean check_names(LedgerRow *row)
{
    if (!row->customer)
        return refuse(row, COMPLAINT_HELD, "customer-missing", LEDGER_CUSTOMER,
                      "the line names no customer");
    if (row->invoice)
        return TRUE;
    if (row->kind == ITEM_INVOICE)
        return refuse(row, COMPLAINT_HELD, "invoice-missing", LEDGER_INVOICE,
                      "the line has no invoice number");
    g_autofree char *number = g_strdup_printf("L%d", row->row->line);
    row->invoice = ledger_take_string(row->reader->draft->ledger, number);
    return TRUE;
}

static gboolean check_row(LedgerRow *row, RowTrouble trouble)
{
    if (trouble == TROUBLE_QUOTES)
        return refuse(row, COMPLAINT_HELD, "quote-unclosed", -1,
                      "a quotation mark does not close, the line cannot be split into cells");
    if (trouble == TROUBLE_TOO_MANY_CELLS)
        return refuse(row, COMPLAINT_HELD, "cells-too-many", -1,
                      "the line has %u cells under %u headers", row->row->n,
                      row->reader->table->dialect.n_cells);
    if (row->row->damaged_cell)
        complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "text-unreadable",
                      (Place){row->reader->source, row->row->line, row->row->damaged_cell},
                      "bytes that are no %s were replaced; ledger.encoding decides",
                      row->reader->table->encoding);
    return TRUE;
}

static gboolean take_ledger_row(const CsvRow *csv, RowTrouble trouble, gpointer data)
{
    LedgerReader *reader = data;
    LedgerRow row = {.reader = reader, .row = csv};
    reader->draft->ledger->lines_read++;
    if (!check_row(&row, trouble) || set_aside_layout(&row))
        return TRUE;
    if (read_names(&row) && read_amounts(&row) && check_names(&row) &&
        read_date(&row, LEDGER_ISSUE_DATE, &row.issue_date) &&
        read_date(&row, LEDGER_DUE_DATE, &row.due_date) &&
        read_date(&row, LEDGER_SETTLED_DATE, &row.settled_date) && !set_aside_future(&row))
        add_line(&row);
    return TRUE;
}

static gboolean check_columns(const Table *table, const LedgerDialect *dialect)
{
    guint n_missing = 0;
    if (!table_has_column(table, LEDGER_CUSTOMER) && !dialect->has_group_lines) {
        table_complain_missing(table, LEDGER_CUSTOMER);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_INVOICE)) {
        table_complain_missing(table, LEDGER_INVOICE);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_DUE_DATE) &&
        !table_has_column(table, LEDGER_ISSUE_DATE)) {
        table_complain_missing(table, LEDGER_DUE_DATE);
        n_missing++;
    }
    if (!table_has_column(table, LEDGER_AMOUNT) &&
        !table_has_column(table, LEDGER_OPEN_AMOUNT) &&
        !table_has_column(table, LEDGER_DEBIT) && !table_has_column(table, LEDGER_CREDIT)) {
        table_complain_missing(table, LEDGER_AMOUNT);
        n_missing++;
    }
    return n_missing == 0;
}

static void note_not_yet_issued(const LedgerReader *reader)
{
    if (reader->n_not_yet_issued > 0)
        complaint_add(reader->draft->complaints, COMPLAINT_NOTE, "not-yet-issued",
                      (Place){reader->source, reader->first_not_yet_issued, 0},
                      "%" G_GINT64_FORMAT " lines are dated after the run date and not used; "
                      "they are in rejected.csv",
                      reader->n_not_yet_issued);
}

TableRequest ledger_rows_request(const Settings *settings, const char *path, const char *name)
{
    return (TableRequest){.path = path,
                          .name = name,
                          .key = "ledger",
                          .shape = &ledger_shape,
                          .columns = settings->ledger.columns,
                          .settings_file = settings->file,
                          .encoding = settings->ledger.encoding,
                          .separator = settings->ledger.separator,
                          .has_quotes = TRUE,
                          .code = OUTCOME_INPUT_REFUSED};
}

gboolean ledger_rows_is_side_file(const Settings *settings, const char *path, const char *name)
{
    g_autoptr(Complaints) unheard = complaints_new();
    TableRequest request = ledger_rows_request(settings, path, name);
    g_autoptr(Table) table = table_open(&request, unheard, NULL);
    return table && table_has_column(table, LEDGER_INVOICE) &&
           table_has_column(table, LEDGER_DUE_DATE) &&
           !table_has_column(table, LEDGER_AMOUNT) &&
           !table_has_column(table, LEDGER_OPEN_AMOUNT) &&
           !table_has_column(table, LEDGER_DEBIT) && !table_has_column(table, LEDGER_CREDIT);
}

gboolean ledger_rows_read(Draft *draft, const char *path, const char *name, GError **error)
{
    static const int amounts[] = {LEDGER_AMOUNT,
                                  LEDGER_OPEN_AMOUNT,
                                  LEDGER_DEBIT,
                                  LEDGER_CREDIT,
                                  LEDGER_NET,
                                  LEDGER_VAT,
                                  -1};
    static const int dates[] = {LEDGER_ISSUE_DATE,    LEDGER_DUE_DATE,
                                LEDGER_SETTLED_DATE,  LEDGER_LAST_REMINDER_DATE,
                                LEDGER_LAST_DEADLINE, -1};
    const LedgerSettings *settings = &draft->settings->ledger;
    TableRequest request = ledger_rows_request(draft->settings, path, name);
    g_autoptr(Table) table = table_open(&request, draft->complaints, error);
    LedgerReader reader = {.draft = draft, .table = table};
    if (!table ||
        !ledger_dialect_find(table, (DialectColumns){amounts, dates}, settings->decimal,
                             settings->dates, &reader.dialect, error) ||
        !check_columns(table, &reader.dialect))
        return FALSE;
    reader.source = ledger_take_string(draft->ledger, name);
    table_describe(table, draft->ledger->recognised);
    ledger_dialect_describe(&reader.dialect, name, draft->ledger->recognised);
    if (!table_read(table, take_ledger_row, &reader, error))
        return FALSE;
    note_not_yet_issued(&reader);
    g_autofree char *sha256 = file_sha256(path, error);
    if (!sha256)
        return FALSE;
    g_ptr_array_add(draft->ledger->inputs,
                    input_file_new("ledger", name, path, sha256, table->n_rows));
    return TRUE;
}
