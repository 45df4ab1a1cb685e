/*
 * `relance explain` for what is no open item: lines of the extract that are settled or could not be
 * used, and invoices that were reminded and have left the ledger.
 */
#ifndef RELANCE_ASSIGN_CLOSED_EXPLANATION_H
#define RELANCE_ASSIGN_CLOSED_EXPLANATION_H

#include "assign/assignment.h"

/* What became of an invoice number, or with invoice NULL of all of a customer's, or both. */
void closed_explanation_append(GString *text, const AssignInput *input, const char *customer,
                               const char *invoice);

/* One reminder of the past, as a line "  Before: ...". */
void past_reminder_explain(GString *text, const PastReminder *reminder);

#endif
