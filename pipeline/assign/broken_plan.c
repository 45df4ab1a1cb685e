#include "assign/broken_plan.h"

const Step *broken_plan_find_notice(const Account *account, const Case *item_case, int level)
{
    return item_case->plan.state == PROMISE_BROKEN
               ? ladder_find_formal(account->scenario, level)
               : NULL;
}

const Step *broken_plan_find_next(const Account *account, const Case *item_case, int level)
{
    const Step *notice = broken_plan_find_notice(account, item_case, level);
    return notice != NULL ? notice : ladder_find_next(account->scenario, level);
}

Day broken_plan_known_from(const PromiseVerdict *broken)
{
    return broken->broken_on != DAY_NONE ? broken->broken_on : broken->end + 1;
}

StepDate broken_plan_find_date(const Assignment *assignment, const Account *account,
                               const Case *item_case, const Step *notice)
{
    const LevelReached *reached = &item_case->reached;
    Day known = broken_plan_known_from(&item_case->plan);
    if (reached->newest_own < known) {
        Day date = open_days_roll(assignment->open_days, known);
        return (StepDate){date, WHEN_BROKEN_PROMISE, item_case->plan.end, date - known, FALSE};
    }
    /* the letter that told of the broken plan stands for the reminder before the notice */
    Case told = *item_case;
    told.reached.dispatched = MAX(reached->dispatched, reached->answered);
    told.reached.answered = DAY_NONE;
    StepBase base = step_base_of_case(assignment, account, &told, notice);
    StepDate date = step_date_find(assignment->open_days, notice, &base);
    if (date.date != DAY_NONE)
        return date;
    int days = MAX(1, account->scenario->interval_days);
    Day day = open_days_roll(assignment->open_days, reached->newest_own + days);
    return (StepDate){day, WHEN_PREVIOUS, reached->newest_own, days, FALSE};
}
