/* What is said of an item whose next step is known: due, not due yet, held by the interval,
 * over. */
#ifndef RELANCE_ASSIGN_STEP_DECISION_H
#define RELANCE_ASSIGN_STEP_DECISION_H

#include "assign/account.h"
#include "assign/step_date.h"

/*
 * The first day on which interval_days lets a reminder go
 * that is no follow-up; DAY_NONE: any.
 */
Day step_interval_end(const Account *account);

/* When the step after `step` would go if `step` went on the run's date; DAY_NONE: never. */
Day step_next_after(const Assignment *assignment, const Account *account, const Case *item_case,
                    const Step *step, int level);

/* The step goes in this run, for this rule; `since` ends the words "Step 2 ...". */
void step_decide_due(const Assignment *assignment, const Account *account, Case *item_case,
                     const Step *step, PlanRule rule, const char *since);

/* Its day has not come. */
void step_decide_wait(const Assignment *assignment, const Account *account, Case *item_case,
                      const Step *step, const StepDate *date);

/* Its day has come, but the customer's last reminder is too near. */
void step_decide_interval(const Assignment *assignment, const Account *account, Case *item_case,
                          const Step *step);

/* A level taken over without dates gives `previous` and `deadline` nothing to count from. */
void step_decide_unknown_base(Case *item_case, const Step *step, const StepDate *date);

/* No step comes after the level reached, or the ladder has none at all. */
void step_decide_final(const Account *account, Case *item_case);

#endif
