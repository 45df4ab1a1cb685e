#include "assign/step_decision.h"

#include "assign/broken_plan.h"
#include "assign/sentence.h"
#include "ground/text.h"

Day step_interval_end(const Account *account)
{
    if (account->last_reminder == DAY_NONE || account->scenario == NULL)
        return DAY_NONE;
    return account->last_reminder + MAX(1, account->scenario->interval_days);
}

/* The day of the step for an item reminded in this run; DAY_NONE: not known. */
static Day find_day_after(const Assignment *assignment, const Account *account,
                          const Case *later, const Step *step)
{
    StepBase base = step_base_of_case(assignment, account, later, step);
    Day day = step_date_find(assignment->open_days, step, &base).date;
    if (day == DAY_NONE || step_is_follow_up(step))
        return day;
    return MAX(day, assignment->run_date + MAX(1, account->scenario->interval_days));
}

/* What is reached once the step has gone; the letter of an event leaves the level where it was. */
static void take_step(Case *later, const Step *step, int level, Day run, Day deadline)
{
    LevelReached before = later->reached;
    gboolean is_event = step_is_outside_ladder(step) && step->kind != STEP_PREVENTIVE &&
                        step->kind != STEP_STATEMENT;
    later->reached = (LevelReached){.level = level, .dispatched = run, .deadline = deadline};
    if (!is_event || before.dispatched == DAY_NONE || later->plan.state == PROMISE_BROKEN)
        return;
    later->reached.dispatched = before.dispatched;
    later->reached.deadline = MAX(before.deadline, deadline);
    later->reached.answered = run;
    later->reached.answer_deadline = deadline;
}

Day step_next_after(const Assignment *assignment, const Account *account, const Case *item_case,
                    const Step *step, int level)
{
    Case later = *item_case;
    Day run = assignment->run_date;
    const Settings *settings = assignment->input->settings;
    Day printed =
        step_print_deadline(assignment->open_days, step, run, step_mail_days(settings, step));
    take_step(&later, step, level, run, step_effective_deadline(settings, step, printed));
    const Step *next = broken_plan_find_next(account, item_case, level);
    Day first = next != NULL ? find_day_after(assignment, account, &later, next) : DAY_NONE;
    while (first != DAY_NONE && account->scenario->advance == ADVANCE_JUMP &&
           (next = ladder_find_next(account->scenario, next->level)) != NULL) {
        Day day = step_is_follow_up(next) ? DAY_NONE
                                          : find_day_after(assignment, account, &later, next);
        if (day != DAY_NONE)
            first = MIN(first, day);
    }
    return first != DAY_NONE ? assignment_next_date(assignment, first) : DAY_NONE;
}

/* The days of grace that moved the step's date; 0: none did. */
static int find_grace(const Assignment *assignment, const Account *account,
                      const Case *item_case, const Step *step)
{
    if (!step->when.set[WHEN_DUE] && !step->when.set[WHEN_END_OF_MONTH])
        return 0;
    StepBase base = step_base_of_case(assignment, account, item_case, step);
    if (base.grace_days <= 0)
        return 0;
    StepDate date = step_date_find(assignment->open_days, step, &base);
    return date.key == WHEN_DUE || date.key == WHEN_END_OF_MONTH ? base.grace_days : 0;
}

/* Step 2 "relance" (14 days after the previous reminder) */
static GString *begin_sentence(const Assignment *assignment, const Account *account,
                               const Case *item_case, int level, const Step *step)
{
    GString *sentence = g_string_truncate(assignment->sentence, 0);
    sentence_add_step(sentence, level, step->name);
    sentence_add(sentence, " (");
    sentence_add(sentence, assignment_describe_when(assignment, step));
    int grace = find_grace(assignment, account, item_case, step);
    if (grace > 0) {
        sentence_add(sentence, " and ");
        sentence_add_days(sentence, grace);
        sentence_add(sentence, " of grace");
    }
    sentence_add(sentence, ")");
    return sentence;
}

void step_decide_due(const Assignment *assignment, const Account *account, Case *item_case,
                     const Step *step, PlanRule rule, const char *since)
{
    PlanRow *row = item_case->row;
    item_case->place = PLACE_OWN;
    item_case->is_follow_up = step_is_follow_up(step);
    row->step = step;
    row->level = MAX(step->level, 1);
    item_case->next_after = step_next_after(assignment, account, item_case, step, row->level);
    GString *sentence = begin_sentence(assignment, account, item_case, row->level, step);
    sentence_add(sentence, " ");
    sentence_add(sentence, since);
    sentence_add(sentence, "; due ");
    sentence_add_day(sentence, item_case->item->due_date);
    sentence_add(sentence, ", ");
    sentence_add_days(sentence, row->days_late);
    sentence_add(sentence, " late.");
    case_decide_as(item_case, step->approval[0] != NULL ? DECISION_APPROVE : DECISION_SEND,
                   rule, item_case->next_after, sentence);
}

/* A level taken over without dates gives `previous` and `deadline` nothing to count from. */
void step_decide_unknown_base(Case *item_case, const Step *step, const StepDate *date)
{
    case_decide(
        item_case, DECISION_MANUAL, PLAN_RULE_LAST_REMINDER_UNKNOWN, DAY_NONE,
        "Level %d was taken over from the extract without %s, which step %d \"%s\" counts "
        "from.",
        item_case->reached.level,
        date->key == WHEN_DEADLINE ? "last_deadline" : "last_reminder_date", step->level,
        text_or_empty(step->name));
}

/*
 * An item within its days of grace is reminded of by no
 * document, not even along with others.
 */
static gboolean is_within_grace(const Assignment *assignment, const Account *account,
                                const Case *item_case, const Step *step)
{
    StepBase base = step_base_of_case(assignment, account, item_case, step);
    return item_case->reached.level == 0 && base.grace_days > 0 &&
           assignment->run_date <= base.due_date + base.grace_days;
}

void step_decide_wait(const Assignment *assignment, const Account *account, Case *item_case,
                      const Step *step, const StepDate *date)
{
    Day next = date->date, end = step_interval_end(account);
    gboolean is_held_longer = !step_is_follow_up(step) && end > next;
    if (is_held_longer)
        next = end;
    item_case->place =
        is_within_grace(assignment, account, item_case, step) ? PLACE_OUT : PLACE_ALONG;
    if (date->key == WHEN_DEADLINE && !date->is_held) {
        case_decide(
            item_case, DECISION_WAIT, PLAN_RULE_DEADLINE_NOT_OVER,
            assignment_next_date(assignment, next),
            "Step %d \"%s\" waits until %s: %d working day%s after the deadline of %s%s.",
            step->level, text_or_empty(step->name), day_text(date->date).text, date->days,
            date->days == 1 ? "" : "s", day_text(date->base).text,
            item_case->reached.was_registered ? ", proof of delivery awaited" : "");
        return;
    }
    GString *sentence = begin_sentence(assignment, account, item_case, step->level, step);
    sentence_add(sentence, " is due on ");
    sentence_add_day(sentence, date->date);
    if (is_held_longer) {
        sentence_add(sentence, ", and the customer's last reminder of ");
        sentence_add_day(sentence, account->last_reminder);
        sentence_add(sentence, " holds it back until ");
        sentence_add_day(sentence, end);
    }
    sentence_add(sentence, ".");
    case_decide_as(item_case, DECISION_WAIT, PLAN_RULE_STEP_NOT_DUE,
                   assignment_next_date(assignment, next), sentence);
}

void step_decide_interval(const Assignment *assignment, const Account *account, Case *item_case,
                          const Step *step)
{
    Day end = step_interval_end(account);
    item_case->place = PLACE_ALONG;
    case_decide(item_case, DECISION_WAIT, PLAN_RULE_INTERVAL,
                assignment_next_date(assignment, end),
                "Step %d \"%s\" is due, but the customer's last reminder was on %s and %s must "
                "lie between.",
                step->level, text_or_empty(step->name), day_text(account->last_reminder).text,
                days_text(MAX(1, account->scenario->interval_days)).text);
}

void step_decide_final(const Account *account, Case *item_case)
{
    const Step *last = ladder_find_level(account->scenario, item_case->reached.level);
    gboolean is_dossier = last != NULL && last->channels[0] == CHANNEL_DOSSIER;
    item_case->place = is_dossier ? PLACE_OUT : PLACE_ALONG;
    item_case->row->step = NULL;
    if (ladder_find_next(account->scenario, 0) == NULL) {
        case_decide(item_case, DECISION_NONE, PLAN_RULE_NO_STEP, DAY_NONE,
                    "Scenario \"%s\" has no step for an overdue item.",
                    account->scenario->name);
        return;
    }
    case_decide(item_case, DECISION_FINAL, PLAN_RULE_LAST_LEVEL_REACHED, DAY_NONE,
                "Level %d was reached%s%s and is the last of scenario \"%s\".",
                item_case->reached.level,
                item_case->reached.dispatched != DAY_NONE ? " on " : "",
                day_text(item_case->reached.dispatched).text, account->scenario->name);
}
