/*
 * Money that came from a customer in a span of days, as far as the input shows it: dated receipts
 * on open invoices, payments not yet allocated, recorded receipts, invoices paid since, and
 * reminded invoices that have left the ledger since.
 */
#ifndef RELANCE_ASSIGN_RECEIPT_EVIDENCE_H
#define RELANCE_ASSIGN_RECEIPT_EVIDENCE_H

#include "assign/account.h"

typedef struct {
    const char *currency;
    const char *invoice; /* only what came for it; NULL: whatever came */
    Day from, to;        /* both included */
} ReceiptQuestion;

/*
 * What came, in minor units. What was paid of an invoice without a date counts as far as less is open
 * of it now than when its newest reminder up to `from` went: what was paid earlier is no new money,
 * and without such a reminder nobody knows when it came.
 * When an invoice that is only known to have gone was paid is not known; it counts from the day it
 * was missed on, whatever `to`.
 */
gint64 receipt_evidence_sum(const Assignment *assignment, const Account *account,
                            const ReceiptQuestion *question);

/* What dated receipts took off an open item in these days. */
gint64 receipt_evidence_booked(const OpenItem *item, Day from, Day to);

#endif
