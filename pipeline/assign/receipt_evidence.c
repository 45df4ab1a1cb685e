#include "assign/receipt_evidence.h"

#include "assign/absence.h"
#include "assign/event_amount.h"
#include "assign/paid_invoice.h"
#include "ground/text.h"

static gboolean is_within(Day day, Day from, Day to)
{
    return day != DAY_NONE && day >= from && day <= to;
}

gint64 receipt_evidence_booked(const OpenItem *item, Day from, Day to)
{
    gint64 sum = 0;
    for (guint i = 0; i < item->n_receipts; i++)
        if (is_within(item->receipts[i].date, from, to))
            sum = amount_add(sum, item->receipts[i].minor);
    return sum;
}

static gint64 sum_item(const OpenItem *item, const ReceiptQuestion *question)
{
    guint dated = 0;
    for (guint i = 0; i < item->n_receipts; i++)
        dated += item->receipts[i].date != DAY_NONE ? 1 : 0;
    if (question->invoice != NULL && dated == 0 && item->amount_minor > item->open_minor)
        return item->amount_minor - item->open_minor;
    return receipt_evidence_booked(item, question->from, question->to);
}

static gboolean is_for(const OpenItem *item, const ReceiptQuestion *question)
{
    if (!text_equals(item->currency, question->currency))
        return FALSE;
    return question->invoice == NULL ||
           text_equals(item->open_minor > 0 ? item->invoice : item->applies_to,
                       question->invoice);
}

static gint64 sum_items(const Account *account, const ReceiptQuestion *question)
{
    gint64 sum = 0;
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        if (!is_for(item, question))
            continue;
        if (item->open_minor > 0)
            sum = amount_add(sum, sum_item(item, question));
        else if (item->kind == ITEM_PAYMENT &&
                 is_within(item->issue_date, question->from, question->to))
            sum = amount_add(sum, -item->open_minor);
    }
    return sum;
}

static gint64 sum_events(const Assignment *assignment, const Account *account,
                         const ReceiptQuestion *question)
{
    gint64 sum = 0;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        gboolean came = event->kind == EVENT_RECEIPT ||
                        (event->kind == EVENT_INSTALMENT &&
                         (event->until == DAY_NONE || text_equals(event->outcome, "kept")));
        gint64 amount =
            came ? event_amount_in(assignment->input->settings, event, question->currency) : -1;
        if (amount > 0 && is_within(event->date, question->from, question->to) &&
            (question->invoice == NULL || event->invoice == NULL ||
             text_equals(event->invoice, question->invoice)))
            sum = amount_add(sum, amount);
    }
    return sum;
}

/* Whole invoices that are no open items any more. */
static gint64 sum_settled(const Assignment *assignment, const Account *account,
                          const ReceiptQuestion *question)
{
    gint64 sum = 0;
    PaidInvoices paid = paid_invoices_find(assignment->input->ledger, account->id);
    for (guint i = 0; i < paid.n; i++)
        if (is_within(paid.list[i].paid_date, question->from, question->to) &&
            text_equals(paid.list[i].currency, question->currency))
            sum = amount_add(sum, paid.list[i].minor);
    g_autoptr(GArray) gone = absence_list_gone(assignment, account->id);
    for (guint i = 0; i < gone->len; i++) {
        const GoneInvoice *one = &g_array_index(gone, GoneInvoice, i);
        if (one->day >= question->from &&
            text_equals(one->newest->currency, question->currency))
            sum = amount_add(sum, one->newest->open_minor);
    }
    return sum;
}

gint64 receipt_evidence_sum(const Assignment *assignment, const Account *account,
                            const ReceiptQuestion *question)
{
    gint64 sum =
        amount_add(sum_items(account, question), sum_events(assignment, account, question));
    return question->invoice != NULL
               ? sum
               : amount_add(sum, sum_settled(assignment, account, question));
}
