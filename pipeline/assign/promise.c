#include "assign/promise.h"

#include "assign/agreement_limit.h"
#include "assign/event_amount.h"
#include "assign/hold_event.h"
#include "assign/promise_cover.h"
#include "assign/receipt_evidence.h"
#include "ground/text.h"

static gboolean is_said(const Event *event, const char *outcome)
{
    return event != NULL && text_equals(event->outcome, outcome);
}

/* What ends a promise: a release, or somebody who says if it was kept. */
static gboolean is_word(const Event *event)
{
    return (event->kind == EVENT_RELEASE && !hold_event_is_status(event)) ||
           (event->kind == EVENT_RESOLVE &&
            (is_said(event, "kept") || is_said(event, "broken")));
}

/* The word of a person that ends the promise: kept or broken, or a release; NULL: none. */
static const Event *find_word_given(const Account *account, guint at)
{
    const Event *promise = account->events->pdata[at];
    if (is_said(promise, "kept") || is_said(promise, "broken"))
        return promise;
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        gboolean same =
            event->invoice == NULL ||
            (promise->invoice != NULL && text_equals(event->invoice, promise->invoice));
        if (same && is_word(event))
            return event;
    }
    return NULL;
}

/* A later word about this one item of a promise for several; NULL: none. */
static const Event *find_word_for(const Account *account, guint at, const Case *item_case)
{
    const Event *promise = account->events->pdata[at];
    for (guint i = at + 1; promise->invoice == NULL && i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (is_word(event) && event->invoice != NULL && case_is_concerned(item_case, event))
            return event;
    }
    return NULL;
}

/* The last day on which the promise can be kept: its own and the grace after it. */
static Day find_end(const Assignment *assignment, const Event *promise)
{
    int grace = assignment->input->settings->promise_grace_days;
    return grace > 0 ? open_days_add(assignment->open_days, promise->until, grace)
                     : promise->until;
}

/* A person says so, on its last day or before. */
static void call_broken(PromiseVerdict *verdict, const Event *word)
{
    verdict->state = PROMISE_BROKEN;
    verdict->broken_on = word->date <= verdict->end ? word->date : DAY_NONE;
}

static PromiseState find_state(const Assignment *assignment, Day end)
{
    if (assignment->run_date <= end)
        return PROMISE_RUNNING;
    return assignment_is_missed(assignment, end) ? PROMISE_BROKEN : PROMISE_UNKNOWN;
}

static void forget_covered(Account *account, const Event *promise)
{
    for (guint i = 0; i < account->n_cases; i++)
        if (case_is_concerned(&account->cases[i], promise)) {
            account->cases[i].promise = (PromiseVerdict){.rest_minor = -1};
            account->cases[i].unapproved = NULL;
        }
}

static gboolean is_one_too_many(const Assignment *assignment, const Account *account, guint at)
{
    int most = assignment->input->settings->promises_max, before = 0;
    const Event *promise = account->events->pdata[at];
    for (guint i = 0; i < at && most >= 0; i++) {
        const Event *event = account->events->pdata[i];
        before += event->kind == EVENT_PROMISE &&
                  (event->invoice == NULL || promise->invoice == NULL ||
                   text_equals(event->invoice, promise->invoice));
    }
    return most >= 0 && before >= most;
}

/* One promise while it is weighed. */
typedef struct {
    const Assignment *assignment;
    const Account *account;
    PromiseVerdict verdict;
    gboolean is_approved, is_one_too_many;
} Weighing;

/* The last day to which the promise may hold this item without an approver; its end if it may. */
static Day find_limit(const Weighing *weighing, const Case *item_case)
{
    const Settings *settings = weighing->assignment->input->settings;
    const Event *promise = weighing->verdict.event;
    Day limit = weighing->verdict.end;
    Day policy = agreement_find_policy_end(weighing->assignment, weighing->account, item_case);
    if (weighing->is_approved)
        return limit;
    if (agreement_limits_act(weighing->account, item_case)) {
        if (weighing->is_one_too_many)
            return promise->date - 1;
        if (settings->promise_max_days >= 0 &&
            promise->until > promise->date + settings->promise_max_days)
            limit = promise->date + settings->promise_max_days;
    }
    return policy != DAY_NONE && promise->until > policy ? MIN(limit, policy) : limit;
}

static void take_verdict(const Weighing *weighing, Case *item_case)
{
    Day limit = find_limit(weighing, item_case);
    gboolean is_beyond = limit < weighing->verdict.end;
    item_case->promise = weighing->verdict;
    if (is_beyond)
        item_case->unapproved = weighing->verdict.event;
    if (!is_beyond || weighing->verdict.state != PROMISE_RUNNING)
        return;
    item_case->promise.end = limit;
    if (weighing->assignment->run_date > limit)
        item_case->promise.state = PROMISE_NONE;
}

/* What the promise amounts to, and what did not come of it; FALSE: it was kept. */
static gboolean weigh_amount(const Assignment *assignment, const Account *account,
                             const char *currency, gint64 amount, PromiseVerdict *verdict)
{
    const Event *promise = verdict->event;
    ReceiptQuestion question = {currency, promise->invoice, promise->date, verdict->end};
    if (amount < 0)
        return TRUE;
    gint64 came = receipt_evidence_sum(assignment, account, &question);
    if (came < amount) {
        verdict->rest_minor = amount - came;
        return TRUE;
    }
    /* it holds to its day, even if the money came early */
    return verdict->state == PROMISE_RUNNING;
}

static void weigh(const Assignment *assignment, Account *account, guint at)
{
    const Event *promise = account->events->pdata[at];
    const Event *word = find_word_given(account, at);
    const char *currency = promise_find_currency(account, promise);
    gboolean is_said_broken = is_said(word, "broken");
    forget_covered(account, promise);
    if (currency == NULL || (word != NULL && !is_said_broken))
        return;
    Weighing weighing = {
        assignment, account, {.event = promise, .rest_minor = -1}, FALSE, FALSE};
    PromiseVerdict *verdict = &weighing.verdict;
    verdict->end = find_end(assignment, promise);
    verdict->state = find_state(assignment, verdict->end);
    if (is_said_broken)
        call_broken(verdict, word);
    gint64 amount = event_amount_in(assignment->input->settings, promise, currency);
    if (!weigh_amount(assignment, account, currency, amount, verdict))
        return;
    weighing.is_approved = agreement_is_approved(assignment->input->settings, promise);
    weighing.is_one_too_many = is_one_too_many(assignment, account, at);
    g_autoptr(GPtrArray) covered =
        promise_list_covered(assignment, account, promise, currency, amount);
    for (guint i = 0; i < covered->len; i++) {
        const Event *own_word = find_word_for(account, at, covered->pdata[i]);
        Weighing own = weighing;
        if (is_said(own_word, "broken"))
            call_broken(&own.verdict, own_word);
        if (own_word == NULL || own.verdict.state == PROMISE_BROKEN)
            take_verdict(&own, covered->pdata[i]);
    }
}

void promises_weigh(const Assignment *assignment, Account *account)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_PROMISE && event->until != DAY_NONE)
            weigh(assignment, account, i);
    }
}
