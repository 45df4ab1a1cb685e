/* What ledger.columns means for a FEC: its keys are those of the ledger, not of the law. */
#ifndef RELANCE_READ_FEC_COLUMNS_H
#define RELANCE_READ_FEC_COLUMNS_H

#include "read/table.h"
#include "records/settings.h"

/*
 * The choices that concern a FEC with this header, with the keys of fec_shape; freed with
 * g_ptr_array_unref. Their texts stay the settings'. Of several extracts each has its own
 * columns, so what this one has not is left out; where there is but one file all are there, and
 * a wrong one is told when the table is opened with them.
 */
GPtrArray *fec_columns_choose(const LedgerSettings *settings, const Table *table);

#endif
