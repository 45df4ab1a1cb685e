/*
 * events.csv: what happened with the customers. A line that would mislead is left out with a
 * complaint: no customer, no date, an event that is none, an end before its beginning, a negative
 * amount, an outcome that is none.
 */
#ifndef RELANCE_READ_EVENTS_H
#define RELANCE_READ_EVENTS_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/settings.h"

/* The configured file into ledger->events. FALSE: a REFUSED complaint, or *error is set. */
gboolean events_read(Ledger *ledger, const Settings *settings, Complaints *complaints,
                     GError **error);

#endif
