/* What goes to items that are not overdue: notices before the due date, the monthly statement. */
#ifndef RELANCE_ASSIGN_PREVENTIVE_STEP_H
#define RELANCE_ASSIGN_PREVENTIVE_STEP_H

#include "assign/account.h"

/*
 * An item not yet due: a notice before the due date, or `none` with the day of its first step. An
 * item whose payment is promised or confirmed needs no notice.
 */
void preventive_step_apply(const Assignment *assignment, const Account *account,
                           Case *item_case);

/* The customer's monthly statement if it is due on the run's date for this item, or NULL. */
const Step *preventive_step_find_statement(const Assignment *assignment, const Account *account,
                                           const Case *item_case);

#endif
