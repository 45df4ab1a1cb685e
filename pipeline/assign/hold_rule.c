#include "assign/hold_rule.h"

#include "assign/dispute.h"
#include "ground/text.h"

/* Decides the row and returns TRUE if its reason to hold is there. */
typedef gboolean (*HoldCheck)(const Assignment *assignment, const Account *account,
                              Case *item_case);

/* " by NAME" or nothing. */
static char *copy_author(const Event *event)
{
    return text_is_blank(event->author) ? g_strdup("")
                                        : g_strdup_printf(" by %s", event->author);
}

/* ", reason: LABEL" with the vocabulary's label, or nothing. */
static char *copy_why(const Assignment *assignment, const Event *event)
{
    if (text_is_blank(event->reason))
        return g_strdup("");
    const ReasonSettings *known =
        settings_find_reason(assignment->input->settings, event->reason);
    return g_strdup_printf(", reason: %s", known != NULL && !text_is_blank(known->label)
                                               ? known->label
                                               : event->reason);
}

/* The newest event of this kind about the item that no later release has ended; NULL: none. */
static const Event *find_standing(const Account *account, const Case *item_case, EventKind kind)
{
    const Event *standing = NULL;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == kind && case_is_concerned(item_case, event))
            standing = event;
        else if (event->kind == EVENT_RELEASE && case_is_concerned(item_case, event))
            standing = NULL;
    }
    return standing;
}

static Day next_after(const Assignment *assignment, Day end)
{
    gboolean is_to_come = end != DAY_NONE && end >= assignment->run_date;
    return is_to_come ? assignment_next_date(assignment, end + 1) : DAY_NONE;
}

static gboolean is_legal(const Assignment *assignment, const Account *account, Case *item_case)
{
    const Event *event = find_standing(account, item_case, EVENT_LEGAL);
    if (event == NULL || (event->until != DAY_NONE && event->until < assignment->run_date))
        return FALSE;
    g_autofree char *author = copy_author(event), *why = copy_why(assignment, event);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_LEGAL, next_after(assignment, event->until),
                "The matter was handed to legal on %s%s%s, its level stays %d.",
                day_text(event->date).text, author, why, item_case->row->level);
    return TRUE;
}

/* Items delivered before the judgment; later ones are the estate's own debts and go on. */
static gboolean is_insolvent(const Assignment *assignment, const Account *account,
                             Case *item_case)
{
    const Event *event = find_standing(account, item_case, EVENT_INSOLVENCY);
    const OpenItem *item = item_case->item;
    Day origin = item->issue_date != DAY_NONE ? item->issue_date : item->due_date;
    if (event == NULL || origin > event->date)
        return FALSE;
    case_decide(
        item_case, DECISION_HOLD, PLAN_RULE_INSOLVENCY, next_after(assignment, event->until),
        "Insolvency proceedings were opened on %s, after this item of %s: the claim is to "
        "be declared, not chased.",
        day_text(event->date).text, day_text(origin).text);
    return TRUE;
}

static gboolean is_in_the_air(const Assignment *assignment, const Account *account,
                              Case *item_case)
{
    (void)account;
    const PastReminder *open = item_case->reached.open;
    if (open == NULL)
        return FALSE;
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_EARLIER_DELIVERY_OPEN,
                assignment->next_open_day,
                "Document %s of %s is still %s by %s: nothing more goes before a person or the "
                "server has settled it.",
                text_or_empty(open->document), day_text(open->run_date).text,
                delivery_status_name(open->status), channel_name(open->channel));
    return TRUE;
}

static gboolean is_address_wrong(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    (void)assignment;
    const PastReminder *bounced = item_case->reached.bounced;
    if (bounced == NULL || bounced->channel != CHANNEL_REGISTERED)
        return FALSE;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RELEASE && case_is_concerned(item_case, event) &&
            event->date >= bounced->run_date)
            return FALSE;
    }
    case_decide(
        item_case, DECISION_HOLD, PLAN_RULE_ADDRESS_WRONG, DAY_NONE,
        "Registered letter %s of %s was not served, the addressee is unknown there: find "
        "the right address and record a release.",
        text_or_empty(bounced->document), day_text(bounced->run_date).text);
    return TRUE;
}

static gboolean is_disputed(const Assignment *assignment, const Account *account,
                            Case *item_case)
{
    DisputeVerdict verdict = dispute_find(account, item_case);
    if (verdict.state == DISPUTE_NONE)
        return FALSE;
    const Event *event = verdict.event;
    if (event == NULL) {
        case_decide(item_case, DECISION_HOLD, PLAN_RULE_DISPUTE, DAY_NONE,
                    "The extract says it is in dispute: %s.", item_case->item->dispute);
        return TRUE;
    }
    g_autofree char *author = copy_author(event), *why = copy_why(assignment, event);
    if (verdict.state == DISPUTE_JUSTIFIED) {
        case_decide(
            item_case, DECISION_HOLD, PLAN_RULE_CREDIT_NOTE_AWAITED, DAY_NONE,
            "The dispute was found justified on %s%s; the credit note has not come yet.",
            day_text(event->date).text, author);
        return TRUE;
    }
    g_autofree char *part =
        verdict.amount_minor < 0
            ? g_strdup("")
            : g_strdup_printf(", %s of it",
                              money_text(verdict.amount_minor, item_case->item->currency).text);
    Day answer = event->until > assignment->run_date ? event->until : DAY_NONE;
    g_autofree char *by =
        event->until == DAY_NONE
            ? g_strdup("")
            : g_strdup_printf(", answer due by %s", day_text(event->until).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_DISPUTE,
                answer == DAY_NONE ? DAY_NONE : assignment_next_date(assignment, answer),
                "In dispute since %s%s%s%s%s.", day_text(event->date).text, part, author, why,
                by);
    return TRUE;
}

static gboolean has_plan(const Assignment *assignment, const Account *account, Case *item_case)
{
    (void)account;
    const PromiseVerdict *plan = &item_case->plan;
    if (plan->state == PROMISE_UNKNOWN) {
        case_decide(item_case, DECISION_WAIT, PLAN_RULE_RECEIPTS_NOT_YET_KNOWN,
                    assignment->next_open_day,
                    "An instalment was due on %s, and the ledger knows receipts only up to %s.",
                    day_text(plan->end).text, day_text(assignment->as_of).text);
        return TRUE;
    }
    if (plan->state != PROMISE_RUNNING)
        return FALSE;
    g_autofree char *author = copy_author(plan->event);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PLAN, next_after(assignment, plan->end),
                "Payment plan of %s%s, its next instalment or end is on %s.",
                day_text(plan->event->date).text, author, day_text(plan->end).text);
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

static gboolean is_blocked(const Assignment *assignment, const Account *account,
                           Case *item_case)
{
    const Event *event = find_standing(account, item_case, EVENT_HOLD);
    if (event == NULL)
        return FALSE;
    Day end = find_hold_end(assignment, event);
    if (end != DAY_NONE && end < assignment->run_date)
        return FALSE;
    g_autofree char *author = copy_author(event), *why = copy_why(assignment, event);
    g_autofree char *until = end == DAY_NONE ? g_strdup("without an end")
                                             : g_strdup_printf("until %s", day_text(end).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_HOLD, next_after(assignment, end),
                "Held since %s %s%s%s.", day_text(event->date).text, until, author, why);
    return TRUE;
}

static gboolean is_promised(const Assignment *assignment, const Account *account,
                            Case *item_case)
{
    (void)account;
    const PromiseVerdict *promise = &item_case->promise;
    if (promise->state != PROMISE_RUNNING && promise->state != PROMISE_UNKNOWN)
        return FALSE;
    const Event *event = promise->event;
    if (promise->state == PROMISE_UNKNOWN) {
        case_decide(item_case, DECISION_WAIT, PLAN_RULE_RECEIPTS_NOT_YET_KNOWN,
                    assignment->next_open_day,
                    "Payment was promised for %s, and the ledger knows receipts only up to %s.",
                    day_text(event->until).text, day_text(assignment->as_of).text);
        return TRUE;
    }
    g_autofree char *author = copy_author(event);
    g_autofree char *amount =
        event->amount_minor < 0
            ? g_strdup("Payment")
            : g_strdup(money_text(event->amount_minor, item_case->item->currency).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PROMISE,
                next_after(assignment, promise->end), "%s was promised on %s for %s%s.", amount,
                day_text(event->date).text, day_text(event->until).text, author);
    return TRUE;
}

static gboolean is_confirmed(const Assignment *assignment, const Account *account,
                             Case *item_case)
{
    const Event *event = find_standing(account, item_case, EVENT_CONFIRMED);
    if (event == NULL || event->until == DAY_NONE || event->until < assignment->run_date)
        return FALSE;
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PAYMENT_CONFIRMED,
                next_after(assignment, event->until),
                "The customer confirmed on %s that it pays on %s.", day_text(event->date).text,
                day_text(event->until).text);
    return TRUE;
}

static gboolean do_we_collect(const Assignment *assignment, const Account *account,
                              Case *item_case)
{
    (void)assignment;
    const OpenItem *item = item_case->item;
    gboolean is_debit = text_equals(item->payment_method, "direct_debit");
    if (!is_debit && !text_equals(item->payment_method, "bill"))
        return FALSE;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RETURNED && event->invoice != NULL &&
            case_is_concerned(item_case, event))
            return FALSE;
    }
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_WE_COLLECT, DAY_NONE,
                "We collect it ourselves by %s, and it has not come back unpaid.",
                is_debit ? "direct debit" : "an accepted bill");
    return TRUE;
}

static gboolean is_probably_paid(const Assignment *assignment, const Account *account,
                                 Case *item_case)
{
    (void)assignment;
    (void)account;
    const OpenItem *receipt = item_case->probable_payment;
    if (receipt == NULL)
        return FALSE;
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PROBABLE_PAYMENT, DAY_NONE,
                "Receipt %s of %s is not allocated and is exactly this sum: allocate it first.",
                text_or_empty(receipt->invoice),
                money_text(-receipt->open_minor, receipt->currency).text);
    return TRUE;
}

static const struct {
    HoldCheck check;
    gboolean survives_amicable; /* still holds when the amicable phase is over */
    gboolean before_due;        /* holds items that are not overdue too */
} checks[] = {
    {is_legal, TRUE, TRUE},          {is_insolvent, TRUE, TRUE},
    {is_in_the_air, TRUE, TRUE},     {is_address_wrong, TRUE, TRUE},
    {is_disputed, TRUE, TRUE},       {has_plan, TRUE, TRUE},
    {is_blocked, FALSE, TRUE},       {is_promised, FALSE, FALSE},
    {is_confirmed, FALSE, FALSE},    {do_we_collect, TRUE, FALSE},
    {is_probably_paid, TRUE, FALSE},
};

gboolean hold_rule_apply(const Assignment *assignment, const Account *account, Case *item_case,
                         gboolean amicable_is_over)
{
    gboolean is_overdue = case_is_overdue(assignment, item_case);
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        if (amicable_is_over && !checks[i].survives_amicable)
            continue;
        if (!is_overdue && !checks[i].before_due)
            continue;
        if (checks[i].check(assignment, account, item_case))
            return TRUE;
    }
    return FALSE;
}

gboolean hold_rule_is_disputed(const Account *account, const Case *item_case)
{
    DisputeVerdict verdict = dispute_find(account, item_case);
    return verdict.state != DISPUTE_NONE;
}
