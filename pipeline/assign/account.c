#include "assign/account.h"

#include "ground/text.h"

#include <string.h>

static void open_case(const Assignment *assignment, Account *account, Case *item_case,
                      PlanRow *row)
{
    const OpenItem *item = row->item;
    item_case->account = account;
    item_case->row = row;
    item_case->item = item;
    item_case->promise.rest_minor = item_case->plan.rest_minor = -1;
    item_case->dispute.amount_minor = -1;
    if (item->open_minor < 0) {
        item_case->free_minor = -item->open_minor;
        return;
    }
    row->days_late = MAX(0, assignment->run_date - item->due_date);
    level_reached_find(assignment, item, account->events, &item_case->reached);
    row->previous_level = row->level = item_case->reached.level;
}

/* The newest reminder that reached the customer, by the history or by the extract's own
 * columns. */
static Day find_last_reminder(const Assignment *assignment, const Account *account)
{
    Day newest = level_reached_newest(assignment, account->id);
    for (guint i = 0; i < account->n_cases; i++)
        if (account->cases[i].reached.is_migrated && /* one in the future is a mistake */
            account->cases[i].reached.dispatched <= assignment->run_date)
            newest = MAX(newest, account->cases[i].reached.dispatched);
    return newest;
}

Account *account_new(const Assignment *assignment, const ReminderPlan *plan, guint first,
                     guint n)
{
    Account *account = g_new0(Account, 1);
    const PlanRow *any = plan->rows->pdata[first];
    account->id = any->item->customer;
    account->customer = any->item->owner;
    account->events = assignment_find_events(assignment, account->id);
    account->cases = g_new0(Case, n);
    account->n_cases = n;
    for (guint i = 0; i < n; i++)
        open_case(assignment, account, &account->cases[i], plan->rows->pdata[first + i]);
    account->last_reminder = find_last_reminder(assignment, account);
    return account;
}

void account_free(Account *account)
{
    if (account == NULL)
        return;
    g_free(account->cases);
    g_free(account);
}

gboolean case_is_claim(const Case *item_case)
{
    return item_case->item->open_minor > 0;
}

gboolean case_is_overdue(const Assignment *assignment, const Case *item_case)
{
    return item_case->item->due_date < assignment->run_date;
}

gboolean case_is_concerned(const Case *item_case, const Event *event)
{
    return event->invoice == NULL || text_equals(event->invoice, item_case->item->invoice);
}

/* "...; 40.00 EUR of it are in dispute since 2026-03-01 and not claimed" */
static void append_dispute(GString *reason, const Case *item_case)
{
    const DisputeVerdict *dispute = &item_case->dispute;
    if (dispute->amount_minor < 0 || dispute->event == NULL)
        return;
    g_string_append_printf(
        reason, "; %s of it %s %s and not claimed",
        money_text(item_case->row->disputed_minor, item_case->item->currency).text,
        dispute->state == DISPUTE_JUSTIFIED ? "waiting for a credit note since"
                                            : "in dispute since",
        day_text(dispute->event->date).text);
}

/* "...; the promise of 2026-02-20 is beyond the limits and wants an approver" */
static void append_unapproved(GString *reason, const Case *item_case)
{
    const Event *event = item_case->unapproved;
    if (event == NULL)
        return;
    g_string_append_printf(reason, "; the %s of %s", event_kind_name(event->kind),
                           day_text(event->date).text);
    if (item_case->unapproved_end != DAY_NONE)
        g_string_append_printf(reason, ", recorded %s%s, holds to %s by hold_max_days: it",
                               event->until != DAY_NONE ? "until " : "without an end",
                               day_text(event->until).text,
                               day_text(item_case->unapproved_end).text);
    g_string_append(reason, " is beyond the limits and wants an approver");
}

/* "...; the promise of 2026-02-20 over 100.00 EUR for 2026-03-02 was broken" */
static void append_broken(GString *reason, const Case *item_case, const PromiseVerdict *verdict,
                          const char *what)
{
    const Event *event = verdict->event;
    const char *currency = item_case->item->currency;
    g_string_append_printf(reason, "; the %s of %s", what, day_text(event->date).text);
    if (event->amount_minor >= 0)
        g_string_append_printf(reason, " over %s",
                               money_text(event->amount_minor, currency).text);
    g_string_append_printf(reason, " for %s was ", day_text(verdict->end).text);
    if (verdict->rest_minor > 0 && event->amount_minor > verdict->rest_minor)
        g_string_append_printf(reason, "partly kept, %s did not come",
                               money_text(verdict->rest_minor, currency).text);
    else
        g_string_append(reason, "broken");
}

/* A broken promise is told also where no step of the scenario is about it. */
static void append_promise(GString *reason, const Case *item_case, PlanRule rule)
{
    const Step *step = item_case->row->step;
    if (rule == PLAN_RULE_PROMISE_BROKEN || rule == PLAN_RULE_PLAN_BROKEN ||
        (step != NULL && step->when.set[WHEN_BROKEN_PROMISE]))
        return;
    if (item_case->promise.state == PROMISE_BROKEN)
        append_broken(reason, item_case, &item_case->promise, "promise");
    if (item_case->plan.state == PROMISE_BROKEN)
        g_string_append_printf(reason, "; the instalment for %s of the plan of %s did not come",
                               day_text(item_case->plan.end).text,
                               day_text(item_case->plan.event->date).text);
}

/* "...; 400.00 EUR of it is deducted inside invoice G1" */
static void append_linked(GString *reason, const Case *item_case, PlanRule rule)
{
    if (item_case->linked_minor > 0 && rule != PLAN_RULE_CREDIT_LINKED)
        g_string_append_printf(
            reason, "; %s of it is deducted inside invoice %s",
            money_text(item_case->linked_minor, item_case->item->currency).text,
            text_or_empty(item_case->item->applies_to));
}

static gboolean has_clauses(const Case *item_case)
{
    return item_case->dispute.event != NULL || item_case->unapproved != NULL ||
           item_case->linked_minor > 0 || item_case->promise.state == PROMISE_BROKEN ||
           item_case->plan.state == PROMISE_BROKEN;
}

/* What else is to be known of the item, in the same sentence. */
static char *add_clauses(const Case *item_case, PlanRule rule, char *sentence)
{
    if (!has_clauses(item_case))
        return sentence;
    GString *reason = g_string_new(sentence);
    g_free(sentence);
    gboolean has_stop = reason->len > 0 && reason->str[reason->len - 1] == '.';
    if (has_stop)
        g_string_truncate(reason, reason->len - 1);
    append_dispute(reason, item_case);
    append_promise(reason, item_case, rule);
    append_unapproved(reason, item_case);
    append_linked(reason, item_case, rule);
    if (has_stop)
        g_string_append_c(reason, '.');
    return g_string_free(reason, FALSE);
}

static void settle_row(Case *item_case, Decision decision, PlanRule rule, Day next_date,
                       char *reason)
{
    PlanRow *row = item_case->row;
    g_free(row->reason);
    row->reason = add_clauses(item_case, rule, reason);
    row->decision = decision;
    row->rule = plan_rule_name(rule);
    row->next_date = next_date;
}

void case_decide(Case *item_case, Decision decision, PlanRule rule, Day next_date,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *reason = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    settle_row(item_case, decision, rule, next_date, reason);
}

void case_decide_as(Case *item_case, Decision decision, PlanRule rule, Day next_date,
                    const GString *sentence)
{
    settle_row(item_case, decision, rule, next_date, g_strndup(sentence->str, sentence->len));
}
