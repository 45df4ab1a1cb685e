/*
 * How a run comes into being: begun anew, continued, or opened again by its name.
 */
#ifndef RELANCE_RUN_RUN_BEGIN_H
#define RELANCE_RUN_RUN_BEGIN_H

#include "run/run.h"

typedef enum { RUN_BEGIN_ANEW, RUN_BEGIN_OR_CONTINUE } RunBegin;

/*
 * Loads the user's files and takes the lock; then goes on with the unfinished run of the same
 * date, settings and inputs (and says so), or begins the next number. Nothing is written if
 * something is refused.
 */
gboolean run_begin(Run *run, RunBegin how, GError **error);

/* Opens an existing run by id or path (NULL: the newest) on the inputs it was begun with. */
gboolean run_reopen(Run *run, const char *named, GError **error);

/*
 * The same for looking only: no lock, no journal, the history read-only. Whether the inputs are
 * still those of the run is the caller's to compare (archive_find_changed).
 */
gboolean run_reopen_to_look(Run *run, const char *named, GError **error);

/*
 * Everything loaded for looking only: no lock, no folder, history read-only (explain, check).
 */
gboolean run_look(Run *run, GError **error);

/* Opens the journal of the run's folder, chained to the newest run before it. */
gboolean run_open_journal(Run *run, GError **error);

/* Opens the history the settings name, making it and its folder where missing. */
gboolean run_open_history(Run *run, GError **error);

#endif
