/* customers.csv: whom to write to. Headers and languages as in record_headers.c. */
#ifndef RELANCE_READ_CUSTOMERS_H
#define RELANCE_READ_CUSTOMERS_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/settings.h"

/*
 * The configured file into ledger->customers; none is configured: nothing. FALSE: a REFUSED
 * complaint, or *error is set.
 */
gboolean customers_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                        GError **error);

#endif
