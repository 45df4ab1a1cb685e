/*
 * Steps outside the ladder: before the due date, after a broken promise, after a returned
 * payment, the monthly statement. They raise no level (at least 1 where they remind) and go
 * once per event.
 */
#ifndef RELANCE_ASSIGN_EVENT_STEP_H
#define RELANCE_ASSIGN_EVENT_STEP_H

#include "assign/account.h"

/* An overdue item: TRUE if a returned payment or a broken promise decided its row. */
gboolean event_step_apply(const Assignment *assignment, const Account *account,
                          Case *item_case);

/*
 * An item not yet due: a notice before the due date, or
 * `none` with the day of its first step.
 */
void event_step_before_due(const Assignment *assignment, const Account *account,
                           Case *item_case);

/* TRUE if the customer's monthly statement is due on the run's date for this item. */
const Step *event_step_find_statement(const Assignment *assignment, const Account *account,
                                      const Case *item_case);

#endif
