#include "assign/promise.h"

#include "assign/receipt_evidence.h"
#include "assign/step_date.h"
#include "ground/text.h"

static gboolean is_said(const Event *event, const char *outcome)
{
    return event != NULL && text_equals(event->outcome, outcome);
}

/* The word of a person that ends the promise: kept or broken, or a release; NULL: none. */
static const Event *find_word_given(const Account *account, guint at)
{
    const Event *promise = account->events->pdata[at];
    if (is_said(promise, "kept") || is_said(promise, "broken"))
        return promise;
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        gboolean same = event->invoice == NULL || promise->invoice == NULL ||
                        text_equals(event->invoice, promise->invoice);
        if (same && (event->kind == EVENT_RELEASE ||
                     (event->kind == EVENT_RESOLVE &&
                      (is_said(event, "kept") || is_said(event, "broken")))))
            return event;
    }
    return NULL;
}

static Day find_end(const Assignment *assignment, const Event *promise)
{
    const Settings *settings = assignment->input->settings;
    int grace = settings->promise_grace_days;
    Day end = grace > 0 ? open_days_add(assignment->open_days, promise->until, grace)
                        : promise->until;
    if (settings->promise_max_days >= 0)
        end = MIN(end, promise->date + settings->promise_max_days);
    return end;
}

static PromiseState find_state(const Assignment *assignment, Day end, gboolean is_said_broken)
{
    if (is_said_broken)
        return PROMISE_BROKEN;
    if (assignment->run_date <= end)
        return PROMISE_RUNNING;
    return assignment_is_missed(assignment, end) ? PROMISE_BROKEN : PROMISE_UNKNOWN;
}

static gboolean is_coverable(const Case *item_case, const Event *promise)
{
    return case_is_claim(item_case) && case_is_concerned(item_case, promise) &&
           (item_case->item->issue_date == DAY_NONE ||
            item_case->item->issue_date <= promise->date) &&
           (promise->currency[0] == '\0' ||
            text_equals(item_case->item->currency, promise->currency));
}

/* Without an amount: the invoice, or all that falls due by the day promised. */
static gboolean is_covered_wholly(const Case *item_case, const Event *promise)
{
    return promise->invoice != NULL || item_case->item->due_date <= promise->until;
}

static void cover(Account *account, const PromiseVerdict *verdict)
{
    const Event *promise = verdict->event;
    gint64 rest = verdict->rest_minor;
    gboolean is_first = TRUE;
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        if (!is_coverable(item_case, promise))
            continue;
        if (verdict->rest_minor < 0) {
            if (is_covered_wholly(item_case, promise))
                item_case->promise = *verdict;
            continue;
        }
        if (!is_first && item_case->row->net_minor > rest)
            break;
        item_case->promise = *verdict;
        rest -= item_case->row->net_minor;
        is_first = FALSE;
        if (rest <= 0)
            break;
    }
}

static void forget_covered(Account *account, const Event *promise)
{
    for (guint i = 0; i < account->n_cases; i++)
        if (case_is_concerned(&account->cases[i], promise))
            account->cases[i].promise = (PromiseVerdict){.rest_minor = -1};
}

/* More promises than the settings allow hold nothing, where a formal step is still to come. */
static gboolean is_one_too_many(const Assignment *assignment, const Account *account, guint at)
{
    int most = assignment->input->settings->promises_max;
    const Event *promise = account->events->pdata[at];
    if (most < 0 || account->scenario == NULL ||
        ladder_find_formal(account->scenario, 0) == NULL)
        return FALSE;
    int before = 0;
    for (guint i = 0; i < at; i++) {
        const Event *event = account->events->pdata[i];
        before += event->kind == EVENT_PROMISE &&
                  (event->invoice == NULL || promise->invoice == NULL ||
                   text_equals(event->invoice, promise->invoice));
    }
    return before >= most;
}

static void weigh(const Assignment *assignment, Account *account, guint at)
{
    const Event *promise = account->events->pdata[at];
    const Event *word = find_word_given(account, at);
    gboolean is_said_broken = is_said(word, "broken");
    forget_covered(account, promise);
    if (word != NULL && !is_said_broken)
        return;
    PromiseVerdict verdict = {.event = promise, .rest_minor = -1};
    verdict.end = find_end(assignment, promise);
    verdict.state = find_state(assignment, verdict.end, is_said_broken);
    verdict.broken_on = is_said_broken && word->date <= verdict.end ? word->date : DAY_NONE;
    if (promise->amount_minor >= 0) {
        gint64 came =
            receipt_evidence_sum(account, promise->invoice, promise->date, verdict.end);
        verdict.rest_minor = promise->amount_minor - came;
        gboolean is_kept = verdict.rest_minor <= 0;
        /* a promise for one invoice holds it to the end, even if its money came early */
        if (is_kept && (verdict.state != PROMISE_RUNNING || promise->invoice == NULL))
            return;
        if (is_kept)
            verdict.rest_minor = -1;
    }
    cover(account, &verdict);
}

void promises_weigh(const Assignment *assignment, Account *account)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind == EVENT_PROMISE && event->until != DAY_NONE &&
            !is_one_too_many(assignment, account, i))
            weigh(assignment, account, i);
    }
}
