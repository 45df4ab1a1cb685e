/*
 * How late a customer pays: days between due date and payment of its last twelve paid invoices,
 * disputed ones left out.
 */
#ifndef RELANCE_ASSIGN_PAYER_HABIT_H
#define RELANCE_ASSIGN_PAYER_HABIT_H

#include "assign/account.h"

typedef struct {
    guint payments;   /* how many invoices the figures stand on */
    int mean, median; /* days late; 0 where there is no payment */
} PayerHabit;

PayerHabit payer_habit_find(const Assignment *assignment, const Account *account);

/* Grace of a scenario or step with `grace_days: habit`: median + 3, never negative, at most
 * max. */
int payer_habit_grace(const PayerHabit *habit, int habit_max);

#endif
