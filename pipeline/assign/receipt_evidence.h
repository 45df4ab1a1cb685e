/*
 * Money that came from a customer in a span of days, as far as the input shows it: dated
 * receipts on open invoices, payments not yet allocated, recorded receipts.
 */
#ifndef RELANCE_ASSIGN_RECEIPT_EVIDENCE_H
#define RELANCE_ASSIGN_RECEIPT_EVIDENCE_H

#include "assign/account.h"

/*
 * What came from `from` to `to`, both included, in minor units. With an invoice number only
 * what came for it; where that invoice's receipts have no dates, all that was paid on it.
 */
gint64 receipt_evidence_sum(const Account *account, const char *invoice, Day from, Day to);

#endif
