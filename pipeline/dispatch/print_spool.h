/*
 * The print spool: one job folder with everything a print house needs, which appears by one
 * rename.
 */
#ifndef RELANCE_DISPATCH_PRINT_SPOOL_H
#define RELANCE_DISPATCH_PRINT_SPOOL_H

#include "dispatch/outbox.h"

/*
 * Hands these letters over as jobs 4-dispatch/print/<run-id>-letters/ or -registered/, those to
 * other countries apart in -letters-abroad/ or -registered-abroad/ (with a number behind it if an
 * earlier dispatch of the run made one): letters.pdf (several where max_sheets_per_file or
 * max_file_mb asks for it, or one a letter), index.csv, manifest.json, READY. Continues what a dead
 * process had begun: a job that stands there was handed over, one that does not is begun again.
 */
gboolean print_spool_send(Outbox *outbox, const GPtrArray *entries, gboolean is_registered,
                          GError **error);

#endif
