#include "assign/step_explanation.h"

#include "assign/broken_plan.h"
#include "assign/step_decision.h"
#include "assign/notice_check.h"
#include "assign/setting_place.h"
#include "assign/step_date.h"
#include "assign/step_dispatch.h"
#include "ground/text.h"

/* "2026-01-31 + 21 = 2026-02-21, closed, so 2026-02-23" */
static void append_sum(GString *text, const StepDate *date, int grace_days)
{
    int days = date->days + grace_days;
    if (date->key == WHEN_END_OF_MONTH)
        g_string_append_printf(text, "end of the month of %s + %d = %s",
                               day_text(date->base).text, days, day_text(date->date).text);
    else if (date->key == WHEN_DEADLINE)
        g_string_append_printf(text, "%s + %d working day%s = %s", day_text(date->base).text,
                               days, days == 1 ? "" : "s", day_text(date->date).text);
    else if (date->key == WHEN_DAY_OF_MONTH || date->is_held || date->base + days == date->date)
        g_string_append_printf(text, "%s + %d = %s", day_text(date->base).text, days,
                               day_text(date->date).text);
    else
        g_string_append_printf(text, "%s + %d = %s, closed, so %s", day_text(date->base).text,
                               days, day_text(date->base + days).text,
                               day_text(date->date).text);
}

static void append_date(GString *text, const Assignment *assignment, const Account *account,
                        const Case *item_case, const Step *step, gboolean is_next)
{
    if (!is_next && step_is_follow_up(step)) {
        g_string_append(text, "counts from the step before it, which has not gone");
        return;
    }
    StepBase base = step_base_of_case(assignment, account, item_case, step);
    StepDate date = step_date_find(assignment->open_days, step, &base);
    if (date.date == DAY_NONE) {
        g_string_append_printf(text, "no date: nothing is known that %s counts from",
                               when_key_name(date.key));
        return;
    }
    append_sum(text, &date,
               date.key == WHEN_DUE || date.key == WHEN_END_OF_MONTH ? base.grace_days : 0);
    g_string_append(text, date.date <= assignment->run_date ? ", reached" : ", to come");
    if (date.is_held)
        g_string_append(text, item_case->reached.answered > item_case->reached.dispatched
                                  ? ", held until then: the letter of an event went since"
                                  : ", held until then: the newest reminder printed no "
                                    "deadline, or its call is not recorded");
    if (date.key == WHEN_DUE && base.grace_days > 0)
        g_string_append_printf(
            text, " (%s of grace, %s)", days_text(base.grace_days).text,
            step_place(assignment->input->scenarios, account->scenario, step, "grace_days")
                .text);
    if (!step_is_follow_up(step) && step_interval_end(account) > assignment->run_date)
        g_string_append_printf(text, ", held by the interval until %s",
                               day_text(step_interval_end(account)).text);
}

static gboolean goes_now(const PlanRow *row, const Step *step)
{
    return row->documents->len > 0 && row->step == step && row->level == step->level;
}

static void append_gone(GString *text, const Assignment *assignment, const Account *account,
                        const Case *item_case, const Step *step, const PlanRow *row)
{
    if (!step_dispatch_append(text, assignment, account, item_case, step))
        step_dispatch_append_missing(text, item_case, step);
    if (step->level == item_case->reached.level && item_case->reached.was_registered)
        g_string_append_printf(text, ", waited for until %s with the proof of delivery",
                               day_text(item_case->reached.deadline).text);
    if (goes_now(row, step))
        g_string_append(text, "; goes again in this run");
}

/* Why the plan's step is not the next one of the ladder. */
static void append_passed_over(GString *text, const Assignment *assignment,
                               const Account *account, const Case *item_case,
                               const PlanRow *row)
{
    const AssignInput *input = assignment->input;
    if (text_equals(row->rule, plan_rule_name(PLAN_RULE_AMICABLE_PHASE_OVER)))
        g_string_append_printf(text, ", passed over (amicable_days %d, %s)",
                               input->settings->amicable_days,
                               settings_place(input->settings, "amicable_days").text);
    else if (text_equals(row->rule, plan_rule_name(PLAN_RULE_SEQUENCE_OVERRIDDEN)))
        g_string_append(text, ", passed over (a person ordered the notice)");
    else if (item_case->plan.state == PROMISE_BROKEN)
        g_string_append_printf(text,
                               ", passed over (the instalment for %s did not come: the notice "
                               "comes next)",
                               day_text(item_case->plan.end).text);
    else if (account->scenario->advance == ADVANCE_JUMP)
        g_string_append_printf(
            text, ", passed over (advance: jump, %s)",
            scenario_place(input->scenarios, account->scenario, "advance").text);
    else
        g_string_append_printf(text, ", passed over [%s]", row->rule);
}

static void append_ladder_step(GString *text, const Assignment *assignment,
                               const Account *account, const Case *item_case, const Step *step,
                               const PlanRow *row)
{
    int reached = item_case->reached.level;
    const Step *next = broken_plan_find_next(account, item_case, reached);
    if (step->level <= reached) {
        append_gone(text, assignment, account, item_case, step, row);
        return;
    }
    append_date(text, assignment, account, item_case, step, step == next);
    const Step *chosen = row->step != NULL && row->step->level > reached ? row->step : next;
    if (goes_now(row, step))
        g_string_append(text, ": goes in this run");
    else if (step == chosen && row->decision != DECISION_NONE)
        g_string_append_printf(text, ": stopped by [%s]", row->rule);
    else if (chosen != NULL && step->level < chosen->level)
        append_passed_over(text, assignment, account, item_case, row);
    else if (step != next && account->scenario->advance == ADVANCE_STEP &&
             !step_is_follow_up(step))
        g_string_append_printf(
            text, ", only after the step before it (advance: step, %s)",
            scenario_place(assignment->input->scenarios, account->scenario, "advance").text);
}

static void append_event_step(GString *text, const Step *step, const PlanRow *row,
                              gboolean has_gone)
{
    if (row->step == step)
        g_string_append_printf(text, "%soutside the ladder: %s", has_gone ? "; " : "",
                               row->documents->len > 0 ? "goes in this run" : "comes next");
    else if (!has_gone)
        g_string_append_printf(text, "outside the ladder, once %s: not due",
                               step->kind == STEP_STATEMENT ? "a month" : "per event");
}

static void append_outside_step(GString *text, const Assignment *assignment,
                                const Account *account, const Case *item_case, const Step *step,
                                const PlanRow *row)
{
    gboolean has_gone = step_dispatch_append(text, assignment, account, item_case, step);
    if (step->kind != STEP_PREVENTIVE) {
        append_event_step(text, step, row, has_gone);
        return;
    }
    if (has_gone)
        return;
    StepBase base = {.due_date = item_case->item->due_date};
    StepDate date = step_date_find(assignment->open_days, step, &base);
    if (item_case->item->due_date < assignment->run_date)
        g_string_append_printf(text, "lapsed: the due date is over");
    else
        g_string_append_printf(text, "%s, %s", day_text(date.date).text,
                               item_case->reached.newest_preventive >= date.date ? "has gone"
                               : date.date <= assignment->run_date               ? "is due"
                                                                   : "is to come");
}

static void append_minimum(GString *text, const ScenarioBook *book, const Scenario *scenario,
                           const Step *step)
{
    if (step == NULL || step->minimum_minor < 0)
        return;
    g_string_append_printf(text, "  Minimum of step %d: %s (%s)", step->level,
                           money_text(step->minimum_minor, "EUR").text,
                           step_place(book, scenario, step, "minimum_amount").text);
    if (step->minimum_percent > 0)
        g_string_append_printf(text, " and %d %% of what is open (%s)", step->minimum_percent,
                               step_place(book, scenario, step, "minimum_percent").text);
    g_string_append_c(text, '\n');
}

static void append_limits(GString *text, const Assignment *assignment, const Account *account,
                          const Case *item_case, const PlanRow *row)
{
    const ScenarioBook *book = assignment->input->scenarios;
    const Step *next = ladder_find_next(account->scenario, item_case->reached.level);
    append_minimum(text, book, account->scenario, row->step);
    if (next != row->step)
        append_minimum(text, book, account->scenario, next);
    Day limitation = notice_check_limitation(assignment, account, item_case);
    if (limitation != DAY_NONE)
        g_string_append_printf(text, "  The claim is barred after %s\n",
                               day_text(limitation).text);
}

void step_explanation_append(GString *text, const Assignment *assignment,
                             const Account *account, const Case *item_case, const PlanRow *row)
{
    const char *file = text_or_empty(assignment->input->scenarios->file);
    for (guint i = 0; i < account->scenario->steps->len; i++) {
        const Step *step = account->scenario->steps->pdata[i];
        g_autofree char *when = step_describe_when(step);
        g_autofree char *name = step_copy_name(step, step->level);
        g_string_append_printf(text, "  %s (%s:%d), %s", name, file, step->line, when);
        int line =
            setting_lines_find_in(assignment->input->scenarios->lines, step->line, "when");
        if (line > 0 && line != step->line)
            g_string_append_printf(text, " (%s:%d)", file, line);
        g_string_append(text, ": ");
        if (step_is_outside_ladder(step))
            append_outside_step(text, assignment, account, item_case, step, row);
        else
            append_ladder_step(text, assignment, account, item_case, step, row);
        g_string_append_c(text, '\n');
    }
    append_limits(text, assignment, account, item_case, row);
}
