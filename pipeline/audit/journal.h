/* What the audit stage's own files need of the journal beyond audit.h. */
#ifndef RELANCE_AUDIT_JOURNAL_H
#define RELANCE_AUDIT_JOURNAL_H

#include "audit/audit.h"

/*
 * Appends and syncs the line `sealed`, unless the newest line already is a seal of this
 * manifest: a command that changed nothing leaves the journal as it was.
 */
gboolean journal_seal(Journal *journal, const char *manifest_sha256, gint64 n_files, gint64 at,
                      GError **error);

/* The manifest's SHA-256 in the newest line `sealed`; NULL: the run was never sealed. Lent. */
const char *journal_peek_seal(const Journal *journal);

#endif
