/* The invoices of the extract that money paid, for the habits of their payers. */
#include "read/settlement.h"

#include <string.h>

/* The day of the last payment among the receipts, and how much credits took. */
static Day find_last_payment(const GArray *receipts, gint64 *credited_minor)
{
    Day last = DAY_NONE;
    for (guint i = 0; receipts && i < receipts->len; i++) {
        const Receipt *receipt = &g_array_index(receipts, Receipt, i);
        if (receipt->is_credit)
            *credited_minor += receipt->minor;
        else
            last = MAX(last, receipt->date);
    }
    return last;
}

static void list_line(Settlement *settlement, const DraftLine *line)
{
    const OpenItem *item = line->item;
    gint64 credited = 0;
    Day paid = find_last_payment(g_hash_table_lookup(settlement->receipts, item), &credited);
    if (line->settled_date)
        paid = line->settled_date;
    if (paid == DAY_NONE || item->due_date == DAY_NONE || item->amount_minor <= 0 ||
        credited >= item->amount_minor)
        return;
    PaidInvoice *listed = ledger_add_paid(settlement->draft->ledger);
    listed->customer = item->customer;
    listed->invoice = item->invoice;
    listed->due_date = item->due_date;
    listed->paid_date = paid;
    listed->minor = item->amount_minor;
    memcpy(listed->currency, item->currency, sizeof listed->currency);
    listed->was_disputed = item->dispute != NULL;
}

void paid_invoices_list(Settlement *settlement)
{
    for (guint i = 0; i < settlement->draft->lines->len; i++) {
        const DraftLine *line = settlement_line(settlement, i);
        if (!draft_line_is_reducer(line) && !line->is_joined && line->item->open_minor == 0)
            list_line(settlement, line);
    }
}
