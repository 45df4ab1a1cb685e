/* contacts.csv: the people at a customer. */
#ifndef RELANCE_READ_CONTACTS_H
#define RELANCE_READ_CONTACTS_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/settings.h"

/*
 * The configured file into the contacts of ledger->customers, which must be read before. A missing
 * file is a note: the customers' own addresses serve every role. FALSE: a REFUSED complaint, or
 * *error is set.
 */
gboolean contacts_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                       GError **error);

#endif
