/*
 * Where runs are kept: out/<run-id>/, the numbers of runs, and the lock that lets only one
 * command at a time change anything below out/.
 */
#ifndef RELANCE_RUN_RUN_FOLDER_H
#define RELANCE_RUN_RUN_FOLDER_H

#include "ground/day.h"

/*
 * Takes the lock of the out folder (made if missing). -1 and *error: OUTCOME_TRY_LATER naming who
 * holds it, or OUTCOME_CANNOT_CREATE. Released by close() or the end of the process.
 */
int run_folder_lock(const char *out, const char *command, GError **error);

/* The next id of this date: counters are never used twice; a new string. */
char *run_folder_next_id(const char *out, Day date, gboolean is_rehearsal,
                         GPtrArray *known_ids);

/* TRUE if this is a run's id, as its folder is named. */
gboolean run_folder_is_id(const char *name, gboolean *is_rehearsal);

/* By date, then by counter: less than, equal to or greater than 0. */
int run_folder_compare_ids(const char *a, const char *b);

/* The newest run (of `date`, or of any with DAY_NONE), rehearsals left out; NULL: none. */
char *run_folder_newest_id(const char *out, Day date);

/*
 * The folder a person means: a path, an id below out, or (NULL) the newest. A new path, or NULL and
 * *error (OUTCOME_WRONG_USE).
 */
char *run_folder_find(const char *out, const char *named, GError **error);

#endif
