#include "read/sales.h"

static gboolean is_sale(const OpenItem *item, Day run_date)
{
    return item->kind != ITEM_PAYMENT && item->issue_date != DAY_NONE &&
           item->issue_date <= run_date && item->customer != NULL;
}

static void note(Ledger *ledger, const OpenItem *item)
{
    ledger_add_sale(ledger, item->customer, item->issue_date, item->currency,
                    item->amount_minor);
}

void sales_note_settled(const Settlement *settlement)
{
    const Draft *draft = settlement->draft;
    for (guint i = 0; i < draft->lines->len; i++) {
        const DraftLine *line = settlement_line(settlement, i);
        if (!line->is_joined && line->item->open_minor == 0 &&
            is_sale(line->item, draft->run_date))
            note(draft->ledger, line->item);
    }
}

/* Credit notes alone are no sign that the extract shows settled invoices. */
static gboolean shows_settled_invoices(const Ledger *ledger)
{
    for (guint i = 0; i < ledger->sales->len; i++)
        if (g_array_index(ledger->sales, Sale, i).minor > 0)
            return TRUE;
    return FALSE;
}

void sales_note_open(Ledger *ledger, Day run_date)
{
    if (!shows_settled_invoices(ledger)) {
        g_array_set_size(ledger->sales, 0);
        return;
    }
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = g_ptr_array_index(ledger->items, i);
        if (is_sale(item, run_date))
            note(ledger, item);
    }
}
