/* The reminders that a letter may cite: those that reached the customer, as far as known. */
#ifndef RELANCE_COMPOSE_PREVIOUS_REMINDERS_H
#define RELANCE_COMPOSE_PREVIOUS_REMINDERS_H

#include "compose/letter_facts.h"

/*
 * PreviousReminder of all the items together, each document and channel once, oldest first. Not
 * cited: preventive letters, statements, thanks, calls, what bounced or was taken back. A date
 * that came with the extract (last_reminder_date) stands for items the history does not know.
 */
GArray *previous_reminders_find(const ComposeInput *input, const GPtrArray *items);

#endif
