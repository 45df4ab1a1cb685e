/* What a line's own columns say about its state: draft, cancelled, settled. */
#ifndef RELANCE_READ_LEDGER_STATUS_H
#define RELANCE_READ_LEDGER_STATUS_H

#include "read/ledger_row.h"

/* TRUE if the line is a draft or cancelled, nothing that anybody owes: it was set aside. */
gboolean ledger_status_set_aside(LedgerRow *row);

/* Why the line is settled, by a state, a yes or no, or the document that cleared it; NULL: it is
 * not. The ledger's string. */
const char *ledger_status_find_settled(LedgerRow *row);

/* At the end of the file: how many lines were set aside. */
void ledger_status_note(const LedgerReader *reader);

#endif
