/*
 * Which customers and invoices there are, for what people record between runs: those of the newest
 * run, or of the configured ledger while there is none.
 */
#ifndef RELANCE_RUN_KNOWN_LEDGER_H
#define RELANCE_RUN_KNOWN_LEDGER_H

#include "read/read.h"
#include "run/run.h"

/*
 * Answers what `known` was asked. TRUE: *where says where it was looked up ("run 2026-11-20-1", "the
 * ledger"; new). FALSE: there is nothing to look it up in. Never an error: recording goes on.
 */
gboolean known_ledger_look_up(const Run *run, KnownInvoices *known, char **where);

/*
 * Warns of events about customers or invoices that nobody knows ([event-customer-unknown],
 * [event-invoice-unknown]), once for each customer.
 */
void known_ledger_check_events(Run *run, const GPtrArray *events);

#endif
