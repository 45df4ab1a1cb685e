/* Promises to pay: which items they hold, and whether they were kept. */
#ifndef RELANCE_ASSIGN_PROMISE_H
#define RELANCE_ASSIGN_PROMISE_H

#include "assign/account.h"

/*
 * Sets `promise` of the cases. Without an invoice a promise covers the oldest items up to its
 * amount. Kept: receipts of at least the amount by its date and grace; a kept promise leaves no
 * trace, of a partly kept one the rest counts as broken. A later promise replaces an earlier
 * one.
 */
void promises_weigh(const Assignment *assignment, Account *account);

#endif
