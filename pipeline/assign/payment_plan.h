/* Payment plans: they hold while their instalments arrive. */
#ifndef RELANCE_ASSIGN_PAYMENT_PLAN_H
#define RELANCE_ASSIGN_PAYMENT_PLAN_H

#include "assign/account.h"

/* A plan without instalments and without an end is only proposed, and holds this long. */
#define PLAN_PROPOSED_DAYS 10

/*
 * Sets `plan` of the cases. The schedule is the customer's `instalment` events with a date in
 * `until`; what arrived is the receipts since the plan, or what the covered items went down by,
 * whichever is more.
 */
void payment_plans_weigh(const Assignment *assignment, Account *account);

#endif
