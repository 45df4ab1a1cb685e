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

/* What was open of the item when its newest reminder up to that day went; -1: not known. */
static gint64 find_known_open(const Assignment *assignment, const OpenItem *item, Day day)
{
    const GPtrArray *reminders =
        past_find_reminders(assignment->input->past, item->customer, item->invoice);
    gint64 known = -1;
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (reminder->run_date <= day && reminder->due_date == item->due_date)
            known = reminder->open_minor;
    }
    return known;
}

/* What went off the item since the first day of the question and has no date of its own. */
static gint64 sum_undated(const Assignment *assignment, const OpenItem *item,
                          const ReceiptQuestion *question)
{
    gint64 known = find_known_open(assignment, item, question->from);
    gint64 undated = amount_add(amount_add(item->amount_minor, -item->open_minor),
                                -receipt_evidence_booked(item, G_MININT32, G_MAXINT32));
    if (known < 0 || undated <= 0)
        return 0;
    gint64 dated = receipt_evidence_booked(item, question->from, G_MAXINT32);
    gint64 drop = amount_add(amount_add(known, -item->open_minor), -dated);
    return CLAMP(drop, 0, undated);
}

static gint64 sum_item(const Assignment *assignment, const OpenItem *item,
                       const ReceiptQuestion *question)
{
    gint64 booked = receipt_evidence_booked(item, question->from, question->to);
    return question->invoice == NULL
               ? booked
               : amount_add(booked, sum_undated(assignment, item, question));
}

static gboolean is_for(const OpenItem *item, const ReceiptQuestion *question)
{
    if (!text_equals(item->currency, question->currency))
        return FALSE;
    return question->invoice == NULL ||
           text_equals(item->open_minor > 0 ? item->invoice : item->applies_to,
                       question->invoice);
}

static gint64 sum_items(const Assignment *assignment, const Account *account,
                        const ReceiptQuestion *question)
{
    gint64 sum = 0;
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        if (!is_for(item, question))
            continue;
        if (item->open_minor > 0)
            sum = amount_add(sum, sum_item(assignment, item, question));
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
    gint64 sum = amount_add(sum_items(assignment, account, question),
                            sum_events(assignment, account, question));
    return question->invoice != NULL
               ? sum
               : amount_add(sum, sum_settled(assignment, account, question));
}
