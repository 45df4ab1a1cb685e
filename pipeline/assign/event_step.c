#include "assign/event_step.h"

#include "assign/broken_plan.h"
#include "assign/returned_payment.h"
#include "assign/step_decision.h"
#include "assign/step_date.h"
#include "ground/text.h"

/* TRUE if the step is due for the event of that day and no reminder of the item has gone since it
 * was known, which is the step itself; *date is its day. */
static gboolean is_event_due(const Assignment *assignment, const Case *item_case,
                             const Step *step, Day event_day, Day known_from, Day *date)
{
    if (item_case->reached.newest_own >= known_from)
        return FALSE;
    StepBase base = {.due_date = item_case->item->due_date,
                     .event = event_day,
                     .dispatched = item_case->reached.dispatched,
                     .deadline = item_case->reached.deadline};
    *date = step_date_find(assignment->open_days, step, &base).date;
    return *date != DAY_NONE;
}

static void decide_event(const Assignment *assignment, const Account *account, Case *item_case,
                         const Step *step, Day date, PlanRule rule, const char *what)
{
    PlanRow *row = item_case->row;
    row->step = step;
    if (date > assignment->run_date) {
        item_case->place = PLACE_ALONG;
        case_decide(item_case, DECISION_WAIT, PLAN_RULE_STEP_NOT_DUE,
                    assignment_next_date(assignment, date), "%s, step \"%s\" is due on %s.",
                    what, text_or_empty(step->name), day_text(date).text);
        return;
    }
    item_case->place = PLACE_OWN;
    item_case->is_follow_up = TRUE;
    row->level = MAX(1, row->previous_level);
    item_case->next_after = step_next_after(assignment, account, item_case, step, row->level);
    case_decide(item_case, step->approval[0] != NULL ? DECISION_APPROVE : DECISION_SEND, rule,
                item_case->next_after, "%s, step \"%s\" is due; %s late, the level stays %d.",
                what, text_or_empty(step->name), days_text(row->days_late).text, row->level);
}

static char *describe_return(const ReturnedPayment *returned)
{
    if (returned->event != NULL)
        return g_strdup_printf("Its payment came back on %s", day_text(returned->day).text);
    return g_strdup_printf("It had left the ledger by %s and is open again",
                           day_text(returned->gone_on).text);
}

static gboolean apply_returned(const Assignment *assignment, const Account *account,
                               Case *item_case)
{
    ReturnedPayment returned = returned_payment_find(assignment, account, item_case);
    if (returned.day == DAY_NONE)
        return FALSE;
    Day date;
    g_autofree char *what = describe_return(&returned);
    const Step *step = scenario_find_event_step(account->scenario, WHEN_RETURNED);
    if (step != NULL) {
        if (!is_event_due(assignment, item_case, step, returned.day, returned.day, &date))
            return FALSE;
        decide_event(assignment, account, item_case, step, date, PLAN_RULE_PAYMENT_RETURNED,
                     what);
        return TRUE;
    }
    /* a debit or bill that came back simply becomes an invoice like the others */
    if (text_equals(item_case->item->payment_method, "direct_debit") ||
        text_equals(item_case->item->payment_method, "bill"))
        return FALSE;
    case_decide(item_case, DECISION_MANUAL, PLAN_RULE_PAYMENT_RETURNED, DAY_NONE,
                "%s, and the scenario has no step for that: decide, then record a release.",
                what);
    return TRUE;
}

/* Of several steps on broken_promise the one whose template is plan-broken is for plans alone. */
static const Step *find_broken_step(const Scenario *scenario, gboolean is_plan)
{
    const Step *general = NULL, *for_plans = NULL;
    for (guint i = 0; i < scenario->steps->len; i++) {
        const Step *step = scenario->steps->pdata[i];
        gboolean is_for_plans =
            step->template_name != NULL && g_str_has_prefix(step->template_name, "plan-broken");
        const Step **place = is_for_plans ? &for_plans : &general;
        if (step->when.set[WHEN_BROKEN_PROMISE] && *place == NULL)
            *place = step;
    }
    return is_plan && for_plans != NULL ? for_plans : general;
}

static gboolean apply_broken(const Assignment *assignment, const Account *account,
                             Case *item_case)
{
    gboolean is_plan = item_case->plan.state == PROMISE_BROKEN;
    const PromiseVerdict *broken = is_plan ? &item_case->plan : &item_case->promise;
    if (broken->state != PROMISE_BROKEN)
        return FALSE;
    const Step *step = find_broken_step(account->scenario, is_plan);
    Day date, day = broken->broken_on != DAY_NONE ? broken->broken_on : broken->end;
    if (step == NULL ||
        !is_event_due(assignment, item_case, step, day, broken_plan_known_from(broken), &date))
        return FALSE;
    g_autofree char *rest =
        broken->rest_minor > 0
            ? g_strdup_printf(" (%s did not come)",
                              money_text(broken->rest_minor, item_case->item->currency).text)
            : g_strdup("");
    g_autofree char *what =
        g_strdup_printf("The %s for %s was not kept%s", is_plan ? "instalment" : "promise",
                        day_text(broken->end).text, rest);
    decide_event(assignment, account, item_case, step, date,
                 is_plan ? PLAN_RULE_PLAN_BROKEN : PLAN_RULE_PROMISE_BROKEN, what);
    return TRUE;
}

/* The newest rejection of a dispute of the item, since when nothing was disputed; NULL: none. */
static const Event *find_rejection(const Account *account, const Case *item_case)
{
    const Event *rejected = NULL;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!case_is_concerned(item_case, event))
            continue;
        if (event->kind == EVENT_DISPUTE)
            rejected = NULL;
        else if (event->kind == EVENT_RESOLVE && text_equals(event->outcome, "rejected"))
            rejected = event;
    }
    return rejected;
}

/* The letter that answers a rejected dispute; the next level then waits for its deadline. */
static gboolean apply_rejected(const Assignment *assignment, const Account *account,
                               Case *item_case)
{
    const Step *step = scenario_find_event_step(account->scenario, WHEN_DISPUTE_REJECTED);
    const Event *rejected = step != NULL ? find_rejection(account, item_case) : NULL;
    Day date, deadline = item_case->reached.deadline;
    if (rejected == NULL)
        return FALSE;
    g_autofree char *what =
        g_strdup_printf("Its dispute was rejected on %s", day_text(rejected->date).text);
    if (is_event_due(assignment, item_case, step, rejected->date, rejected->date, &date)) {
        decide_event(assignment, account, item_case, step, date, PLAN_RULE_DISPUTE_REJECTED,
                     what);
        return TRUE;
    }
    if (item_case->reached.newest_own < rejected->date || deadline == DAY_NONE ||
        deadline < item_case->reached.newest_own || assignment_is_missed(assignment, deadline))
        return FALSE;
    const Step *next = ladder_find_next(account->scenario, item_case->reached.level);
    Day from = DAY_NONE;
    if (next != NULL) {
        StepBase base = step_base_of_case(assignment, account, item_case, next);
        from = step_date_find(assignment->open_days, next, &base).date;
    }
    item_case->row->step = next;
    item_case->place = PLACE_ALONG;
    case_decide(item_case, DECISION_WAIT, PLAN_RULE_DEADLINE_NOT_OVER,
                assignment_next_date(assignment, MAX(deadline + 1, from)),
                "%s; the deadline of %s that its answer printed is not over.", what,
                day_text(deadline).text);
    return TRUE;
}

gboolean event_step_apply(const Assignment *assignment, const Account *account, Case *item_case)
{
    return apply_returned(assignment, account, item_case) ||
           apply_broken(assignment, account, item_case) ||
           apply_rejected(assignment, account, item_case);
}
