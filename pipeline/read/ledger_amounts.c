/* The amounts of a row: which columns give them, their currency, their sign. */
#include "read/ledger_row.h"

#include "ground/text.h"
#include "read/cell_words.h"
#include "read/status_words.h"

#include <string.h>

/* Signs and names that mean one currency. */
static const struct {
    const char *text, *code;
} currency_names[] = {{"€", "EUR"},   {"EURO", "EUR"}, {"EUROS", "EUR"}, {"£", "GBP"},
                      {"US$", "USD"}, {"ZŁ", "PLN"},   {"KČ", "CZK"}};

/* The ISO code that a cell means; FALSE if it means none. */
static gboolean parse_currency(const char *text, const char *fallback, char *currency)
{
    g_autofree char *code = g_utf8_strup(text, -1);
    const char *found = !*code ? fallback : currency_is_known(code) ? code : NULL;
    for (guint i = 0; !found && i < G_N_ELEMENTS(currency_names); i++)
        if (strcmp(code, currency_names[i].text) == 0)
            found = currency_names[i].code;
    if (found)
        g_strlcpy(currency, found, CURRENCY_SIZE);
    return found != NULL;
}

const char *ledger_row_fallback_currency(const LedgerRow *row)
{
    static const guint columns[] = {LEDGER_LOCAL_AMOUNT, LEDGER_LOCAL_OPEN, LEDGER_AMOUNT,
                                    LEDGER_OPEN_AMOUNT,  LEDGER_DEBIT,      LEDGER_CREDIT};
    const Table *table = row->reader->table;
    for (guint i = row->is_local ? 0 : 2; i < G_N_ELEMENTS(columns); i++) {
        int place = table->places[columns[i]];
        if (place >= 0 && *table->currencies[place])
            return table->currencies[place];
    }
    const char *currency = row->reader->draft->settings->ledger.currency;
    return *currency ? currency : "EUR";
}

/*
 * A line that names no currency although others do is in the company's, and its amounts are
 * those in the company's columns, if the file has such.
 */
static gboolean read_currency(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    guint column = LEDGER_CURRENCY;
    const char *text = ledger_row_cell(row, column);
    if (!*text && (table_has_column(reader->table, LEDGER_LOCAL_AMOUNT) ||
                   table_has_column(reader->table, LEDGER_LOCAL_OPEN))) {
        row->is_local = TRUE;
        column = LEDGER_LOCAL_CURRENCY;
        text = ledger_row_cell(row, column);
    }
    if (*reader->last_currency && strcmp(text, reader->last_currency_cell) == 0) {
        memcpy(row->currency, reader->last_currency, CURRENCY_SIZE);
        return TRUE;
    }
    if (!parse_currency(text, ledger_row_fallback_currency(row), row->currency))
        return ledger_row_refuse(row, "currency-unknown", (int)column,
                                 "\"%s\" is no currency of ISO 4217", text);
    if (strlen(text) < sizeof reader->last_currency_cell) {
        g_strlcpy(reader->last_currency_cell, text, sizeof reader->last_currency_cell);
        memcpy(reader->last_currency, row->currency, CURRENCY_SIZE);
    }
    return TRUE;
}

/* A cell that is no amount: a complaint that says why. */
static gboolean refuse_amount(LedgerRow *row, int column, const char *text, AmountState state)
{
    switch (state) {
    case AMOUNT_AMBIGUOUS:
        return ledger_row_refuse(
            row, "amount-ambiguous", column,
            "amount \"%s\" may be thousands or decimals (set ledger.decimal)", text);
    case AMOUNT_TOO_LARGE:
        return ledger_row_refuse(row, "amount-unreadable", column,
                                 "amount \"%s\" is larger than can be kept", text);
    case AMOUNT_TOO_FINE:
        return ledger_row_refuse(row, "amount-unreadable", column,
                                 "amount \"%s\" has more decimals than %s", text,
                                 row->currency);
    default:
        if (row->reader->dialect.decimal && text[strspn(text, "0123456789.,- ")] == '\0')
            return ledger_row_refuse(row, "amount-unreadable", column,
                                     "amount \"%s\" is not a number where the decimal sign is "
                                     "\"%c\", as %s (ledger.decimal)",
                                     text, row->reader->dialect.decimal,
                                     *row->reader->dialect.decimal_example
                                         ? "other amounts of the file show"
                                         : "the settings say");
        return ledger_row_refuse(row, "amount-unreadable", column,
                                 "amount \"%s\" is not a number", text);
    }
}

/* One amount cell; FALSE: the line was refused. */
static gboolean read_amount(LedgerRow *row, guint column, gint64 *minor, gboolean *is_given)
{
    const char *text = ledger_row_cell(row, column);
    *is_given = FALSE;
    if (!*text)
        return TRUE;
    Amount amount = amount_parse(text, row->reader->dialect.decimal, row->currency);
    if (amount.state != AMOUNT_READ)
        return refuse_amount(row, (int)column, text, amount.state);
    const char *sign = amount.shared_sign;
    if (sign && *ledger_row_cell(row, LEDGER_CURRENCY) &&
        !amount_uses_sign(row->currency, sign))
        return ledger_row_refuse(row, "currency-differs", (int)column,
                                 "amount \"%s\" bears %s but the line's currency is %s", text,
                                 sign, row->currency);
    if (*amount.currency && strcmp(amount.currency, row->currency) != 0) {
        if (*ledger_row_cell(row, LEDGER_CURRENCY))
            return ledger_row_refuse(row, "currency-differs", (int)column,
                                     "amount \"%s\" is in %s but the line's currency is %s",
                                     text, amount.currency, row->currency);
        g_strlcpy(row->currency, amount.currency, CURRENCY_SIZE);
    }
    total_check_add(row->reader->totals, row->reader->table->places[column], amount.minor);
    *minor = amount.minor;
    *is_given = TRUE;
    return TRUE;
}

/* Debit and credit columns, as one signed amount; they say the sign of another amount, too. */
static gboolean read_debit_credit(LedgerRow *row)
{
    gint64 debit = 0, credit = 0;
    gboolean has_debit, has_credit;
    if (!read_amount(row, LEDGER_DEBIT, &debit, &has_debit) ||
        !read_amount(row, LEDGER_CREDIT, &credit, &has_credit))
        return FALSE;
    if (!has_debit && !has_credit)
        return TRUE;
    gint64 balance = row->reader->layout.is_credit_signed ? debit + credit : debit - credit;
    if (!row->has_amount)
        row->amount = balance;
    else if (row->amount > 0 && balance < 0)
        row->amount = -row->amount;
    row->has_amount = row->has_given_sign = TRUE;
    return TRUE;
}

/* The cells of an aged list, where no other column has the line's amount. */
static gboolean read_buckets(LedgerRow *row)
{
    LedgerReader *reader = row->reader;
    for (const int *place = reader->layout.buckets; *place >= 0; place++) {
        const char *text = (guint)*place < row->row->n ? row->row->cells[*place] : "";
        if (!*text)
            continue;
        Amount amount = amount_parse(text, reader->dialect.decimal, row->currency);
        if (amount.state != AMOUNT_READ)
            return refuse_amount(row, -1, text, amount.state);
        total_check_add(reader->totals, *place, amount.minor);
        row->amount += amount.minor;
        row->has_amount = TRUE;
    }
    return TRUE;
}

/* The side beside an amount without a sign. */
static gboolean read_side(LedgerRow *row)
{
    const char *word = ledger_row_cell(row, LEDGER_SIDE);
    if (!table_has_column(row->reader->table, LEDGER_SIDE) || row->amount == 0 ||
        *ledger_row_cell(row, LEDGER_DEBIT) || *ledger_row_cell(row, LEDGER_CREDIT))
        return TRUE;
    int side = side_parse(word);
    if (side == 0)
        return ledger_row_refuse(row, "side-unknown", LEDGER_SIDE,
                                 "\"%s\" is none of D, C, S, H, debit, credit", word);
    row->has_given_sign = TRUE;
    if (side < 0 && !row->reader->layout.is_side_signed) {
        row->amount = -row->amount;
        row->open = -row->open;
    }
    return TRUE;
}

/* What the amount leaves open less what is paid of it, where no column says it. */
static gboolean read_paid(LedgerRow *row)
{
    gint64 paid;
    gboolean is_given;
    if (row->reader->layout.is_paid_flag)
        return TRUE;
    if (!read_amount(row, LEDGER_PAID, &paid, &is_given))
        return FALSE;
    if (!is_given || row->has_open || !row->has_amount)
        return TRUE;
    row->open = row->amount < 0 ? row->amount + ABS(paid) : row->amount - ABS(paid);
    row->has_open = TRUE;
    return TRUE;
}

#define REFUND_WORD (-2) /* beside the kinds */

/* -1 where the word names no kind. */
static gpointer look_at_kind(LedgerRow *row, guint column)
{
    if (cell_is_refund(ledger_row_cell(row, column)))
        return GINT_TO_POINTER(REFUND_WORD);
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
    row->is_refund = known == REFUND_WORD;
    if (known >= 0)
        *kind = (ItemKind)known;
    if (row->is_refund)
        *kind = ITEM_PAYMENT;
    return known >= 0 || row->is_refund;
}

/* TRUE if the line's journal is one of bank or cash. */
static gboolean is_treasury(LedgerRow *row)
{
    const char *journal = ledger_row_take(row, LEDGER_JOURNAL);
    return journal && fec_journals_find(row->reader->journals, journal, "")->has_cash_words;
}

/* TRUE if the words of the entry begin as those of a receipt do: "RGT CHQ 123", "Virement". */
static gboolean tells_receipt(const LedgerRow *row)
{
    static const char *const words[] = {
        "reglement",    "regl",        "rglt",   "rgt",       "virement",
        "vir",          "vrt",         "cheque", "chq",       "paiement",
        "encaissement", "prelevement", "prlv",   "versement", NULL};
    g_autofree char *label = text_fold(ledger_row_cell(row, LEDGER_LABEL));
    gsize n = 0;
    while (g_ascii_isalpha(label[n]))
        n++;
    for (guint i = 0; n > 0 && words[i]; i++)
        if (strlen(words[i]) == n && strncmp(label, words[i], n) == 0)
            return TRUE;
    return FALSE;
}

/* A refund raises what is owed, by its name, unless columns or settings say the sign. */
static void read_refund(LedgerRow *row)
{
    row->is_turned = row->amount < 0;
    row->amount = ABS(row->amount);
    row->open = ABS(row->open);
    row->is_reversal = TRUE;
    row->kind = ITEM_INVOICE;
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
    if (!row->has_own_kind && row->amount < 0 && (is_treasury(row) || tells_receipt(row))) {
        row->kind = ITEM_PAYMENT;
        row->has_own_kind = TRUE;
    }
    row->own_kind = row->kind;
    if (row->is_refund && (!row->has_given_sign || row->amount > 0)) {
        read_refund(row);
        return;
    }
    row->is_reversal = row->kind != ITEM_INVOICE && row->has_given_sign && row->amount > 0;
    if (row->is_reversal) {
        row->kind = ITEM_INVOICE;
        return;
    }
    row->has_made_sign =
        row->kind == ITEM_PAYMENT && !row->has_given_sign && row->amount > 0 && row->open > 0;
    row->reader->n_signed_reducers += row->kind != ITEM_INVOICE && row->amount < 0;
    row->reader->n_plain_reducers += row->kind != ITEM_INVOICE && row->amount > 0;
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

static gboolean is_nothing(const char *cell)
{
    return cell[strspn(cell, "0.,- ")] == '\0';
}

/* In the company's currency some programs fill the company's amounts alone. */
static gboolean is_left_to_company(const LedgerRow *row)
{
    static const guint columns[] = {LEDGER_AMOUNT, LEDGER_OPEN_AMOUNT, LEDGER_DEBIT,
                                    LEDGER_CREDIT};
    const char *company = row->reader->draft->settings->ledger.currency;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        if (!is_nothing(ledger_row_cell(row, columns[i])))
            return FALSE;
    return !is_nothing(ledger_row_cell(row, LEDGER_LOCAL_AMOUNT)) &&
           strcmp(row->currency, *company ? company : "EUR") == 0;
}

/* The amount and what is open of it, from the columns that hold them for this line. */
static gboolean read_given_amounts(LedgerRow *row)
{
    const Table *table = row->reader->table;
    guint amount = LEDGER_AMOUNT, open = LEDGER_OPEN_AMOUNT;
    if (row->is_local || is_left_to_company(row)) {
        gboolean has_two =
            table_has_column(table, LEDGER_DEBIT) || table_has_column(table, LEDGER_CREDIT);
        if (has_two || table_has_column(table, LEDGER_LOCAL_AMOUNT))
            amount = LEDGER_LOCAL_AMOUNT;
        if (table_has_column(table, LEDGER_LOCAL_OPEN))
            open = LEDGER_LOCAL_OPEN;
    }
    if (!read_amount(row, amount, &row->amount, &row->has_amount) || !read_debit_credit(row) ||
        !read_amount(row, open, &row->open, &row->has_open) || !read_paid(row))
        return FALSE;
    return row->has_amount || row->has_open || read_buckets(row);
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

gboolean ledger_row_read_amounts(LedgerRow *row)
{
    row->has_given_sign = row->reader->draft->settings->ledger.signs == SIGNS_GIVEN;
    if (!read_currency(row) || !read_given_amounts(row))
        return FALSE;
    if (!row->has_amount && !row->has_open)
        return ledger_row_refuse(row, "amount-missing",
                                 table_has_column(row->reader->table, LEDGER_AMOUNT)
                                     ? LEDGER_AMOUNT
                                     : LEDGER_OPEN_AMOUNT,
                                 "the line has no amount");
    if (!row->has_amount)
        row->amount = row->open;
    if (!read_side(row))
        return FALSE;
    if (!row->has_open)
        row->open = row->amount;
    read_kind(row);
    if (!check_open(row))
        return FALSE;
    row->share = row->amount;
    row->has_share = TRUE;
    total_check_count(row->reader->totals, row->currency, row->amount, row->open);
    return TRUE;
}
