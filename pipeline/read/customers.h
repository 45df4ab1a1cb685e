/* customers.csv and contacts.csv into the ledger. */
#ifndef RELANCE_READ_CUSTOMERS_H
#define RELANCE_READ_CUSTOMERS_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/settings.h"

/* FALSE: a REFUSED complaint was added, or *error is set. A file that is not configured is
 * fine. */
gboolean customers_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                        GError **error);
gboolean contacts_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                       GError **error);

#endif
