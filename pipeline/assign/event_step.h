/*
 * Steps outside the ladder that answer an event: a returned payment, a broken promise or plan, a
 * dispute that was rejected. They raise no level (at least 1) and go once per event.
 */
#ifndef RELANCE_ASSIGN_EVENT_STEP_H
#define RELANCE_ASSIGN_EVENT_STEP_H

#include "assign/account.h"

/* An overdue item: TRUE if such an event decided its row. */
gboolean event_step_apply(const Assignment *assignment, const Account *account,
                          Case *item_case);

#endif
