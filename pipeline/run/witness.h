/*
 * Anchors outside the run folder: what a run's journal ended with, told to a witness by mail,
 * signed and stamped.
 *
 *   out/witness/new/<run>-<lines>.eml   not told yet (transport maildir: for whoever takes them)
 *   out/witness/cur/...                 taken by the mail server
 *   out/seals/<run>-<lines>.txt         the statement; .p7s its signature, .tsq the request of a
 *                                       timestamp, .tsr the answer
 */
#ifndef RELANCE_RUN_WITNESS_H
#define RELANCE_RUN_WITNESS_H

#include "run/run.h"

/*
 * After the seal: mails the head to audit.witness and signs it with audit.key, where they are set.
 * What cannot be told now is said and told by the next run: the letters have left, so this is no
 * failure of the run. FALSE and *error: a file cannot be written, or the key is none.
 */
gboolean witness_tell(Run *run, GError **error);

/*
 * The run's statements, signatures and timestamps in out/seals against its journal, in the words
 * of audit verify; how many findings.
 */
int witness_compare_seals(const Run *run, const char *folder, const char *run_id,
                          GString *report);

#endif
