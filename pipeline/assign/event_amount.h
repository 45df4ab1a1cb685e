/* The amounts of events, in the currency of what they are about. */
#ifndef RELANCE_ASSIGN_EVENT_AMOUNT_H
#define RELANCE_ASSIGN_EVENT_AMOUNT_H

#include "records/ledger.h"

/*
 * The event's amount in minor units of `currency`; -1 if it has none or is in another currency.
 * An event without a currency speaks of that of its items, its amount being kept with two digits.
 */
gint64 event_amount_in(const Event *event, const char *currency);

#endif
