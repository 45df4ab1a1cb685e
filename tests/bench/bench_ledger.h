/* The folder that make_ledger made, as read's input: the settings that relance.yaml would give. */
#ifndef RELANCE_TESTS_BENCH_LEDGER_H
#define RELANCE_TESTS_BENCH_LEDGER_H

#include "read/read.h"

#define BENCH_DATE day_from_ymd(2026, 3, 31) /* all invoices are issued, many are due */

Settings *bench_settings_new(const char *folder, gboolean has_customers);

/* Prints why nothing was measured; the exit code. */
int bench_fail(const Complaints *complaints, const GError *error);

#endif
