/* The brake (`guard:` in relance.yaml): a run of unusual size stops before dispatch. */
#ifndef RELANCE_RUN_GUARD_H
#define RELANCE_RUN_GUARD_H

#include "run/run.h"

/*
 * TRUE if the rendered run is larger than the guard allows, with a HELD complaint for each limit
 * that is passed: [guard-documents], [guard-growth], [guard-new-customers]. Acts only on keys that
 * are set; growth is measured on the newest earlier run that has sent something. Needs run->files.
 */
gboolean guard_stops(const Run *run);

#endif
