#include "assign/hold_event.h"

#include "assign/dispute.h"
#include "ground/text.h"

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
    return g_strdup_printf(", reason: %s", known != NULL && !text_is_blank(known->label)
                                               ? known->label
                                               : event->reason);
}

gboolean hold_event_is_status(const Event *event)
{
    static const char *const reasons[] = {REASON_INVOICE_NOT_RECEIVED, REASON_INVOICE_SUSPENDED,
                                          REASON_PAYMENT_SENT, REASON_PAYEE_CHECK, NULL};
    return event->reason != NULL && g_strv_contains(reasons, event->reason);
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

/* Items delivered before the judgment; later ones are the estate's own debts and go on. */
gboolean hold_event_is_insolvent(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_INSOLVENCY);
    const OpenItem *item = item_case->item;
    Day origin = item->issue_date != DAY_NONE ? item->issue_date : item->due_date;
    if (event == NULL || origin > event->date)
        return FALSE;
    case_decide(
        item_case, DECISION_HOLD, PLAN_RULE_INSOLVENCY,
        hold_event_next(assignment, event->until),
        "Insolvency proceedings were opened on %s, after this item of %s: the claim is to "
        "be declared, not chased.",
        day_text(event->date).text, day_text(origin).text);
    return TRUE;
}

/* The last day of a hold: its own, its reason's, at most hold_max_days; DAY_NONE: no end. */
static Day find_hold_end(const Assignment *assignment, const Event *event)
{
    const Settings *settings = assignment->input->settings;
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    Day end = event->until;
    if (end == DAY_NONE && reason != NULL && reason->hold_days >= 0)
        end = event->date + reason->hold_days;
    if (settings->hold_max_days >= 0 &&
        (end == DAY_NONE || end > event->date + settings->hold_max_days))
        end = event->date + settings->hold_max_days;
    return end;
}

gboolean hold_event_is_blocked(const Assignment *assignment, const Account *account,
                               Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_HOLD);
    if (event == NULL)
        return FALSE;
    Day end = find_hold_end(assignment, event);
    if (end != DAY_NONE && end < assignment->run_date)
        return FALSE;
    g_autofree char *author = hold_event_copy_author(event),
                    *why = hold_event_copy_why(assignment, event);
    g_autofree char *until = end == DAY_NONE ? g_strdup("without an end")
                                             : g_strdup_printf("until %s", day_text(end).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_HOLD, hold_event_next(assignment, end),
                "Held since %s %s%s%s.", day_text(event->date).text, until, author, why);
    return TRUE;
}

gboolean hold_event_is_confirmed(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    const Event *event = find_standing(assignment, account, item_case, EVENT_CONFIRMED);
    if (event == NULL || event->until == DAY_NONE || event->until < assignment->run_date)
        return FALSE;
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PAYMENT_CONFIRMED,
                hold_event_next(assignment, event->until),
                "The customer confirmed on %s that it pays on %s.", day_text(event->date).text,
                day_text(event->until).text);
    return TRUE;
}
