#include "assign/dispute.h"

#include "ground/text.h"

static gboolean is_about_promise(const Event *event)
{
    return text_equals(event->outcome, "kept") || text_equals(event->outcome, "broken");
}

/* A credit for this invoice since the dispute began: what `justified` waits for. */
static gboolean has_credit_since(const Case *item_case, Day since)
{
    for (guint i = 0; i < item_case->row->credits->len; i++) {
        const OpenItem *credit = item_case->row->credits->pdata[i];
        if (credit->kind == ITEM_CREDIT && credit->issue_date >= since)
            return TRUE;
    }
    for (guint i = 0; i < item_case->item->n_receipts; i++) {
        const Receipt *receipt = &item_case->item->receipts[i];
        if (receipt->is_credit && receipt->date >= since)
            return TRUE;
    }
    return FALSE;
}

static void take_event(const Event *event, DisputeVerdict *verdict)
{
    gint64 earlier = verdict->amount_minor;
    if (event->kind == EVENT_DISPUTE)
        *verdict = (DisputeVerdict){DISPUTE_OPEN, event,
                                    event->invoice != NULL ? event->amount_minor : -1};
    else if (event->kind == EVENT_RESOLVE && text_equals(event->outcome, "justified"))
        *verdict = (DisputeVerdict){DISPUTE_JUSTIFIED, event,
                                    event->amount_minor >= 0 ? event->amount_minor : earlier};
    else
        *verdict = (DisputeVerdict){DISPUTE_NONE, NULL, -1};
}

DisputeVerdict dispute_find(const Account *account, const Case *item_case)
{
    DisputeVerdict verdict = {DISPUTE_NONE, NULL, -1};
    Day since = DAY_NONE;
    if (item_case->item->dispute != NULL)
        verdict.state = DISPUTE_OPEN;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        gboolean is_end = event->kind == EVENT_RELEASE ||
                          (event->kind == EVENT_RESOLVE && !is_about_promise(event));
        if (event->kind == EVENT_DISPUTE)
            since = event->date;
        if (event->kind == EVENT_DISPUTE || is_end)
            take_event(event, &verdict);
    }
    if (verdict.state == DISPUTE_JUSTIFIED &&
        has_credit_since(item_case, since != DAY_NONE ? since : verdict.event->date))
        verdict = (DisputeVerdict){DISPUTE_NONE, NULL, -1};
    if (verdict.amount_minor >= item_case->item->open_minor)
        verdict.amount_minor = -1;
    return verdict;
}
