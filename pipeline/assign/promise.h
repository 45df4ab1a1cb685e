/* Promises to pay: which items they hold, and whether they were kept. */
#ifndef RELANCE_ASSIGN_PROMISE_H
#define RELANCE_ASSIGN_PROMISE_H

#include "assign/account.h"

/*
 * Sets `promise` of the cases, and `unapproved` where it is beyond the limits without an approver:
 * it then holds only as far as they allow, and the ladder goes on. Kept: receipts of at least the
 * amount by its date and grace; it holds to that day, and after it a kept promise leaves no trace,
 * of a partly kept one the rest counts as broken. A later promise replaces an earlier one.
 */
void promises_weigh(const Assignment *assignment, Account *account);

#endif
