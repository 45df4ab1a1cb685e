/* Which items a promise is about. */
#ifndef RELANCE_ASSIGN_PROMISE_COVER_H
#define RELANCE_ASSIGN_PROMISE_COVER_H

#include "assign/account.h"

/* In which currency a promise speaks: its own, else that of the items it is about; NULL: none. */
const char *promise_find_currency(const Account *account, const Event *promise);

/*
 * The items that the promise covers, in the order of their due dates: its invoice, or without one
 * the oldest items up to its amount, at least one, as they stood when it was made; what was paid
 * since is counted with them, so that paying one of them frees no other. Without an amount all
 * that falls due by its day. A new array of lent Case *.
 */
GPtrArray *promise_list_covered(const Assignment *assignment, Account *account,
                                const Event *promise, const char *currency, gint64 amount);

#endif
