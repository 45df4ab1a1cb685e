/* Mails that came back, as `bounce` events say it: the reminder did not arrive after all. */
#ifndef RELANCE_ASSIGN_BOUNCE_EVENT_H
#define RELANCE_ASSIGN_BOUNCE_EVENT_H

#include "assign/assignment.h"

/*
 * TRUE if an event says that this mail came back. An event speaks of the newest mail of the
 * invoice, or of all its customer's invoices, that went on its day or before. `reminders` are
 * those of the same invoice.
 */
gboolean bounce_event_disproves(const GPtrArray *events, const GPtrArray *reminders,
                                const PastReminder *reminder);

/*
 * TRUE if an event says that mail to this address comes back: it names the address in its note
 * or reason, or names none at all. A later `release` without an invoice makes it usable again.
 */
gboolean bounce_event_refuses(const GPtrArray *events, const char *address);

#endif
