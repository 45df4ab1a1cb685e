#include "assign/level_rule.h"

#include "assign/amicable_phase.h"
#include "assign/broken_plan.h"
#include "assign/event_step.h"
#include "assign/hold_event.h"
#include "assign/hold_rule.h"
#include "assign/notice_check.h"
#include "assign/notice_sequence.h"
#include "assign/preventive_step.h"
#include "assign/scenario_choice.h"
#include "assign/step_decision.h"
#include "ground/text.h"

static StepDate find_date(const Assignment *assignment, const Account *account,
                          const Case *item_case, const Step *step)
{
    StepBase base = step_base_of_case(assignment, account, item_case, step);
    return step_date_find(assignment->open_days, step, &base);
}

/* With `advance: jump` the most severe step reached, or the first to be; steps that follow a
 * reminder never sent are not. */
static const Step *find_step(const Assignment *assignment, const Account *account,
                             const Case *item_case, StepDate *date)
{
    const Step *next = broken_plan_find_notice(account, item_case, item_case->reached.level);
    if (next != NULL) {
        *date = broken_plan_find_date(assignment, account, item_case, next);
        return next;
    }
    next = ladder_find_next(account->scenario, item_case->reached.level);
    *date = find_date(assignment, account, item_case, next);
    if (account->scenario->advance != ADVANCE_JUMP)
        return next;
    for (const Step *step = ladder_find_next(account->scenario, next->level); step != NULL;
         step = ladder_find_next(account->scenario, step->level)) {
        if (step_is_follow_up(step) || notice_sequence_find_gap(account, item_case, step) > 0)
            continue;
        StepDate later = find_date(assignment, account, item_case, step);
        if (later.date == DAY_NONE)
            continue;
        gboolean is_sooner = date->date > assignment->run_date && later.date < date->date;
        if (later.date <= assignment->run_date || is_sooner) {
            next = step;
            *date = later;
        }
    }
    return next;
}

static void decide_due(const Assignment *assignment, const Account *account, Case *item_case,
                       const Step *step, const StepDate *date)
{
    char since[80];
    gboolean is_breach = item_case->plan.state == PROMISE_BROKEN && step_is_formal(step);
    if (is_breach)
        g_snprintf(since, sizeof since,
                   "comes next, since %s: the instalment for %s did not come",
                   day_text(date->date).text, day_text(item_case->plan.end).text);
    else
        day_print_iso(date->date, g_stpcpy(since, "has been due since "));
    step_decide_due(assignment, account, item_case, step,
                    is_breach ? PLAN_RULE_PLAN_BROKEN : PLAN_RULE_STEP_DUE, since);
}

/* TRUE if the notice's turn has come by its day, but an earlier level never went. */
static gboolean is_out_of_sequence(const Account *account, Case *item_case, const Step *step)
{
    int gap = notice_sequence_find_gap(account, item_case, step);
    if (gap == 0)
        return FALSE;
    case_decide(
        item_case, DECISION_MANUAL, PLAN_RULE_EARLIER_LEVEL_MISSING, DAY_NONE,
        "Step %d \"%s\" is due, but level %d was never dispatched: a notice wants every "
        "earlier level, or relance record override --customer %s --invoice %s --reason "
        "TEXT.",
        step->level, text_or_empty(step->name), gap, item_case->item->customer,
        item_case->item->invoice);
    return TRUE;
}

static void climb(const Assignment *assignment, const Account *account, Case *item_case)
{
    StepDate date;
    const Step *step = find_step(assignment, account, item_case, &date);
    item_case->row->step = step;
    if (date.date == DAY_NONE) {
        step_decide_unknown_base(item_case, step, &date);
        return;
    }
    if (date.date > assignment->run_date) {
        step_decide_wait(assignment, account, item_case, step, &date);
        return;
    }
    if (date.key == WHEN_DEADLINE && !assignment_is_missed(assignment, date.base)) {
        item_case->place = PLACE_ALONG;
        case_decide(item_case, DECISION_WAIT, PLAN_RULE_RECEIPTS_NOT_YET_KNOWN,
                    assignment->next_open_day,
                    "The deadline of %s is over, but the ledger knows receipts only up to %s.",
                    day_text(date.base).text, day_text(assignment->as_of).text);
        return;
    }
    if (!step_is_follow_up(step) && step_interval_end(account) > assignment->run_date) {
        step_decide_interval(assignment, account, item_case, step);
        return;
    }
    if (is_out_of_sequence(account, item_case, step) ||
        !notice_check_pass(assignment, account, item_case, step))
        return;
    decide_due(assignment, account, item_case, step, &date);
}

/* TRUE if the ladder itself comes to this step today: then nothing is overridden. */
static gboolean is_ladder_there(const Assignment *assignment, const Account *account,
                                const Case *item_case, const Step *notice)
{
    StepDate date;
    const Step *step = find_step(assignment, account, item_case, &date);
    return step == notice && date.date != DAY_NONE && date.date <= assignment->run_date &&
           notice_sequence_find_gap(account, item_case, step) == 0;
}

/* TRUE if the notice is due because the amicable phase is over. */
static gboolean end_amicable_phase(const Assignment *assignment, const Account *account,
                                   Case *item_case, const Step *notice)
{
    if (notice == NULL || is_ladder_there(assignment, account, item_case, notice))
        return FALSE;
    if (!notice_check_pass(assignment, account, item_case, notice))
        return TRUE;
    g_autofree char *since =
        g_strdup_printf("is to be decided: the first reminder went on %s, more than %s ago",
                        day_text(item_case->reached.first_dispatched).text,
                        days_text(assignment->input->settings->amicable_days).text);
    step_decide_due(assignment, account, item_case, notice, PLAN_RULE_AMICABLE_PHASE_OVER,
                    since);
    item_case->row->decision = DECISION_APPROVE;
    return TRUE;
}

/* TRUE if a person ordered the notice before its turn; who and why stand in the row. */
static gboolean apply_override(const Assignment *assignment, const Account *account,
                               Case *item_case)
{
    const Event *event;
    const Step *notice = notice_sequence_find_override(account, item_case, &event);
    if (notice == NULL || is_ladder_there(assignment, account, item_case, notice))
        return FALSE;
    if (!notice_check_pass(assignment, account, item_case, notice))
        return TRUE;
    g_autofree char *since =
        g_strdup_printf("goes before the earlier levels, as %s ordered on %s (%s)",
                        text_is_blank(event->author) ? "somebody" : event->author,
                        day_text(event->date).text, text_or_empty(event->reason));
    step_decide_due(assignment, account, item_case, notice, PLAN_RULE_SEQUENCE_OVERRIDDEN,
                    since);
    return TRUE;
}

static void decide_overdue(const Assignment *assignment, const Account *account,
                           Case *item_case)
{
    const OpenItem *item = item_case->item;
    const Step *notice = amicable_phase_find_notice(assignment, account, item_case);
    if (hold_rule_apply(assignment, account, item_case, notice != NULL)) {
        if (hold_rule_is_disputed(item_case))
            item_case->place = PLACE_APART;
        return;
    }
    if (!assignment_is_missed(assignment, item->due_date)) {
        item_case->row->step = ladder_find_next(account->scenario, item_case->reached.level);
        item_case->place = PLACE_APART;
        case_decide(item_case, DECISION_WAIT, PLAN_RULE_RECEIPTS_NOT_YET_KNOWN,
                    assignment->next_open_day,
                    "Due on %s, and the ledger knows receipts only up to %s.",
                    day_text(item->due_date).text, day_text(assignment->as_of).text);
        return;
    }
    if (apply_override(assignment, account, item_case) ||
        end_amicable_phase(assignment, account, item_case, notice) ||
        event_step_apply(assignment, account, item_case))
        return;
    if (ladder_find_next(account->scenario, item_case->reached.level) != NULL)
        climb(assignment, account, item_case);
    else
        step_decide_final(account, item_case);
}

/* TRUE if the item's own figures cannot be thought with: the row is left to a person. */
static gboolean is_unthinkable(const Assignment *assignment, Case *item_case)
{
    const OpenItem *item = item_case->item;
    if (item->due_date == DAY_NONE) {
        item_case->row->days_late = 0;
        case_decide(item_case, DECISION_MANUAL, PLAN_RULE_DUE_DATE_UNKNOWN, DAY_NONE,
                    "It has no due date: nobody can say if it is late.");
        return TRUE;
    }
    if (!item_case->reached.is_migrated || item->last_reminder_date <= assignment->run_date)
        return FALSE;
    case_decide(item_case, DECISION_MANUAL, PLAN_RULE_LAST_REMINDER_IN_FUTURE, DAY_NONE,
                "The extract says it was reminded on %s, after the run date.",
                day_text(item->last_reminder_date).text);
    return TRUE;
}

static gboolean is_covered_by_credits(Case *item_case)
{
    if (item_case->row->net_minor + item_case->row->disputed_minor > 0)
        return FALSE;
    case_decide(item_case, DECISION_NONE, PLAN_RULE_COVERED_BY_CREDIT, DAY_NONE,
                "Credits and payments of this invoice cover its %s.",
                money_text(item_case->item->open_minor, item_case->item->currency).text);
    return TRUE;
}

/* TRUE if no scenario is there to think with: the row is decided. */
static gboolean has_no_scenario(const Assignment *assignment, const Account *account,
                                Case *item_case)
{
    if (account->scenario != NULL)
        return FALSE;
    if (scenario_choice_is_never(account))
        case_decide(item_case, DECISION_NONE, PLAN_RULE_SCENARIO_NONE, DAY_NONE,
                    "The customer's own scenario is \"none\": it is never reminded.");
    else if (!case_is_overdue(assignment, item_case))
        case_decide(item_case, DECISION_NONE, PLAN_RULE_NOT_DUE, DAY_NONE,
                    "Due on %s, not overdue.", day_text(item_case->item->due_date).text);
    else
        case_decide(item_case, DECISION_MANUAL, PLAN_RULE_SCENARIO_UNKNOWN, DAY_NONE,
                    "No scenario is called \"%s\", which is this customer's own.",
                    account->customer != NULL ? text_or_empty(account->customer->scenario)
                                              : "");
    return TRUE;
}

static void decide_claim(const Assignment *assignment, const Account *account, Case *item_case)
{
    if (has_no_scenario(assignment, account, item_case) || is_covered_by_credits(item_case) ||
        is_unthinkable(assignment, item_case))
        return;
    if (case_is_overdue(assignment, item_case)) {
        decide_overdue(assignment, account, item_case);
        return;
    }
    if (!hold_rule_apply(assignment, account, item_case, FALSE))
        preventive_step_apply(assignment, account, item_case);
    if (item_case->place != PLACE_OWN &&
        (item_case->row->decision == DECISION_NONE || hold_rule_is_disputed(item_case)))
        item_case->place = PLACE_APART;
}

static void decide_credit(Case *item_case)
{
    const OpenItem *item = item_case->item;
    const char *kind = item->kind == ITEM_PAYMENT ? "Payment" : "Credit";
    if (item_case->probable_payment != NULL)
        case_decide(item_case, DECISION_NONE, PLAN_RULE_PROBABLE_PAYMENT, DAY_NONE,
                    "%s of %s is exactly the sum of open invoices, which are held until it is "
                    "allocated.",
                    kind, money_text(-item->open_minor, item->currency).text);
    else if (item_case->free_minor == 0)
        case_decide(item_case, DECISION_NONE, PLAN_RULE_CREDIT_LINKED, DAY_NONE,
                    "%s of %s is deducted inside invoice %s.", kind,
                    money_text(-item->open_minor, item->currency).text, item->applies_to);
    else
        case_decide(item_case, DECISION_NONE, PLAN_RULE_CREDIT_FREE, DAY_NONE,
                    "%s of %s is set against no invoice and no document of this run.", kind,
                    money_text(item_case->free_minor, item->currency).text);
}

void level_rule_apply(const Assignment *assignment, Account *account)
{
    for (guint i = 0; i < account->n_cases; i++) {
        Case *item_case = &account->cases[i];
        item_case->row->scenario = account->scenario;
        item_case->row->scenario_next = account->scenario_next;
        if (item_case->unapproved == NULL && assignment->input->settings->hold_max_days >= 0)
            hold_event_cut(assignment, account, item_case);
        item_case->row->unapproved = item_case->unapproved;
        if (!case_is_claim(item_case)) {
            decide_credit(item_case);
            continue;
        }
        if (item_case->item->due_date != DAY_NONE)
            item_case->row->limitation =
                notice_check_limitation(assignment, account, item_case);
        decide_claim(assignment, account, item_case);
    }
}
