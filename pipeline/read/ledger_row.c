#include "read/ledger_row.h"

#include "ground/text.h"
#include "read/cell_words.h"

#include <string.h>

const char *ledger_row_take(LedgerRow *row, guint column)
{
    LedgerReader *reader = row->reader;
    const char *text = ledger_row_cell(row, column);
    const char *last = reader->last[column];
    if (!*text)
        return NULL;
    if (!last || strcmp(last, text) != 0)
        reader->last[column] = last = ledger_take_string(reader->draft->ledger, text);
    return last;
}

gpointer ledger_row_find_meaning(LedgerRow *row, GHashTable *words, guint column,
                                 gpointer (*look)(LedgerRow *row, guint column))
{
    const char *word = ledger_row_cell(row, column);
    KnownWord *last = &row->reader->last_words[column];
    gpointer known;
    if (last->word && strcmp(last->word, word) == 0)
        return last->meaning;
    if (!g_hash_table_lookup_extended(words, word, &known, &last->meaning)) {
        known = g_strdup(word);
        last->meaning = look(row, column);
        g_hash_table_insert(words, known, last->meaning);
    }
    last->word = known;
    return last->meaning;
}

RejectedLine *ledger_row_set_aside(LedgerRow *row, const char *rule, const char *reason)
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

gboolean ledger_row_refuse(LedgerRow *row, const char *rule, int column, const char *format,
                           ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *reason = g_strdup_vprintf(format, values);
    va_end(values);
    Place place = table_place(row->reader->table, row->row->line, column);
    const char *invoice = row->invoice ? row->invoice : ledger_row_cell(row, LEDGER_INVOICE);
    complaint_add(row->reader->draft->complaints, COMPLAINT_HELD, rule, place,
                  "%s, %s%s left out", reason, *invoice ? "invoice " : "the line is",
                  *invoice ? invoice : "");
    ledger_row_set_aside(row, rule, reason);
    return FALSE;
}

/* Signs and names that mean one currency. */
static const struct {
    const char *text, *code;
} currency_names[] = {{"€", "EUR"},   {"EURO", "EUR"}, {"EUROS", "EUR"}, {"£", "GBP"},
                      {"US$", "USD"}, {"ZŁ", "PLN"},   {"KČ", "CZK"}};

/* The ISO code that a cell means; FALSE if it means none. */
static gboolean parse_currency(const char *text, const char *fallback, char *currency)
{
    g_autofree char *code = g_utf8_strup(text, -1);
    const char *found = !*code                    ? (*fallback ? fallback : "EUR")
                        : currency_is_known(code) ? code
                                                  : NULL;
    for (guint i = 0; !found && i < G_N_ELEMENTS(currency_names); i++)
        if (strcmp(code, currency_names[i].text) == 0)
            found = currency_names[i].code;
    if (found)
        g_strlcpy(currency, found, CURRENCY_SIZE);
    return found != NULL;
}

static gboolean read_currency(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    const char *text = ledger_row_cell(row, LEDGER_CURRENCY);
    if (*reader->last_currency && strcmp(text, reader->last_currency_cell) == 0) {
        memcpy(row->currency, reader->last_currency, CURRENCY_SIZE);
        return TRUE;
    }
    if (!parse_currency(text, reader->draft->settings->ledger.currency, row->currency))
        return ledger_row_refuse(row, "currency-unknown", LEDGER_CURRENCY,
                                 "\"%s\" is no currency of ISO 4217", text);
    if (strlen(text) < sizeof reader->last_currency_cell) {
        g_strlcpy(reader->last_currency_cell, text, sizeof reader->last_currency_cell);
        memcpy(reader->last_currency, row->currency, CURRENCY_SIZE);
    }
    return TRUE;
}

/* One amount cell; FALSE: the line was refused. */
static gboolean read_amount(LedgerRow *row, guint column, gint64 *minor, gboolean *is_given)
{
    const char *text = ledger_row_cell(row, column);
    *is_given = FALSE;
    if (!*text)
        return TRUE;
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->currency);
    if (amount.state == AMOUNT_AMBIGUOUS)
        return ledger_row_refuse(
            row, "amount-ambiguous", (int)column,
            "amount \"%s\" may be thousands or decimals (set ledger.decimal)", text);
    if (amount.state == AMOUNT_READ && ABS(amount.minor) > LARGEST_AMOUNT)
        return ledger_row_refuse(row, "amount-unreadable", (int)column,
                                 "amount \"%s\" is too large to be true", text);
    if (amount.state == AMOUNT_TOO_FINE)
        return ledger_row_refuse(row, "amount-unreadable", (int)column,
                                 "amount \"%s\" has more decimals than %s", text,
                                 row->currency);
    if (amount.state != AMOUNT_READ)
        return ledger_row_refuse(row, "amount-unreadable", (int)column,
                                 "amount \"%s\" is not a number", text);
    if (*amount.currency && strcmp(amount.currency, row->currency) != 0) {
        if (*ledger_row_cell(row, LEDGER_CURRENCY))
            return ledger_row_refuse(row, "currency-differs", (int)column,
                                     "amount \"%s\" is in %s but the line's currency is %s",
                                     text, amount.currency, row->currency);
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
        row->has_given_sign = TRUE;
    }
    return TRUE;
}

/* -1 where the word names no kind. */
static gpointer look_at_kind(LedgerRow *row, guint column)
{
    ItemKind kind = ITEM_INVOICE;
    gboolean is_kind = cell_parse_kind(ledger_row_cell(row, column), &kind);
    return GINT_TO_POINTER(is_kind ? (int)kind : -1);
}

static gboolean find_kind(LedgerRow *row, ItemKind *kind)
{
    if (!*ledger_row_cell(row, LEDGER_KIND))
        return FALSE;
    int known = GPOINTER_TO_INT(
        ledger_row_find_meaning(row, row->reader->kinds, LEDGER_KIND, look_at_kind));
    if (known >= 0)
        *kind = (ItemKind)known;
    return known >= 0;
}

/*
 * Credits and payments get their minus, which some programs write and some do not. Where the
 * columns or the settings say the sign, one that bears a plus is taken back or paid out. A line
 * without such a kind is a credit if it applies to an invoice, if its amount is negative, or if
 * more was paid than it asked for.
 */
static void read_kind(LedgerRow *row)
{
    row->kind = ITEM_INVOICE;
    row->has_own_kind = find_kind(row, &row->kind);
    if (!row->has_own_kind && *ledger_row_cell(row, LEDGER_APPLIES_TO)) {
        row->kind = ITEM_CREDIT;
        row->has_own_kind = TRUE;
    }
    row->own_kind = row->kind;
    row->is_reversal = row->kind != ITEM_INVOICE && row->has_given_sign && row->amount > 0;
    if (row->is_reversal) {
        row->kind = ITEM_INVOICE;
        return;
    }
    row->has_made_sign =
        row->kind == ITEM_PAYMENT && !row->has_given_sign && row->amount > 0 && row->open > 0;
    row->reader->n_signed_payments += row->kind == ITEM_PAYMENT && row->amount < 0;
    if (row->kind != ITEM_INVOICE || row->amount < 0) {
        row->amount = -ABS(row->amount);
        row->open = -ABS(row->open);
    }
    if (row->kind == ITEM_INVOICE && (row->amount < 0 || row->open < 0)) {
        row->kind = ITEM_CREDIT;
        row->has_own_kind = FALSE;
    }
}

/* What is open beyond the whole amount was never invoiced: one of the two cells is wrong. */
static gboolean check_open(LedgerRow *row)
{
    if (ABS(row->open) <= ABS(row->amount))
        return TRUE;
    row->share = row->amount;
    row->has_share = TRUE;
    return ledger_row_refuse(row, "open-exceeds-amount", LEDGER_OPEN_AMOUNT,
                             "\"%s\" is open, which is more than the amount (is another column "
                             "the amount? ledger.columns tells)",
                             ledger_row_cell(row, LEDGER_OPEN_AMOUNT));
}

/* All amounts and the line's share of the extract. FALSE: refused. */
static gboolean read_amounts(LedgerRow *row)
{
    row->has_given_sign = row->reader->draft->settings->ledger.signs == SIGNS_GIVEN;
    if (!read_currency(row) ||
        !read_amount(row, LEDGER_AMOUNT, &row->amount, &row->has_amount) ||
        !read_debit_credit(row) ||
        !read_amount(row, LEDGER_OPEN_AMOUNT, &row->open, &row->has_open))
        return FALSE;
    if (!row->has_amount && !row->has_open)
        return ledger_row_refuse(row, "amount-missing",
                                 table_has_column(row->reader->table, LEDGER_AMOUNT)
                                     ? LEDGER_AMOUNT
                                     : LEDGER_OPEN_AMOUNT,
                                 "the line has no amount");
    if (!row->has_amount)
        row->amount = row->open;
    if (!row->has_open)
        row->open = row->amount;
    read_kind(row);
    if (!check_open(row))
        return FALSE;
    row->share = row->amount;
    row->has_share = TRUE;
    return TRUE;
}

static gboolean read_date(LedgerRow *row, guint column, Day *day)
{
    const char *text = ledger_row_cell(row, column);
    switch (date_parse(text, &row->reader->dialect.dates, day)) {
    case DATE_READ:
    case DATE_BLANK:
        return TRUE;
    case DATE_IMPOSSIBLE:
        return ledger_row_refuse(row, "date-impossible", (int)column, "there is no day \"%s\"",
                                 text);
    case DATE_AMBIGUOUS:
        return ledger_row_refuse(row, "date-ambiguous", (int)column,
                                 "\"%s\" may be day first or month first (set ledger.dates)",
                                 text);
    case DATE_UNREADABLE:
    default:
        return ledger_row_refuse(row, "date-unreadable", (int)column, "\"%s\" is no date",
                                 text);
    }
}

static void read_names(LedgerRow *row)
{
    row->customer = ledger_row_take(row, LEDGER_CUSTOMER);
    if (!row->customer)
        row->customer = row->reader->group_customer;
    row->invoice =
        ledger_take_string(row->reader->draft->ledger, ledger_row_cell(row, LEDGER_INVOICE));
}

static gboolean check_names(LedgerRow *row)
{
    if (!row->customer)
        return ledger_row_refuse(row, "customer-missing", LEDGER_CUSTOMER,
                                 "the line names no customer");
    row->is_numbered = row->invoice != NULL;
    if (row->invoice)
        return TRUE;
    if (row->kind == ITEM_INVOICE && !row->is_reversal)
        return ledger_row_refuse(row, "invoice-missing", LEDGER_INVOICE,
                                 "the line has no invoice number");
    g_autofree char *number = g_strdup_printf("L%d", row->row->line);
    row->invoice = ledger_take_string(row->reader->draft->ledger, number);
    return TRUE;
}

/* A payment or credit without an issue date was made when it was booked as due or settled. */
static gboolean settle_issue_date(LedgerRow *row)
{
    if ((row->kind != ITEM_INVOICE || row->is_reversal) && !row->issue_date)
        row->issue_date = row->due_date ? row->due_date : row->settled_date;
    return TRUE;
}

gboolean ledger_row_understand(LedgerRow *row)
{
    read_names(row);
    return read_amounts(row) && check_names(row) &&
           read_date(row, LEDGER_ISSUE_DATE, &row->issue_date) &&
           read_date(row, LEDGER_DUE_DATE, &row->due_date) &&
           read_date(row, LEDGER_SETTLED_DATE, &row->settled_date) && settle_issue_date(row);
}
