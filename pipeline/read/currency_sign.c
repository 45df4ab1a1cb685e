/* Amounts with a currency sign that several countries use: see ledger_row.h. */
#include "read/ledger_row.h"

#include <string.h>

static void refuse(LedgerRow *row, const char *text, int place, const char *sign,
                   const char *currency)
{
    LedgerReader *reader = row->reader;
    if (reader->has_asked_currency)
        return;
    reader->has_asked_currency = TRUE;
    complaint_add(reader->draft->complaints, COMPLAINT_REFUSED, "currency-sign-unclear",
                  (Place){reader->source, row->row->line, place + 1},
                  "\"%s\" is written with %s, which is no sign of %s, and no column names the "
                  "currency; set ledger.currency to the one that is meant (%s)",
                  text, sign, currency, *sign == '$' ? "USD, CAD, AUD" : "JPY, CNY");
}

static void look_at(LedgerRow *row, int place)
{
    const char *text = place >= 0 && (guint)place < row->row->n ? row->row->cells[place] : "";
    if (!strchr(text, '$') && !strstr(text, "\xc2\xa5") && !strstr(text, "\xef\xbf\xa5"))
        return;
    const char *currency = ledger_row_fallback_currency(row);
    Amount amount = amount_parse(text, row->reader->dialect.decimal, currency);
    if (amount.state == AMOUNT_READ && amount.shared_sign &&
        !amount_uses_sign(currency, amount.shared_sign))
        refuse(row, text, place, amount.shared_sign, currency);
}

void ledger_row_check_sign(LedgerRow *row, gboolean is_document)
{
    static const guint columns[] = {LEDGER_AMOUNT, LEDGER_OPEN_AMOUNT, LEDGER_DEBIT,
                                    LEDGER_CREDIT, LEDGER_PAID,        LEDGER_RUNNING};
    const Table *table = row->reader->table;
    if (*ledger_row_cell(row, LEDGER_CURRENCY) ||
        (!is_document && table_has_column(table, LEDGER_CURRENCY)))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        look_at(row, table->places[columns[i]]);
    for (const int *place = row->reader->layout.buckets; *place >= 0; place++)
        look_at(row, *place);
}
