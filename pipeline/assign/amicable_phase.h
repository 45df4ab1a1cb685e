/*
 * The amicable phase: it ends so many days after the first
 * reminder, where the settings say so.
 */
#ifndef RELANCE_ASSIGN_AMICABLE_PHASE_H
#define RELANCE_ASSIGN_AMICABLE_PHASE_H

#include "assign/account.h"

/* The notice step the item is due for because the phase is over; NULL: it is not over. */
const Step *amicable_phase_find_notice(const Assignment *assignment, const Account *account,
                                       const Case *item_case);

#endif
