#include "assign/hold_event.h"

#include "assign/agreement_limit.h"
#include "assign/dispute.h"
#include "ground/text.h"

/* What the statuses of electronic invoices record; see records/ledger.h. */
static const struct {
    const char *reason, *label;
} status_reasons[] = {
    {REASON_INVOICE_NOT_RECEIVED, "the electronic invoice was rejected"},
    {REASON_INVOICE_SUSPENDED, "the customer waits for papers from us"},
    {REASON_PAYMENT_SENT, "the customer says that it has paid"},
    {REASON_PAYEE_CHECK, "who is to be paid must be checked"},
};

gboolean hold_event_is_status(const Event *event)
{
    for (guint i = 0; event->reason != NULL && i < G_N_ELEMENTS(status_reasons); i++)
        if (text_equals(event->reason, status_reasons[i].reason))
            return TRUE;
    return FALSE;
}

/* " by NAME" or nothing. */
char *hold_event_copy_author(const Event *event)
{
    return text_is_blank(event->author) ? g_strdup("")
                                        : g_strdup_printf(" by %s", event->author);
}

/* ", reason: LABEL" with the vocabulary's label, or nothing. */
char *hold_event_copy_why(const Assignment *assignment, const Event *event)
{
    if (text_is_blank(event->reason))
        return g_strdup("");
    const ReasonSettings *known =
        settings_find_reason(assignment->input->settings, event->reason);
    if (known != NULL && !text_is_blank(known->label))
        return g_strdup_printf(", reason: %s", known->label);
    for (guint i = 0; i < G_N_ELEMENTS(status_reasons); i++)
        if (text_equals(event->reason, status_reasons[i].reason))
            return g_strdup_printf(", reason: %s", status_reasons[i].label);
    return g_strdup_printf(", reason: %s", event->reason);
}

/* The newest event of this kind about the item that no later release has ended; NULL: none. A
 * hold for a reason that means a dispute is one. */
static const Event *find_standing(const Assignment *assignment, const Account *account,
                                  const Case *item_case, EventKind kind)
{
    const Event *standing = NULL;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == kind && case_is_concerned(item_case, event) &&
            !dispute_is_meant(assignment->input->settings, event))
            standing = event;
        else if (event->kind == EVENT_RELEASE && case_is_concerned(item_case, event) &&
                 (!hold_event_is_status(event) ||
                  (standing != NULL && text_equals(standing->reason, event->reason))))
            standing = NULL;
    }
    return standing;
}

Day hold_event_next(const Assignment *assignment, Day end)
{
    gboolean is_to_come = end != DAY_NONE && end >= assignment->run_date;
    return is_to_come ? assignment_next_date(assignment, end + 1) : DAY_NONE;
}

gboolean hold_event_is_legal(const Assignment *assignment, const Account *account,
                             Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_LEGAL);
    if (event == NULL || (event->until != DAY_NONE && event->until < assignment->run_date))
        return FALSE;
    g_autofree char *author = hold_event_copy_author(event),
                    *why = hold_event_copy_why(assignment, event);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_LEGAL,
                hold_event_next(assignment, event->until),
                "The matter was handed to legal on %s%s%s, its level stays %d.",
                day_text(event->date).text, author, why, item_case->row->level);
    return TRUE;
}

/* The longest term of payment between businesses (C. com. L441-10). */
#define LONGEST_TERM_DAYS 60

/* The day of its delivery, as far as known: at the latest so long before it was due. */
static Day find_origin(const OpenItem *item)
{
    return item->issue_date != DAY_NONE ? item->issue_date : item->due_date - LONGEST_TERM_DAYS;
}

/* Items delivered before the judgment; later ones are the estate's own debts and go on. */
gboolean hold_event_is_insolvent(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_INSOLVENCY);
    Day origin = find_origin(item_case->item);
    if (event == NULL || origin > event->date)
        return FALSE;
    case_decide(
        item_case, DECISION_HOLD, PLAN_RULE_INSOLVENCY, DAY_NONE,
        "Insolvency proceedings were opened on %s, after this item of %s: the claim is to "
        "be declared, not chased.",
        day_text(event->date).text, day_text(origin).text);
    return TRUE;
}

/* Many reasons at once: those beyond so many are told apart no more. */
#define MOST_REASONS 8

/*
 * A hold that people record is a hold; a call or note is one too if its reason says so: it has
 * hold_days, or nothing is to be sent.
 */
static gboolean is_hold(const Settings *settings, const Event *event)
{
    if (dispute_is_meant(settings, event))
        return FALSE;
    if (event->kind == EVENT_HOLD)
        return TRUE;
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    return (event->kind == EVENT_CALL || event->kind == EVENT_NOTE) && reason != NULL &&
           (reason->hold_days >= 0 || !reason->send);
}

/* A call's `until` is the day of the next call, not the end of a hold. */
static Day find_given_end(const Settings *settings, const Event *event)
{
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    if (event->kind == EVENT_HOLD && event->until != DAY_NONE)
        return event->until;
    return reason != NULL && reason->hold_days >= 0 ? event->date + reason->hold_days
                                                    : DAY_NONE;
}

/* The last day of a hold: its own, its reason's, at most hold_max_days; DAY_NONE: no end. */
static Day find_hold_end(const Assignment *assignment, const Account *account,
                         const Case *item_case, const Event *event)
{
    const Settings *settings = assignment->input->settings;
    Day end = find_given_end(settings, event);
    Day limit = event->date + settings->hold_max_days;
    if (settings->hold_max_days < 0 || !agreement_limits_act(account, item_case) ||
        agreement_is_approved(settings, event))
        return end;
    return end == DAY_NONE || end > limit ? limit : end;
}

/* Reasons met on the way back through the events. */
typedef struct {
    const char *list[MOST_REASONS];
    guint n;
} Reasons;

static gboolean has_reason(const Reasons *reasons, const char *reason)
{
    for (guint i = 0; i < reasons->n; i++)
        if (text_equals(reasons->list[i], reason))
            return TRUE;
    return FALSE;
}

static void add_reason(Reasons *reasons, const char *reason)
{
    if (reasons->n < MOST_REASONS)
        reasons->list[reasons->n++] = reason;
}

static gboolean is_not_received(const Event *event)
{
    return event->kind == EVENT_HOLD && text_equals(event->reason, REASON_INVOICE_NOT_RECEIVED);
}

/* A hold that stands, and its last day. */
typedef struct {
    const Event *event; /* NULL: none */
    Day end;            /* DAY_NONE: without one */
} StandingHold;

/* Of holds for different reasons the one that lasts longest; of one reason the newest counts. */
static StandingHold find_hold(const Assignment *assignment, const Account *account,
                              const Case *item_case, gboolean not_received)
{
    const Settings *settings = assignment->input->settings;
    StandingHold longest = {NULL, DAY_NONE};
    Reasons over = {.n = 0};
    for (guint i = account->events->len; i-- > 0;) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        if (event->kind == EVENT_RELEASE && !hold_event_is_status(event))
            break;
        if (event->kind == EVENT_RELEASE)
            add_reason(&over, event->reason);
        if (!is_hold(settings, event) || has_reason(&over, event->reason))
            continue;
        add_reason(&over, event->reason);
        Day end = not_received ? find_given_end(settings, event)
                               : find_hold_end(assignment, account, item_case, event);
        if (is_not_received(event) != not_received ||
            (end != DAY_NONE && end < assignment->run_date))
            continue;
        if (longest.event == NULL ||
            (longest.end != DAY_NONE && (end == DAY_NONE || end > longest.end)))
            longest = (StandingHold){event, end};
    }
    return longest;
}

gboolean hold_event_is_not_received(const Assignment *assignment, const Account *account,
                                    Case *item_case)
{
    StandingHold hold = find_hold(assignment, account, item_case, TRUE);
    if (hold.event == NULL)
        return FALSE;
    g_autofree char *note = text_is_blank(hold.event->note)
                                ? g_strdup("")
                                : g_strdup_printf(" (%s)", hold.event->note);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_INVOICE_NOT_RECEIVED,
                hold_event_next(assignment, hold.end),
                "The electronic invoice was rejected on %s%s: it does not count as received, "
                "correct it and send it again.",
                day_text(hold.event->date).text, note);
    return TRUE;
}

/* The newest hold that no release has ended; NULL: none. */
static const Event *find_newest(const Assignment *assignment, const Account *account,
                                const Case *item_case)
{
    for (guint i = account->events->len; i-- > 0;) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        if (event->kind == EVENT_RELEASE && !hold_event_is_status(event))
            return NULL;
        if (is_hold(assignment->input->settings, event) && !is_not_received(event))
            return event;
    }
    return NULL;
}

void hold_event_cut(const Assignment *assignment, const Account *account, Case *item_case)
{
    const Event *event = find_newest(assignment, account, item_case);
    if (event == NULL)
        return;
    Day given = find_given_end(assignment->input->settings, event);
    Day end = find_hold_end(assignment, account, item_case, event);
    if (end == given || (given != DAY_NONE && given < assignment->run_date))
        return;
    item_case->unapproved = event;
    item_case->unapproved_end = end;
}

gboolean hold_event_is_blocked(const Assignment *assignment, const Account *account,
                               Case *item_case)
{
    StandingHold hold = find_hold(assignment, account, item_case, FALSE);
    if (hold.event == NULL)
        return FALSE;
    g_autofree char *author = hold_event_copy_author(hold.event),
                    *why = hold_event_copy_why(assignment, hold.event);
    g_autofree char *until = hold.end == DAY_NONE
                                 ? g_strdup("without an end")
                                 : g_strdup_printf("until %s", day_text(hold.end).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_HOLD, hold_event_next(assignment, hold.end),
                "Held since %s %s%s%s.", day_text(hold.event->date).text, until, author, why);
    return TRUE;
}

const Event *hold_event_find_confirmed(const Assignment *assignment, const Account *account,
                                       const Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_CONFIRMED);
    return event != NULL && event->until != DAY_NONE ? event : NULL;
}

gboolean hold_event_is_confirmed(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    const Event *event = hold_event_find_confirmed(assignment, account, item_case);
    if (event == NULL || assignment_is_missed(assignment, event->until))
        return FALSE;
    if (assignment->run_date > event->until)
        case_decide(
            item_case, DECISION_WAIT, PLAN_RULE_RECEIPTS_NOT_YET_KNOWN,
            assignment->next_open_day,
            "Payment was confirmed for %s, and the ledger knows receipts only up to %s.",
            day_text(event->until).text, day_text(assignment->as_of).text);
    else
        case_decide(item_case, DECISION_HOLD, PLAN_RULE_PAYMENT_CONFIRMED,
                    hold_event_next(assignment, event->until),
                    "The customer confirmed on %s that it pays on %s.",
                    day_text(event->date).text, day_text(event->until).text);
    return TRUE;
}
