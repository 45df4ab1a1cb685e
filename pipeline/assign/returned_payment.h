/*
 * A payment that came back: by its event, or because an invoice that had left the ledger after a
 * reminder is open in it again.
 */
#ifndef RELANCE_ASSIGN_RETURNED_PAYMENT_H
#define RELANCE_ASSIGN_RETURNED_PAYMENT_H

#include "assign/account.h"

typedef struct {
    Day day;            /* of the event, or of the run that saw it again; DAY_NONE: none */
    const Event *event; /* NULL: the extract tells it */
    Day gone_on;        /* date of the run that had missed it; DAY_NONE with an event */
} ReturnedPayment;

/* The newest return of the item's payment that no later release has ended. */
ReturnedPayment returned_payment_find(const Assignment *assignment, const Account *account,
                                      const Case *item_case);

#endif
