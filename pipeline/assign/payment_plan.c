#include "assign/payment_plan.h"

#include "assign/agreement_limit.h"
#include "assign/event_amount.h"
#include "assign/hold_event.h"
#include "assign/promise_cover.h"
#include "assign/receipt_evidence.h"
#include "ground/text.h"

/* One plan while it is weighed. */
typedef struct {
    const Assignment *assignment;
    const Account *account;
    const Event *plan;
    const Event
        *terms; /* the plan that has the schedule and the amount: itself, or what it signs */
    const char *currency; /* of the items it is about */
    GPtrArray *schedule;  /* Event *: instalments by their days */
} Weighing;

static gint64 amount_of(const Weighing *weighing, const Event *event)
{
    return event_amount_in(weighing->assignment->input->settings, event, weighing->currency);
}

static gboolean is_of_plan(const Event *event, const Event *plan)
{
    return event->invoice == NULL || plan->invoice == NULL ||
           text_equals(event->invoice, plan->invoice);
}

static gboolean is_covered(const Weighing *weighing, const Case *item_case)
{
    const OpenItem *item = item_case->item;
    return case_is_claim(item_case) && case_is_concerned(item_case, weighing->plan) &&
           text_equals(item->currency, weighing->currency) &&
           (item->issue_date == DAY_NONE || item->issue_date <= weighing->terms->date);
}

static gint compare_until(gconstpointer a, gconstpointer b)
{
    return (*(const Event *const *)a)->until - (*(const Event *const *)b)->until;
}

/* Instalments announced with the plan or later. */
static void list_schedule(const Account *account, const Event *plan, GPtrArray *schedule)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_INSTALMENT && event->until != DAY_NONE &&
            event->date >= plan->date && is_of_plan(event, plan))
            g_ptr_array_add(schedule, (gpointer)event);
    }
    g_ptr_array_sort(schedule, compare_until);
}

/* What a plan without a schedule signs: the newest one before it about the same invoice. */
static const Event *find_signed(const Account *account, guint at)
{
    const Event *plan = account->events->pdata[at];
    for (guint i = at; i > 0; i--) {
        const Event *event = account->events->pdata[i - 1];
        if (event->kind == EVENT_PLAN && text_equals(event->invoice, plan->invoice))
            return event;
    }
    return plan;
}

static gint64 find_total(const Weighing *weighing)
{
    gint64 total = amount_of(weighing, weighing->terms);
    if (total > 0)
        return total;
    total = 0;
    for (guint i = 0; i < weighing->schedule->len; i++)
        total = amount_add(total, MAX(0, amount_of(weighing, weighing->schedule->pdata[i])));
    return total;
}

static gint64 find_received(const Weighing *weighing)
{
    ReceiptQuestion question = {weighing->currency, weighing->plan->invoice,
                                weighing->terms->date, weighing->assignment->run_date};
    gint64 open = 0;
    for (guint i = 0; i < weighing->account->n_cases; i++) {
        const PlanRow *row = weighing->account->cases[i].row;
        if (is_covered(weighing, &weighing->account->cases[i]))
            open = amount_add(open, row->net_minor + row->disputed_minor);
    }
    gint64 gone = amount_add(find_total(weighing), -open);
    return MAX(gone, receipt_evidence_sum(weighing->assignment, weighing->account, &question));
}

static PromiseState find_state(const Weighing *weighing, Day end)
{
    if (weighing->assignment->run_date <= end)
        return PROMISE_RUNNING;
    return assignment_is_missed(weighing->assignment, end) ? PROMISE_BROKEN : PROMISE_UNKNOWN;
}

/* The state of the first instalment that is not paid; none: the plan has done its work. */
static PromiseVerdict weigh_schedule(const Weighing *weighing)
{
    PromiseVerdict verdict = {.event = weighing->plan, .rest_minor = -1};
    gint64 received = find_received(weighing), wanted = 0;
    for (guint i = 0; i < weighing->schedule->len; i++) {
        const Event *instalment = weighing->schedule->pdata[i];
        wanted = amount_add(wanted, MAX(1, amount_of(weighing, instalment)));
        gboolean is_broken = text_equals(instalment->outcome, "broken");
        if (received >= wanted && !is_broken)
            continue;
        verdict.end = instalment->until;
        verdict.rest_minor = MAX(0, wanted - received);
        if (is_broken && instalment->date <= instalment->until)
            verdict.broken_on = instalment->date;
        verdict.state = is_broken ? PROMISE_BROKEN : find_state(weighing, instalment->until);
        return verdict;
    }
    return verdict;
}

/* One end for all of it. */
static PromiseVerdict weigh_plain(const Weighing *weighing)
{
    PromiseVerdict verdict = {
        .event = weighing->plan, .rest_minor = -1, .end = weighing->plan->until};
    gint64 total = amount_of(weighing, weighing->plan);
    verdict.state = find_state(weighing, verdict.end);
    if (total < 0 || verdict.state == PROMISE_RUNNING)
        return verdict;
    verdict.rest_minor = total - find_received(weighing);
    if (verdict.rest_minor <= 0)
        verdict.state = PROMISE_NONE;
    return verdict;
}

static PromiseVerdict weigh_proposed(const Weighing *weighing)
{
    PromiseVerdict verdict = {.event = weighing->plan, .rest_minor = -1};
    verdict.end = weighing->plan->date + PLAN_PROPOSED_DAYS;
    verdict.state =
        weighing->assignment->run_date <= verdict.end ? PROMISE_RUNNING : PROMISE_NONE;
    return verdict;
}

static PromiseVerdict weigh_plan(const Weighing *weighing)
{
    const Event *plan = weighing->plan;
    if (text_equals(plan->outcome, "proposed"))
        return weigh_proposed(weighing);
    if (text_equals(plan->outcome, "broken"))
        return (PromiseVerdict){PROMISE_BROKEN, plan, plan->date, plan->date, -1};
    if (weighing->schedule->len > 0)
        return weigh_schedule(weighing);
    return plan->until != DAY_NONE ? weigh_plain(weighing) : weigh_proposed(weighing);
}

static gboolean is_released(const Account *account, guint at)
{
    const Event *plan = account->events->pdata[at];
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_RELEASE && !hold_event_is_status(event) &&
            is_of_plan(event, plan))
            return TRUE;
    }
    return FALSE;
}

/* The day to which the plan reaches; DAY_NONE: it has no end. */
static Day find_last_day(const Weighing *weighing)
{
    guint n = weighing->schedule->len;
    return n > 0 ? ((const Event *)weighing->schedule->pdata[n - 1])->until
                 : weighing->plan->until;
}

/* Beyond the policy it holds like a plan that is only proposed, until an approver records it. */
static void take_verdict(const Weighing *weighing, Case *item_case,
                         const PromiseVerdict *verdict)
{
    const Assignment *assignment = weighing->assignment;
    Day policy = agreement_find_policy_end(assignment, weighing->account, item_case);
    item_case->plan = *verdict;
    if (policy == DAY_NONE || find_last_day(weighing) <= policy ||
        verdict->state == PROMISE_NONE ||
        agreement_is_approved(assignment->input->settings, weighing->plan))
        return;
    item_case->unapproved = weighing->plan;
    if (verdict->state == PROMISE_RUNNING)
        item_case->plan = weigh_proposed(weighing);
}

static void weigh(const Assignment *assignment, Account *account, guint at)
{
    const Event *plan = account->events->pdata[at];
    g_autoptr(GPtrArray) schedule = g_ptr_array_new();
    Weighing weighing = {assignment, account, plan, plan, NULL, schedule};
    PromiseVerdict verdict = {.rest_minor = -1};
    weighing.currency = promise_find_currency(account, plan);
    if (weighing.currency == NULL)
        return;
    list_schedule(account, plan, schedule);
    if (schedule->len == 0 && text_equals(plan->outcome, "signed")) {
        weighing.terms = find_signed(account, at);
        list_schedule(account, weighing.terms, schedule);
    }
    if (!is_released(account, at))
        verdict = weigh_plan(&weighing);
    for (guint i = 0; i < account->n_cases; i++)
        if (is_covered(&weighing, &account->cases[i]))
            take_verdict(&weighing, &account->cases[i], &verdict);
}

void payment_plans_weigh(const Assignment *assignment, Account *account)
{
    for (guint i = 0; i < account->events->len; i++)
        if (((const Event *)account->events->pdata[i])->kind == EVENT_PLAN)
            weigh(assignment, account, i);
}
