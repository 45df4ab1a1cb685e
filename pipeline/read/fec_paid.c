/*
 * Invoices that a FEC shows as paid, for the habits of their payers: those of closed groups in
 * which money came in. Of a group with several payments the last one is when it was paid.
 */
#include "read/fec_items.h"

/* The day of the group's last payment; DAY_NONE: no money came in. */
static Day find_last_payment(const FecBook *book, const FecGroup *group)
{
    Day last = DAY_NONE;
    for (guint i = 0; i < group->n; i++) {
        const FecLine *line = fec_book_line(book, group->lines[i]);
        if (line->share < 0 && fec_line_is_payment(line))
            last = MAX(last, line->entry_date);
    }
    return last;
}

static gboolean is_invoice(const FecLine *line)
{
    return line->share > 0 && !fec_line_is_payment(line) && !line->is_closing &&
           !fec_line_has_lost_date(line);
}

/* TRUE if the line goes on what the one before it began: an invoice in several lines. */
static gboolean is_same_invoice(const FecLine *a, const FecLine *b)
{
    return a && a->journal == b->journal && a->reference && a->reference == b->reference &&
           a->piece_date == b->piece_date && g_str_equal(a->entry, b->entry);
}

static void list_invoice(const FecBook *book, const FecLine *line, Day paid_date)
{
    Ledger *ledger = book->draft->ledger;
    OpenItem item = {.customer = line->account->customer,
                     .invoice = fec_line_find_number(book, line),
                     .kind = ITEM_INVOICE,
                     .issue_date = line->piece_date,
                     .amount_minor = line->share};
    item.owner = ledger_find_customer(ledger, item.customer);
    fec_line_find_due(book, line, &item);
    PaidInvoice *paid = ledger_add_paid(ledger);
    paid->customer = item.customer;
    paid->invoice = item.invoice;
    paid->due_date = item.due_date;
    paid->paid_date = paid_date;
    paid->minor = line->share;
    g_strlcpy(paid->currency, book->currency, CURRENCY_SIZE);
}

void fec_book_list_paid(const FecBook *book, const FecGroup *group)
{
    GArray *paid = book->draft->ledger->paid;
    const FecLine *before = NULL;
    Day paid_date = group->n > 1 ? find_last_payment(book, group) : DAY_NONE;
    for (guint i = 0; paid_date && i < group->n; i++) {
        const FecLine *line = fec_book_line(book, group->lines[i]);
        if (!is_invoice(line))
            continue;
        if (is_same_invoice(before, line))
            g_array_index(paid, PaidInvoice, paid->len - 1).minor += line->share;
        else
            list_invoice(book, line, paid_date);
        before = line;
    }
}
