/* An understood row as an item: what is optional, what is settled, and the due date. */
#include "read/ledger_row.h"

#include "ground/payment_terms.h"
#include "ground/text.h"
#include "read/cell_words.h"
#include "read/ledger_status.h"

#include <string.h>

/* A date of the past reminders: a bad one is dropped, the line goes on. */
static Day read_optional_date(LedgerRow *row, guint column)
{
    Day day;
    DateState state =
        date_parse(ledger_row_cell(row, column), &row->reader->dialect.dates, &day);
    if (state == DATE_READ || state == DATE_BLANK)
        return day;
    complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "date-unreadable",
                  table_place(row->reader->table, row->row->line, (int)column),
                  "\"%s\" is no date and was dropped", ledger_row_cell(row, column));
    return DAY_NONE;
}

static gint64 read_optional_amount(LedgerRow *row, guint column)
{
    const char *text = ledger_row_cell(row, column);
    if (!*text)
        return -1;
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->currency);
    if (amount.state == AMOUNT_READ)
        return ABS(amount.minor);
    complaint_add(row->reader->draft->complaints, COMPLAINT_WARNING, "amount-dropped",
                  table_place(row->reader->table, row->row->line, (int)column),
                  "\"%s\" is not a number and was dropped", text);
    return -1;
}

static int read_level(LedgerRow *row)
{
    const char *text = ledger_row_cell(row, LEDGER_LAST_LEVEL);
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

/* What a word means; NULL if blank. */
static const char *find_word(LedgerRow *row, GHashTable *words, guint column,
                             gpointer (*look)(LedgerRow *row, guint column))
{
    return *ledger_row_cell(row, column) ? ledger_row_find_meaning(row, words, column, look)
                                         : NULL;
}

static gpointer look_at_payment_method(LedgerRow *row, guint column)
{
    const char *known = cell_find_payment_method(ledger_row_cell(row, column));
    return (gpointer)(known ? known : ledger_row_take(row, column));
}

static gpointer look_at_dispute(LedgerRow *row, guint column)
{
    const char *text =
        cell_is_no(ledger_row_cell(row, column)) ? NULL : ledger_row_take(row, column);
    return (gpointer)text;
}

static void fill_item(LedgerRow *row, OpenItem *item)
{
    LedgerReader *reader = row->reader;
    item->customer = row->customer;
    item->customer_name = ledger_row_take(row, LEDGER_CUSTOMER_NAME);
    if (!item->customer_name && row->customer == reader->group_customer)
        item->customer_name = reader->group_name;
    item->invoice = row->invoice;
    item->kind = row->kind;
    item->issue_date = row->issue_date;
    item->due_date = row->due_date;
    item->due_source = row->due_date ? "column" : NULL;
    item->amount_minor = row->amount;
    item->open_minor = row->open;
    memcpy(item->currency, row->currency, sizeof item->currency);
    item->order_ref = ledger_row_take(row, LEDGER_ORDER_REF);
    item->payment_method =
        find_word(row, reader->methods, LEDGER_PAYMENT_METHOD, look_at_payment_method);
    item->payee = ledger_row_take(row, LEDGER_PAYEE);
    item->applies_to = ledger_row_take(row, LEDGER_APPLIES_TO);
    item->terms = ledger_row_take(row, LEDGER_TERMS);
    item->dispute = find_word(row, reader->disputes, LEDGER_DISPUTE, look_at_dispute);
    item->file = ledger_row_take(row, LEDGER_FILE);
    item->net_minor = read_optional_amount(row, LEDGER_NET);
    item->vat_minor = read_optional_amount(row, LEDGER_VAT);
    item->last_level = read_level(row);
    item->last_reminder_date = read_optional_date(row, LEDGER_LAST_REMINDER_DATE);
    item->last_deadline = read_optional_date(row, LEDGER_LAST_DEADLINE);
    item->source = reader->source;
    item->line = row->row->line;
}

/* Why nothing of the line is open on the run date; NULL if something is. */
static const char *find_settled_reason(LedgerRow *row)
{
    Ledger *ledger = row->reader->draft->ledger;
    if (row->settled_date && row->settled_date <= row->reader->draft->run_date) {
        char iso[DAY_ISO_SIZE];
        g_autofree char *reason =
            g_strdup_printf("settled on %s", day_print_iso(row->settled_date, iso));
        return ledger_take_string(ledger, reason);
    }
    const char *reason = ledger_status_find_settled(row);
    if (reason)
        return reason;
    if (row->has_open && row->open == 0)
        return "nothing of it is open";
    return row->amount == 0 && !row->has_open ? "its amount is zero" : NULL;
}

static gboolean complain_terms(LedgerRow *row, const OpenItem *item, const char *text)
{
    int column = item->terms ? LEDGER_TERMS : LEDGER_DUE_DATE;
    PaymentTerms terms;
    if (payment_terms_parse(text, row->reader->draft->settings->ledger.end_of_month, &terms) !=
        TERMS_AMBIGUOUS)
        return ledger_row_refuse(
            row, "terms-unreadable", column,
            "the terms \"%s\" cannot be read (write " PAYMENT_TERMS_HELP ")", text);
    return ledger_row_refuse(row, "terms-ambiguous", column,
                             "the terms \"%s\" have two readings, the end of the month of the "
                             "%dth day or %d days after the end of the month (set "
                             "ledger.end_of_month to after or then)",
                             text, terms.count, terms.count);
}

static gboolean complain_no_due(LedgerRow *row, const OpenItem *item)
{
    const char *terms = draft_peek_terms(row->reader->draft, item, NULL);
    if (!item->issue_date)
        return ledger_row_refuse(row, "due-date-missing", LEDGER_DUE_DATE,
                                 "there is neither a due date nor an issue date");
    if (!terms)
        return ledger_row_refuse(
            row, "due-date-missing", LEDGER_DUE_DATE,
            "there is no due date, and no terms in the line, for the customer or as "
            "ledger.terms");
    return complain_terms(row, item, terms);
}

/*
 * FALSE: an invoice without a due date. Credits, payments and what takes them back need none.
 * Only here the customer is looked up row by row; all others find theirs when the ledger is
 * sorted.
 */
static gboolean find_due(LedgerRow *row, OpenItem *item)
{
    if (item->due_date)
        return TRUE;
    if (item->kind == ITEM_INVOICE && !row->is_reversal) {
        item->owner = ledger_find_customer(row->reader->draft->ledger, item->customer);
        return draft_find_due(row->reader->draft, item);
    }
    item->due_date = item->issue_date;
    item->due_source = item->issue_date ? "issue-date" : NULL;
    return TRUE;
}

static void note_receipts(const LedgerRow *row)
{
    if (row->kind == ITEM_PAYMENT)
        draft_note_receipt(row->reader->draft, row->issue_date);
    if (row->kind != ITEM_CREDIT) /* that is set off: no money came */
        draft_note_receipt(row->reader->draft, row->settled_date);
}

/* What of the line is used up by the extract's own word, and what is free to be used. */
static void measure_line(const LedgerRow *row, DraftLine *line, gboolean is_settled)
{
    gint64 amount = ABS(row->amount), open = is_settled ? 0 : ABS(row->open);
    line->has_own_open = row->has_open || is_settled;
    if (!line->has_own_open)
        line->usable_minor = open;
    else if (is_settled || (row->amount < 0) == (row->open < 0))
        line->stated_minor = amount - open;
}

static void fill_line(LedgerRow *row, DraftLine *line, const char *settled, gboolean may_repeat)
{
    const Draft *draft = row->reader->draft;
    line->share = row->share;
    line->settled_reason = settled;
    if (row->settled_date <= draft->run_date)
        line->settled_date = row->settled_date;
    line->has_own_kind = row->has_own_kind;
    line->has_made_sign = row->has_made_sign;
    line->is_reversal = row->is_reversal;
    line->is_refund = row->is_refund && row->is_reversal;
    line->is_sign_doubtful = row->is_turned;
    line->takes_back_credit = row->is_reversal && row->own_kind == ITEM_CREDIT;
    line->is_numbered = row->is_numbered;
    line->lettering = row->has_open ? NULL : ledger_row_take(row, LEDGER_LETTERING);
    measure_line(row, line, settled != NULL);
    if (settled || !row->has_open || draft_line_is_reducer(line) || may_repeat) {
        g_autofree char *text = table_row_text(row->reader->table, row->row);
        line->text = ledger_take_string(draft->ledger, text);
    }
}

/* An invoice of which its item tells all: see DraftLine. */
static gboolean is_plain(const LedgerRow *row, const OpenItem *item)
{
    return item->kind == ITEM_INVOICE && row->is_numbered && !row->is_reversal &&
           !row->has_made_sign && row->has_open && item->open_minor > 0 &&
           item->amount_minor >= 0 && row->share == item->amount_minor;
}

void ledger_row_add_item(LedgerRow *row)
{
    Draft *draft = row->reader->draft;
    OpenItem item = {.net_minor = -1, .vat_minor = -1, .last_level = -1};
    fill_item(row, &item);
    const char *settled = find_settled_reason(row);
    gboolean is_lettered = !row->has_open && *ledger_row_cell(row, LEDGER_LETTERING);
    if (!find_due(row, &item) && !settled && !is_lettered) {
        complain_no_due(row, &item);
        return;
    }
    if (settled && row->has_open && row->open != 0)
        complaint_add(draft->complaints, COMPLAINT_WARNING, "settled-but-open",
                      table_place(row->reader->table, row->row->line, LEDGER_SETTLED_DATE),
                      "invoice %s is settled (%s) and has an open amount; it was taken as "
                      "settled",
                      row->invoice, settled);
    note_receipts(row);
    if (settled)
        item.open_minor = 0;
    /* an invoice line that the extract says is open may yet repeat an earlier one */
    gboolean may_repeat = draft_add_item(draft, &item, csv_row_digest(row->row));
    if (settled || may_repeat || !is_plain(row, &item))
        fill_line(row, draft_add_line(draft), settled, may_repeat);
    draft_count(draft, row->currency, row->share);
}
