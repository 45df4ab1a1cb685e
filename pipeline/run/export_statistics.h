/* Figures of a run that an auditor asks for first. */
#ifndef RELANCE_RUN_EXPORT_STATISTICS_H
#define RELANCE_RUN_EXPORT_STATISTICS_H

#include "run/kept_table.h"

/*
 * measure, key, currency, count, amount: documents by level, channel, status; rows by decision;
 * gaps in the documents' and the runs' numbers; invoices in two documents; documents on one day to
 * one customer by one channel; reminders of invoices that later extracts say were paid by then.
 * A measure that found nothing has one row with count 0. Other runs are looked at below `out`.
 */
KeptTable *export_statistics_make(const char *out, const char *folder);

#endif
