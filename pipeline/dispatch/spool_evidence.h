/*
 * What the files say about documents that were being handed over when a process died. Every
 * table below print/, sms/, agenda/ and dossiers/ has a column `document` (`letter_id` for a print house); one in a folder
 * NAME.tmp or in a file NAME.part is prepared only, any other is published.
 */
#ifndef RELANCE_DISPATCH_SPOOL_EVIDENCE_H
#define RELANCE_DISPATCH_SPOOL_EVIDENCE_H

#include "dispatch/outbox.h"

/*
 * Settles what the tables below 4-dispatch/<folder> prove: any entry that is published there is
 * handed over; an announced one that is only prepared is deferred, to be begun again; an
 * announced one in no table is unknown (somebody took the job away, or not).
 */
gboolean spool_recover(Outbox *outbox, const GPtrArray *entries, const char *folder,
                       GError **error);

/*
 * A name below 4-dispatch/<folder> that is not taken: "<run-id>-<kind><ending>", then
 * "<run-id>-<kind>-2<ending>" ...; a new string.
 */
char *spool_free_name(const Outbox *outbox, const char *folder, const char *kind,
                      const char *ending);

/* The entries that still may begin, lent; a new array. */
GPtrArray *spool_take_open(const GPtrArray *entries);

/* One attempt more for each; they have been announced. */
void spool_count_attempt(const GPtrArray *entries);

/* Appends the strings as one text cell, joined by ';'. */
void spool_append_list(GString *table, const GPtrArray *strings);

#endif
