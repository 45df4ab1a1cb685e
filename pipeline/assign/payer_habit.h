/*
 * How late a customer pays: days between due date and payment of its last twelve paid invoices,
 * disputed ones left out. Paid invoices are those that the extract shows as paid, and those that
 * were reminded and have left the ledger since: the history knows when they were due, a recorded
 * receipt or the run that no longer found them says when they were paid.
 */
#ifndef RELANCE_ASSIGN_PAYER_HABIT_H
#define RELANCE_ASSIGN_PAYER_HABIT_H

#include "assign/account.h"

PayerHabit payer_habit_find(const Assignment *assignment, const Account *account);

/* TRUE if any scenario of the book asks how late a customer pays. */
gboolean payer_habit_is_asked(const ScenarioBook *book);

/*
 * Grace of a scenario or step with `grace_days: habit`: median + 3, half days up, never negative,
 * at most habit_max.
 */
int payer_habit_grace(const PayerHabit *habit, int habit_max);

#endif
