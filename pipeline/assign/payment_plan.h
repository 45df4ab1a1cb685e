/*
 * Payment plans: a proposed one holds ten days, an agreed one while its instalments arrive, and the
 * first that is missed ends it.
 */
#ifndef RELANCE_ASSIGN_PAYMENT_PLAN_H
#define RELANCE_ASSIGN_PAYMENT_PLAN_H

#include "assign/account.h"

/* How long a plan holds that is only proposed. */
#define PLAN_PROPOSED_DAYS 10

/*
 * Sets `plan` of the cases, and `unapproved` where it reaches beyond the day on which the insurer
 * must be told. The schedule is the customer's `instalment` events with a date in `until`; what
 * arrived is the receipts since the plan, or what the covered items went down by, whichever is more.
 * Proposed is a plan with outcome `proposed`, and one with neither instalments nor an end; a plan
 * with outcome `signed` takes the schedule of the one it signs.
 */
void payment_plans_weigh(const Assignment *assignment, Account *account);

#endif
