/* The stable order of open items. */
#ifndef RELANCE_RECORDS_ITEM_ORDER_H
#define RELANCE_RECORDS_ITEM_ORDER_H

#include "records/ledger.h"

/* Sorts OpenItem * by customer, due date, invoice, place. */
void item_order_sort(GPtrArray *items);

#endif
