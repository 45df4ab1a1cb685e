/*
 * What people record is looked at against what is known before it is appended: a hold says why, a
 * dispute names a service there is, and only what is in dispute is resolved.
 */
#ifndef RELANCE_RUN_EVENT_CHECK_H
#define RELANCE_RUN_EVENT_CHECK_H

#include "records/past.h"
#include "run/run.h"

/*
 * For `relance record`: refuses the event (wrong use) if it resolves what is not in dispute or
 * promised, or names a service that `services` does not have. The history must be open.
 */
gboolean event_check_recorded(Run *run, const Event *event, GError **error);

/* Holds without an author get who imports them, as `relance record hold` does. */
void event_check_name_author(const Run *run, const GPtrArray *events);

/*
 * For `relance import`: takes out of the array, with a complaint each, holds without a reason and
 * resolves without an outcome or without what they resolve; unknown services are complained about
 * and kept, since the dispute still holds. How many were taken out.
 */
guint event_check_imported(Run *run, const Past *past, GPtrArray *events);

#endif
