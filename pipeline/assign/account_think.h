/* The order in which one customer's items are thought about, before documents are made. */
#ifndef RELANCE_ASSIGN_ACCOUNT_THINK_H
#define RELANCE_ASSIGN_ACCOUNT_THINK_H

#include "assign/account.h"

/*
 * Rows first .. first+n-1 of the plan, all of one customer: scenario, credits, disputes,
 * receipts, promises and plans, then the level of each item. A new Account.
 */
Account *account_think(const Assignment *assignment, const ReminderPlan *plan, guint first,
                       guint n);

#endif
