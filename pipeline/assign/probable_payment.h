/*
 * Free receipts that are exactly the sum of one, two or three invoices: very likely their
 * payment, so these invoices are held and a person allocates the receipt.
 */
#ifndef RELANCE_ASSIGN_PROBABLE_PAYMENT_H
#define RELANCE_ASSIGN_PROBABLE_PAYMENT_H

#include "assign/account.h"

/* Sets probable_payment of the invoices and takes the receipt out of what can be netted. */
void probable_payment_find(Account *account);

#endif
