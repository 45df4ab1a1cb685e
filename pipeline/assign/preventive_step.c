#include "assign/preventive_step.h"

#include "assign/hold_event.h"
#include "assign/sentence.h"
#include "assign/step_decision.h"
#include "assign/step_date.h"
#include "ground/text.h"

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
    Day date = step_date_find(assignment->open_days, first, &base).date;
    /* the customer's last reminder may hold it back */
    return date == DAY_NONE ? DAY_NONE : MAX(date, step_interval_end(account));
}

/* The day for which its payment is promised or confirmed; DAY_NONE: none. */
static Day find_promised_day(const Assignment *assignment, const Account *account,
                             const Case *item_case)
{
    if (item_case->promise.state == PROMISE_RUNNING)
        return item_case->promise.event->until;
    const Event *confirmed = hold_event_find_confirmed(assignment, account, item_case);
    return confirmed != NULL && confirmed->until >= assignment->run_date ? confirmed->until
                                                                         : DAY_NONE;
}

void preventive_step_apply(const Assignment *assignment, const Account *account,
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
    Day promised = find_promised_day(assignment, account, item_case);
    if (step == NULL || was_reminded || promised != DAY_NONE) {
        GString *sentence = g_string_assign(assignment->sentence, "Due on ");
        sentence_add_day(sentence, due);
        sentence_add(sentence, ", not overdue");
        if (promised != DAY_NONE) {
            sentence_add(sentence, ", its payment is announced for ");
            sentence_add_day(sentence, promised);
        }
        sentence_add(sentence, ".");
        case_decide_as(item_case, DECISION_NONE, PLAN_RULE_NOT_DUE, next, sentence);
        return;
    }
    item_case->place = PLACE_OWN;
    item_case->row->step = step;
    item_case->next_after = next;
    case_decide(item_case, DECISION_SEND, PLAN_RULE_BEFORE_DUE, next,
                "Step \"%s\" goes before the due date of %s, in %s.", text_or_empty(step->name),
                day_text(due).text, days_text(due - assignment->run_date).text);
}

/* The program was used on that day or before, as far as the history tells. */
static gboolean was_in_use(const Assignment *assignment, Day day)
{
    const GPtrArray *reminders = assignment->input->past->reminders;
    return reminders->len > 0 && ((const PastReminder *)reminders->pdata[0])->run_date <= day;
}

/* TRUE if the statement of that month is due and has not gone. */
static gboolean is_statement_due(const Assignment *assignment, const Case *item_case,
                                 const Step *step, Day month)
{
    StepBase base = {.due_date = item_case->item->due_date, .statement_month = month};
    Day date = step_date_find(assignment->open_days, step, &base).date;
    int this_year, this_month, year, its_month;
    if (date == DAY_NONE || date > assignment->run_date ||
        item_case->reached.newest_statement >= date)
        return FALSE;
    day_split(assignment->run_date, &this_year, &this_month, NULL);
    day_split(date, &year, &its_month, NULL);
    /* one of last month was missed only if there could have been a run */
    return (year == this_year && its_month == this_month) ||
           ((item_case->item->issue_date == DAY_NONE || item_case->item->issue_date <= date) &&
            was_in_use(assignment, date));
}

const Step *preventive_step_find_statement(const Assignment *assignment, const Account *account,
                                           const Case *item_case)
{
    const Step *step = scenario_find_event_step(account->scenario, WHEN_DAY_OF_MONTH);
    if (step == NULL || account->last_reminder == assignment->run_date)
        return NULL;
    Day last_month = day_add_months(assignment->run_date, -1);
    return is_statement_due(assignment, item_case, step, assignment->run_date) ||
                   is_statement_due(assignment, item_case, step, last_month)
               ? step
               : NULL;
}
