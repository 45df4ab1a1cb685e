/*
 * Disputes: from the extract's column and from events, until they are resolved. A dispute with an
 * amount holds only that amount of its invoice; the rest goes on through the ladder.
 */
#ifndef RELANCE_ASSIGN_DISPUTE_H
#define RELANCE_ASSIGN_DISPUTE_H

#include "assign/account.h"

/*
 * What is in dispute of one item. Disputes with different reasons stand side by side and add up;
 * one with the same reason replaces the earlier one. Credits for the invoice since the dispute
 * answer as much of its amount. `resolve` with a reason ends the dispute of that reason, without
 * one all of them, as `release` does.
 */
DisputeVerdict dispute_find(const Account *account, const Case *item_case);

/* Sets `dispute` of the cases, and takes what is disputed out of what their rows claim. */
void disputes_weigh(const Assignment *assignment, Account *account);

/* TRUE if nothing of the item can be claimed. */
gboolean dispute_is_whole(const Case *item_case);

/* TRUE if an event of another kind has a reason that `reasons` calls a dispute. */
gboolean dispute_is_meant(const Settings *settings, const Event *event);

#endif
