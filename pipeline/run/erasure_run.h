/* Files of one run that a purge or an anonymisation takes away, and how that is done. */
#ifndef RELANCE_RUN_ERASURE_RUN_H
#define RELANCE_RUN_ERASURE_RUN_H

#include "run/redaction.h"
#include "run/run.h"

/* What is going on: the open history with the lock held, and who wants it. */
typedef struct {
    Run *run;            /* records_open was called */
    const char *members; /* JSON members of each journal line: why, by, login, remark */
    gboolean is_trial;   /* --rehearse: counted, nothing done */
    guint n_files;       /* taken away or blotted out so far */
} Erasure;

/* Every run folder below out, rehearsals too, oldest first; new paths. */
GPtrArray *erasure_list_runs(const char *out);

/* "2026-11-21-1-0007" where the path is that of a file of one document; NULL: it is of none. New. */
char *erasure_find_document(const char *run_id, const char *path);

/* Takes these files (ErasedFile *) out of the run, seals it and stores the new head. */
gboolean erasure_perform(Erasure *erasure, const char *folder, const GPtrArray *files,
                         GError **error);

/* 5-audit/history.csv of every run as the history is now, sealed again where it differs. */
gboolean erasure_renew_rows(Erasure *erasure, GError **error);

/* FALSE and *error: the history has rows that are not as some run sealed them. */
gboolean erasure_check_history(const Erasure *erasure, GError **error);

/* Customers with a `legal` event that no release ended: a set of new strings. */
GHashTable *erasure_find_held(Run *run, const Past *past);

#endif
