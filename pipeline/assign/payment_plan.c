#include "assign/payment_plan.h"

#include "assign/receipt_evidence.h"
#include "ground/text.h"

static gboolean is_of_plan(const Event *event, const Event *plan)
{
    return event->invoice == NULL || plan->invoice == NULL ||
           text_equals(event->invoice, plan->invoice);
}

static gboolean is_covered(const Case *item_case, const Event *plan)
{
    return case_is_claim(item_case) && case_is_concerned(item_case, plan) &&
           (item_case->item->issue_date == DAY_NONE ||
            item_case->item->issue_date <= plan->date);
}

static gint compare_until(gconstpointer a, gconstpointer b)
{
    return (*(const Event *const *)a)->until - (*(const Event *const *)b)->until;
}

/* The plan's schedule by date: instalments announced with it or later, up to a newer plan. */
static GPtrArray *list_schedule(const Account *account, const Event *plan)
{
    GPtrArray *schedule = g_ptr_array_new();
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_INSTALMENT && event->until != DAY_NONE &&
            event->date >= plan->date && is_of_plan(event, plan))
            g_ptr_array_add(schedule, (gpointer)event);
    }
    g_ptr_array_sort(schedule, compare_until);
    return schedule;
}

static gint64 find_total(const Event *plan, const GPtrArray *schedule)
{
    if (plan->amount_minor > 0)
        return plan->amount_minor;
    gint64 total = 0;
    for (guint i = 0; i < schedule->len; i++)
        total += MAX(0, ((const Event *)schedule->pdata[i])->amount_minor);
    return total;
}

static gint64 find_received(const Assignment *assignment, const Account *account,
                            const Event *plan, const GPtrArray *schedule)
{
    gint64 open = 0;
    for (guint i = 0; i < account->n_cases; i++)
        if (is_covered(&account->cases[i], plan))
            open += account->cases[i].row->net_minor + account->cases[i].row->disputed_minor;
    gint64 gone = find_total(plan, schedule) - open;
    gint64 came =
        receipt_evidence_sum(account, plan->invoice, plan->date, assignment->run_date);
    return MAX(gone, came);
}

/* The state of the first instalment that is not paid; none: the plan has done its work. */
static PromiseVerdict weigh_schedule(const Assignment *assignment, const Account *account,
                                     const Event *plan, const GPtrArray *schedule)
{
    PromiseVerdict verdict = {.event = plan, .rest_minor = -1};
    gint64 received = find_received(assignment, account, plan, schedule), wanted = 0;
    for (guint i = 0; i < schedule->len; i++) {
        const Event *instalment = schedule->pdata[i];
        wanted += MAX(1, instalment->amount_minor);
        gboolean is_broken = text_equals(instalment->outcome, "broken");
        if (received >= wanted && !is_broken)
            continue;
        verdict.end = instalment->until;
        verdict.rest_minor = wanted - received;
        if (is_broken && instalment->date <= instalment->until)
            verdict.broken_on = instalment->date;
        if (is_broken || assignment_is_missed(assignment, instalment->until))
            verdict.state = PROMISE_BROKEN;
        else
            verdict.state =
                assignment->run_date > instalment->until ? PROMISE_UNKNOWN : PROMISE_RUNNING;
        return verdict;
    }
    return verdict;
}

static PromiseVerdict weigh_plain(const Assignment *assignment, const Event *plan)
{
    PromiseVerdict verdict = {.event = plan, .rest_minor = -1, .end = plan->until};
    if (plan->until == DAY_NONE) {
        verdict.end = plan->date + PLAN_PROPOSED_DAYS;
        verdict.state = assignment->run_date <= verdict.end ? PROMISE_RUNNING : PROMISE_NONE;
    } else if (assignment->run_date <= plan->until) {
        verdict.state = PROMISE_RUNNING;
    } else {
        verdict.state =
            assignment_is_missed(assignment, plan->until) ? PROMISE_BROKEN : PROMISE_UNKNOWN;
    }
    return verdict;
}

static gboolean is_released(const Account *account, guint at)
{
    const Event *plan = account->events->pdata[at];
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RELEASE && is_of_plan(event, plan))
            return TRUE;
    }
    return FALSE;
}

static void weigh(const Assignment *assignment, Account *account, guint at)
{
    const Event *plan = account->events->pdata[at];
    g_autoptr(GPtrArray) schedule = list_schedule(account, plan);
    PromiseVerdict verdict = {.rest_minor = -1};
    if (!is_released(account, at))
        verdict = schedule->len > 0 ? weigh_schedule(assignment, account, plan, schedule)
                                    : weigh_plain(assignment, plan);
    for (guint i = 0; i < account->n_cases; i++)
        if (is_covered(&account->cases[i], plan))
            account->cases[i].plan = verdict;
}

void payment_plans_weigh(const Assignment *assignment, Account *account)
{
    for (guint i = 0; i < account->events->len; i++)
        if (((const Event *)account->events->pdata[i])->kind == EVENT_PLAN)
            weigh(assignment, account, i);
}
