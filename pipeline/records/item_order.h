/* The stable order of open items. */
#ifndef RELANCE_RECORDS_ITEM_ORDER_H
#define RELANCE_RECORDS_ITEM_ORDER_H

#include "records/account_groups.h"

/*
 * Sorts OpenItem * by customer, due date, invoice, place. The groups are those of the items:
 * each item gets its account's owner and copy of the customer's number, each account its place
 * and its invoices' number, for here both are at hand.
 */
void item_order_sort(GPtrArray *items, AccountGroups *groups);

#endif
