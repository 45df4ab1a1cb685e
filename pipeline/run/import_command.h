/* What the imports have in common: the lock, the history, and what it knows already. */
#ifndef RELANCE_RUN_IMPORT_COMMAND_H
#define RELANCE_RUN_IMPORT_COMMAND_H

#include "run/run.h"

/* Settings, lock and history: all that recording needs. */
gboolean records_open(Run *run, GError **error);

/*
 * The events of the history, told apart by everything they say, so that a file imported twice
 * appends nothing new.
 */
typedef struct {
    GHashTable *keys; /* set of new texts */
    GHashTable
        *by_object; /* "customer\x1finvoice" -> GPtrArray of lent Event *, as they came */
} KnownEvents;

KnownEvents *known_events_new(const Past *past);
void known_events_free(KnownEvents *known);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KnownEvents, known_events_free)

/* FALSE: the very same event is there already; else it is there from now on (lent). */
gboolean known_events_take(KnownEvents *known, Event *event);

/*
 * TRUE if on the day of `now` a hold with this reason stands on its invoice: recorded, and ended
 * since by no release of this reason nor by one that ends all.
 */
gboolean known_events_is_held(const KnownEvents *known, const Event *now, const char *reason);

#endif
