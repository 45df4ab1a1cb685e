/*
 * After a missed instalment: its letter, where the scenario has a step for that, and then the
 * notice, whatever the level the item had reached.
 */
#ifndef RELANCE_ASSIGN_BROKEN_PLAN_H
#define RELANCE_ASSIGN_BROKEN_PLAN_H

#include "assign/account.h"
#include "assign/step_date.h"

/* The formal step that comes next because a plan was broken; NULL: none was, or it has gone. */
const Step *broken_plan_find_notice(const Account *account, const Case *item_case, int level);

/* The ladder's step after `level`, or the notice where a plan was broken; NULL: none. */
const Step *broken_plan_find_next(const Account *account, const Case *item_case, int level);

/* From which day on the breach of a promise or plan is known. */
Day broken_plan_known_from(const PromiseVerdict *broken);

/*
 * From which day on that notice may go: at once, or where a letter went since the breach, by its own
 * `when`, counted from that letter; a letter without a deadline gives the interval instead.
 */
StepDate broken_plan_find_date(const Assignment *assignment, const Account *account,
                               const Case *item_case, const Step *notice);

#endif
