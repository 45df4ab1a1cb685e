#include "assign/event_step.h"

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

static gboolean apply_broken(const Assignment *assignment, const Account *account,
                             Case *item_case)
{
    const PromiseVerdict *broken = item_case->promise.state == PROMISE_BROKEN
                                       ? &item_case->promise
                                   : item_case->plan.state == PROMISE_BROKEN ? &item_case->plan
                                                                             : NULL;
    const Step *step = scenario_find_event_step(account->scenario, WHEN_BROKEN_PROMISE);
    if (broken == NULL || step == NULL)
        return FALSE;
    gboolean is_early = broken->broken_on != DAY_NONE;
    Day date, day = is_early ? broken->broken_on : broken->end;
    if (!is_event_due(assignment, item_case, step, day, is_early ? day : day + 1, &date))
        return FALSE;
    gboolean is_plan = broken == &item_case->plan;
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

gboolean event_step_apply(const Assignment *assignment, const Account *account, Case *item_case)
{
    return apply_returned(assignment, account, item_case) ||
           apply_broken(assignment, account, item_case);
}

/*
 * The notice before the due date that is due now and has not
 * gone; *next: the next one to come.
 */
static const Step *find_preventive(const Assignment *assignment, const Account *account,
                                   const Case *item_case, Day *next)
{
    const Step *due = NULL;
    Day due_since = DAY_NONE;
    *next = DAY_NONE;
    for (guint i = 0; i < account->scenario->steps->len; i++) {
        const Step *step = account->scenario->steps->pdata[i];
        if (step->kind != STEP_PREVENTIVE || !step->when.set[WHEN_DUE])
            continue;
        StepBase base = {.due_date = item_case->item->due_date};
        Day date = step_date_find(assignment->open_days, step, &base).date;
        if (date > assignment->run_date) {
            *next = *next == DAY_NONE ? date : MIN(*next, date);
        } else if (date >= due_since) {
            due = step;
            due_since = date;
        }
    }
    return due != NULL && item_case->reached.newest_preventive < due_since ? due : NULL;
}

static Day find_first_step(const Assignment *assignment, const Account *account,
                           const Case *item_case)
{
    const Step *first = ladder_find_next(account->scenario, 0);
    if (first == NULL)
        return DAY_NONE;
    StepBase base = step_base_of_case(assignment, account, item_case, first);
    return step_date_find(assignment->open_days, first, &base).date;
}

void event_step_before_due(const Assignment *assignment, const Account *account,
                           Case *item_case)
{
    Day next, due = item_case->item->due_date;
    const Step *step = find_preventive(assignment, account, item_case, &next);
    gboolean was_reminded = account->last_reminder == assignment->run_date;
    Day first = find_first_step(assignment, account, item_case);
    if (next == DAY_NONE || (first != DAY_NONE && first < next))
        next = first;
    if (next != DAY_NONE)
        next = assignment_next_date(assignment, next);
    item_case->row->step = ladder_find_next(account->scenario, 0);
    if (step != NULL && was_reminded)
        next = assignment->next_open_day; /* today's reminder lists it already */
    if (step == NULL || was_reminded) {
        case_decide(item_case, DECISION_NONE, PLAN_RULE_NOT_DUE, next,
                    "Due on %s, not overdue.", day_text(due).text);
        return;
    }
    item_case->place = PLACE_OWN;
    item_case->row->step = step;
    item_case->next_after = next;
    case_decide(item_case, DECISION_SEND, PLAN_RULE_BEFORE_DUE, next,
                "Step \"%s\" goes before the due date of %s, in %s.", text_or_empty(step->name),
                day_text(due).text, days_text(due - assignment->run_date).text);
}

const Step *event_step_find_statement(const Assignment *assignment, const Account *account,
                                      const Case *item_case)
{
    const Step *step = scenario_find_event_step(account->scenario, WHEN_DAY_OF_MONTH);
    if (step == NULL || account->last_reminder == assignment->run_date)
        return NULL;
    StepBase base = {.due_date = item_case->item->due_date,
                     .statement_month = assignment->run_date};
    Day date = step_date_find(assignment->open_days, step, &base).date;
    return date != DAY_NONE && date <= assignment->run_date &&
                   item_case->reached.newest_statement < date
               ? step
               : NULL;
}
