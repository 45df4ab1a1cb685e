/* The amounts of events, in the currency of what they are about. */
#ifndef RELANCE_ASSIGN_EVENT_AMOUNT_H
#define RELANCE_ASSIGN_EVENT_AMOUNT_H

#include "records/ledger.h"
#include "records/settings.h"

/*
 * The event's amount in minor units of `currency`; -1 if it has none or is in another currency. An
 * event without a currency speaks of that of its items; its amount has the digits of the ledger's.
 */
gint64 event_amount_in(const Settings *settings, const Event *event, const char *currency);

/* a + b, held at the greatest or least number instead of overflowing. */
gint64 amount_add(gint64 a, gint64 b);

#endif
