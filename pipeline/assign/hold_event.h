/* Holds that people record: legal, insolvency, hold, a payment day that the customer named. */
#ifndef RELANCE_ASSIGN_HOLD_EVENT_H
#define RELANCE_ASSIGN_HOLD_EVENT_H

#include "assign/account.h"

/*
 * Each decides the row and returns TRUE if such an event
 * stands for the item and is not over.
 */
gboolean hold_event_is_legal(const Assignment *assignment, const Account *account,
                             Case *item_case);
gboolean hold_event_is_insolvent(const Assignment *assignment, const Account *account,
                                 Case *item_case);
gboolean hold_event_is_blocked(const Assignment *assignment, const Account *account,
                               Case *item_case);
gboolean hold_event_is_not_received(const Assignment *assignment, const Account *account,
                                    Case *item_case);
gboolean hold_event_is_confirmed(const Assignment *assignment, const Account *account,
                                 Case *item_case);

/*
 * TRUE for a release that takes back what the status of an electronic invoice had recorded: it ends
 * the holds of its own reason, and nothing else.
 */
gboolean hold_event_is_status(const Event *event);

/* The newest event that names the day of the customer's payment, or NULL. */
const Event *hold_event_find_confirmed(const Assignment *assignment, const Account *account,
                                       const Case *item_case);

/* The first run after a hold that lasts until `end`; DAY_NONE if it has no end to come. */
Day hold_event_next(const Assignment *assignment, Day end);

/* " by NAME" and ", reason: LABEL" for sentences; new strings, empty if not given. */
char *hold_event_copy_author(const Event *event);
char *hold_event_copy_why(const Assignment *assignment, const Event *event);

/*
 * Sets `unapproved` where the newest hold reaches beyond hold_max_days without an approver, and
 * would still hold if that were not so.
 */
void hold_event_cut(const Assignment *assignment, const Account *account, Case *item_case);

#endif
