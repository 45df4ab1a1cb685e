#include "assign/dispute.h"

#include "assign/event_amount.h"
#include "assign/hold_event.h"
#include "ground/text.h"

/* Disputes of one item that stand side by side, told apart by their reasons. */
#define MOST_DISPUTES 8

typedef struct {
    const char *reason; /* NULL: none given */
    const Event *event; /* the dispute, or its resolution; NULL: the extract's column */
    Day since;
    gint64 amount_minor; /* -1: the whole item */
    gboolean is_justified;
} Standing;

typedef struct {
    const Settings *settings;
    const Case *item_case;
    Standing list[MOST_DISPUTES];
    guint n;
} Standings;

static gboolean is_about_promise(const Event *event)
{
    return text_equals(event->outcome, "kept") || text_equals(event->outcome, "broken");
}

gboolean dispute_is_meant(const Settings *settings, const Event *event)
{
    if (event->kind != EVENT_HOLD && event->kind != EVENT_CALL && event->kind != EVENT_NOTE)
        return FALSE;
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    return reason != NULL && reason->dispute;
}

/* The amount of a dispute of one invoice in the invoice's currency; -1: all of it. */
static gint64 find_amount(const Standings *standings, const Event *event)
{
    const OpenItem *item = standings->item_case->item;
    gint64 amount = event_amount_in(standings->settings, event, item->currency);
    return event->invoice != NULL && amount > 0 ? MIN(amount, item->open_minor) : -1;
}

static Standing *find_standing(Standings *standings, const char *reason)
{
    for (guint i = 0; i < standings->n; i++)
        if (text_equals(standings->list[i].reason, reason))
            return &standings->list[i];
    return NULL;
}

static void drop(Standings *standings, guint at)
{
    for (guint i = at + 1; i < standings->n; i++)
        standings->list[i - 1] = standings->list[i];
    standings->n--;
}

/* More reasons than fit are one dispute of the whole item. */
static void begin(Standings *standings, const Event *event)
{
    Standing *standing = find_standing(standings, event->reason);
    if (standings->n > 0 && standings->list[0].event == NULL)
        standings->n = 0; /* the event says more than the extract's column */
    if (standing == NULL && standings->n == MOST_DISPUTES)
        standing = &standings->list[MOST_DISPUTES - 1];
    if (standing == NULL || standings->n == 0)
        standing = &standings->list[standings->n++];
    *standing =
        (Standing){event->reason, event, event->date, find_amount(standings, event), FALSE};
    if (standings->n == MOST_DISPUTES)
        standing->amount_minor = -1;
}

/* Resolved for the customer: it waits for the credit note; else the ladder goes on. */
static void end(Standings *standings, const Event *event)
{
    gboolean is_justified =
        event->kind == EVENT_RESOLVE && text_equals(event->outcome, "justified");
    const char *reason =
        event->kind == EVENT_RESOLVE && find_standing(standings, event->reason) != NULL
            ? event->reason
            : NULL;
    if (is_justified && standings->n == 0)
        standings->list[standings->n++] =
            (Standing){event->reason, event, event->date, -1, TRUE};
    for (guint i = standings->n; i-- > 0;) {
        Standing *standing = &standings->list[i];
        if (reason != NULL && !text_equals(standing->reason, reason))
            continue;
        if (!is_justified) {
            drop(standings, i);
            continue;
        }
        gint64 amount = find_amount(standings, event);
        if (amount >= 0)
            standing->amount_minor = amount;
        standing->since = standing->event != NULL ? standing->since : event->date;
        standing->event = event;
        standing->is_justified = TRUE;
    }
}

/* Credits for this invoice since that day. */
static gint64 sum_credits(const Case *item_case, Day since)
{
    gint64 sum = 0;
    for (guint i = 0; i < item_case->row->credits->len; i++) {
        const OpenItem *credit = item_case->row->credits->pdata[i];
        if (credit->kind == ITEM_CREDIT && credit->issue_date >= since)
            sum -= credit->open_minor;
    }
    for (guint i = 0; i < item_case->item->n_receipts; i++) {
        const Receipt *receipt = &item_case->item->receipts[i];
        if (receipt->is_credit && receipt->date >= since)
            sum += receipt->minor;
    }
    return sum;
}

/* What credits have answered: an amount as far as they go, a justified whole item by any. */
static void take_credits(Standings *standings)
{
    gint64 used = 0;
    for (guint i = 0; i < standings->n;) {
        Standing *standing = &standings->list[i];
        gint64 left = sum_credits(standings->item_case, standing->since) - used;
        gboolean is_answered =
            left > 0 && (standing->amount_minor >= 0 ? left >= standing->amount_minor
                                                     : standing->is_justified);
        if (is_answered) {
            used += MAX(0, standing->amount_minor);
            drop(standings, i);
            continue;
        }
        if (left > 0 && standing->amount_minor >= 0) {
            standing->amount_minor -= left;
            used += left;
        }
        i++;
    }
}

/* The gravest of them speaks: an open one before a justified one, the oldest first. */
static DisputeVerdict conclude(const Standings *standings)
{
    DisputeVerdict verdict = {DISPUTE_NONE, NULL, 0};
    gint64 open = standings->item_case->item->open_minor;
    for (guint i = 0; i < standings->n; i++) {
        const Standing *standing = &standings->list[i];
        DisputeState state = standing->is_justified ? DISPUTE_JUSTIFIED : DISPUTE_OPEN;
        if (verdict.state == DISPUTE_NONE || state < verdict.state) {
            verdict.state = state;
            verdict.event = standing->event;
        }
        if (standing->amount_minor < 0)
            verdict.amount_minor = open;
        else
            verdict.amount_minor += MIN(standing->amount_minor, open - verdict.amount_minor);
    }
    if (verdict.state == DISPUTE_NONE || verdict.amount_minor >= open)
        verdict.amount_minor = -1;
    return verdict;
}

static DisputeVerdict find(const Settings *settings, const Account *account,
                           const Case *item_case)
{
    Standings standings = {.settings = settings, .item_case = item_case};
    if (item_case->item->dispute != NULL)
        standings.list[standings.n++] =
            (Standing){item_case->item->dispute, NULL, DAY_NONE, -1, FALSE};
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        if (event->kind == EVENT_DISPUTE || dispute_is_meant(settings, event))
            begin(&standings, event);
        else if ((event->kind == EVENT_RELEASE && !hold_event_is_status(event)) ||
                 (event->kind == EVENT_RESOLVE && !is_about_promise(event)))
            end(&standings, event);
    }
    take_credits(&standings);
    return conclude(&standings);
}

DisputeVerdict dispute_find(const Account *account, const Case *item_case)
{
    (void)account;
    return item_case->dispute;
}

gboolean dispute_is_whole(const Case *item_case)
{
    return item_case->dispute.state != DISPUTE_NONE && item_case->dispute.amount_minor < 0;
}

static const char *find_label(const Settings *settings, const Case *item_case)
{
    const Event *event = item_case->dispute.event;
    if (event == NULL || text_is_blank(event->reason))
        return item_case->item->dispute;
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    return reason != NULL && !text_is_blank(reason->label) ? reason->label : event->reason;
}

void disputes_weigh(const Assignment *assignment, Account *account)
{
    const Settings *settings = assignment->input->settings;
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        PlanRow *row = item_case->row;
        if (!case_is_claim(item_case))
            continue;
        item_case->dispute = find(settings, account, item_case);
        if (item_case->dispute.state == DISPUTE_NONE || row->net_minor <= 0)
            continue;
        gint64 part = item_case->dispute.amount_minor;
        if (part < 0 || part >= row->net_minor)
            item_case->dispute.amount_minor = part = -1;
        row->disputed_minor = part < 0 ? row->net_minor : part;
        row->dispute_reason = find_label(settings, item_case);
        row->net_minor -= row->disputed_minor;
    }
}
