/*
 * What the headers of a ledger say together, beyond each one's name: which of two currencies an
 * amount is in, what serves as number where no better header is there, and whether the file is
 * an aged balance, which has no invoices.
 */
#ifndef RELANCE_READ_LEDGER_COLUMNS_H
#define RELANCE_READ_LEDGER_COLUMNS_H

#include "read/table.h"

/* Settles the table's places. FALSE: REFUSED complaint [aged-balance]. */
gboolean ledger_columns_settle(Table *table);

/*
 * Reports made for paper put a header over the first of several cells and the values under the
 * last: columns without any value move to the one filled column without a header on their
 * right. FALSE and *error if the file cannot be read.
 */
gboolean ledger_columns_align(Table *table, GError **error);

/* FALSE: what an extract must have is missing, REFUSED complaints [column-missing] were added. */
gboolean ledger_columns_check(const Table *table, gboolean has_groups);

#endif
