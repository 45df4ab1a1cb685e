#include "assign/hold_rule.h"

#include "assign/dispute.h"
#include "assign/hold_event.h"
#include "ground/text.h"

/* Decides the row and returns TRUE if its reason to hold is there. */
typedef gboolean (*HoldCheck)(const Assignment *assignment, const Account *account,
                              Case *item_case);

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
        "Registered letter %s of %s came back and was not served: find the right address and "
        "record a release.",
        text_or_empty(bounced->document), day_text(bounced->run_date).text);
    return TRUE;
}

static gboolean is_disputed(const Assignment *assignment, const Account *account,
                            Case *item_case)
{
    (void)account;
    if (!dispute_is_whole(item_case))
        return FALSE;
    const DisputeVerdict *verdict = &item_case->dispute;
    const Event *event = verdict->event;
    if (event == NULL) {
        case_decide(item_case, DECISION_HOLD, PLAN_RULE_DISPUTE, DAY_NONE,
                    "The extract says it is in dispute: %s.", item_case->item->dispute);
        return TRUE;
    }
    g_autofree char *author = hold_event_copy_author(event),
                    *why = hold_event_copy_why(assignment, event);
    if (verdict->state == DISPUTE_JUSTIFIED) {
        case_decide(
            item_case, DECISION_HOLD, PLAN_RULE_CREDIT_NOTE_AWAITED, DAY_NONE,
            "The dispute was found justified on %s%s; the credit note has not come yet.",
            day_text(event->date).text, author);
        return TRUE;
    }
    Day answer = event->until > assignment->run_date ? event->until : DAY_NONE;
    g_autofree char *by =
        event->until == DAY_NONE
            ? g_strdup("")
            : g_strdup_printf(", answer due by %s", day_text(event->until).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_DISPUTE,
                answer == DAY_NONE ? DAY_NONE : assignment_next_date(assignment, answer),
                "In dispute since %s%s%s%s.", day_text(event->date).text, author, why, by);
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
    g_autofree char *author = hold_event_copy_author(plan->event);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PLAN,
                hold_event_next(assignment, plan->end),
                "Payment plan of %s%s, its next instalment or end is on %s.",
                day_text(plan->event->date).text, author, day_text(plan->end).text);
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
    g_autofree char *author = hold_event_copy_author(event);
    g_autofree char *amount =
        event->amount_minor < 0
            ? g_strdup("Payment")
            : g_strdup(money_text(event->amount_minor, item_case->item->currency).text);
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_PROMISE,
                hold_event_next(assignment, promise->end), "%s was promised on %s for %s%s.",
                amount, day_text(event->date).text, day_text(event->until).text, author);
    return TRUE;
}

/* Once returned it is the debtor's to pay, also when a release has settled what to do then. */
static gboolean has_come_back(const Assignment *assignment, const Account *account,
                              const Case *item_case)
{
    const OpenItem *item = item_case->item;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RETURNED && event->invoice != NULL &&
            case_is_concerned(item_case, event))
            return TRUE;
    }
    return past_find_absence(assignment->input->past, item->customer, item->invoice) != NULL;
}

static gboolean do_we_collect(const Assignment *assignment, const Account *account,
                              Case *item_case)
{
    const OpenItem *item = item_case->item;
    gboolean is_debit = text_equals(item->payment_method, "direct_debit");
    if (!is_debit && !text_equals(item->payment_method, "bill"))
        return FALSE;
    if (has_come_back(assignment, account, item_case))
        return FALSE;
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

/* What is open of it is not known: no letter should say so much. */
static gboolean has_unread_receipt(const Assignment *assignment, const Account *account,
                                   Case *item_case)
{
    (void)account;
    const char *place =
        g_hash_table_lookup(assignment->input->ledger->unread_receipts, item_case->item);
    if (place == NULL)
        return FALSE;
    case_decide(item_case, DECISION_HOLD, PLAN_RULE_RECEIPT_UNREADABLE, DAY_NONE,
                "A payment or credit that names it, %s, could not be used: what is open is not "
                "known.",
                place);
    return TRUE;
}

static const struct {
    HoldCheck check;
    gboolean survives_amicable; /* still holds when the amicable phase is over */
    gboolean before_due;        /* holds items that are not overdue too */
} checks[] = {
    {hold_event_is_legal, TRUE, TRUE},
    {hold_event_is_insolvent, TRUE, TRUE},
    {hold_event_is_not_received, TRUE, TRUE},
    {is_in_the_air, TRUE, TRUE},
    {is_address_wrong, TRUE, TRUE},
    {is_disputed, TRUE, TRUE},
    {has_plan, TRUE, TRUE},
    {hold_event_is_blocked, FALSE, TRUE},
    {is_promised, FALSE, FALSE},
    {hold_event_is_confirmed, FALSE, FALSE},
    {do_we_collect, TRUE, FALSE},
    {is_probably_paid, TRUE, FALSE},
    {has_unread_receipt, TRUE, TRUE},
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

gboolean hold_rule_is_disputed(const Case *item_case)
{
    const char *rule = item_case->row->rule;
    return text_equals(rule, plan_rule_name(PLAN_RULE_DISPUTE)) ||
           text_equals(rule, plan_rule_name(PLAN_RULE_CREDIT_NOTE_AWAITED));
}
