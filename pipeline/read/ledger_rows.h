/* The rows of a CSV ledger extract, one by one, into a draft. */
#ifndef RELANCE_READ_LEDGER_ROWS_H
#define RELANCE_READ_LEDGER_ROWS_H

#include "read/draft.h"
#include "read/table.h"

/*
 * Reads one CSV extract. Customers must be in the ledger already. FALSE: a REFUSED complaint
 * was added, or *error is set.
 */
gboolean ledger_rows_read(Draft *draft, const char *path, const char *name, GError **error);

/* The request with which a ledger file is opened. */
TableRequest ledger_rows_request(const Settings *settings, const char *path, const char *name);

/* TRUE if a file has numbers and due dates but no amounts: it goes with a FEC. */
gboolean ledger_rows_is_side_file(const Settings *settings, const char *path, const char *name);

#endif
