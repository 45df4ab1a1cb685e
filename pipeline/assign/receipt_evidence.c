#include "assign/receipt_evidence.h"

#include "ground/text.h"

static gboolean is_within(Day day, Day from, Day to)
{
    return day != DAY_NONE && day >= from && day <= to;
}

static gint64 sum_item(const OpenItem *item, gboolean is_named, Day from, Day to)
{
    gint64 sum = 0;
    guint dated = 0;
    for (guint i = 0; i < item->n_receipts; i++) {
        dated += item->receipts[i].date != DAY_NONE ? 1 : 0;
        if (is_within(item->receipts[i].date, from, to))
            sum += item->receipts[i].minor;
    }
    if (is_named && dated == 0 && item->amount_minor > item->open_minor)
        return item->amount_minor - item->open_minor;
    return sum;
}

static gboolean is_for(const OpenItem *item, const char *invoice)
{
    if (invoice == NULL)
        return TRUE;
    return text_equals(item->open_minor > 0 ? item->invoice : item->applies_to, invoice);
}

static gint64 sum_events(const Account *account, const char *invoice, Day from, Day to)
{
    gint64 sum = 0;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        gboolean came =
            event->kind == EVENT_RECEIPT ||
            (event->kind == EVENT_INSTALMENT && event->until == DAY_NONE) ||
            (event->kind == EVENT_INSTALMENT && text_equals(event->outcome, "kept"));
        if (came && event->amount_minor > 0 && is_within(event->date, from, to) &&
            (invoice == NULL || event->invoice == NULL || text_equals(event->invoice, invoice)))
            sum += event->amount_minor;
    }
    return sum;
}

gint64 receipt_evidence_sum(const Account *account, const char *invoice, Day from, Day to)
{
    gint64 sum = sum_events(account, invoice, from, to);
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        if (!is_for(item, invoice))
            continue;
        if (item->open_minor > 0)
            sum += sum_item(item, invoice != NULL, from, to);
        else if (item->kind == ITEM_PAYMENT && is_within(item->issue_date, from, to))
            sum -= item->open_minor;
    }
    return sum;
}
