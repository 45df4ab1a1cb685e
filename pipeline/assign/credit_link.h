/* Credits and payments that belong to one invoice: netted inside it, before anything else. */
#ifndef RELANCE_ASSIGN_CREDIT_LINK_H
#define RELANCE_ASSIGN_CREDIT_LINK_H

#include "assign/account.h"

/*
 * Fills row->credits and row->net_minor of the invoices and leaves in free_minor of each credit
 * what no invoice took: its invoice is not open, or is smaller than the credit.
 */
void credit_link_make(Account *account);

#endif
