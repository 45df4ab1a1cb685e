/*
 * What the tax office checks in a FEC: debit = credit overall, per journal and per entry, dates
 * inside the year of the file's name, no validation before the entry. Each failure is a
 * complaint with its place, up to some dozens of a kind; none keeps a line from being used.
 */
#ifndef RELANCE_READ_FEC_CHECKS_H
#define RELANCE_READ_FEC_CHECKS_H

#include "ground/day.h"
#include "read/complaint_limit.h"

typedef struct FecChecks FecChecks;

/* `file` as the user named it; the limit stays the caller's. */
FecChecks *fec_checks_new(const char *file, const char *currency, ComplaintLimit *limit);
void fec_checks_free(FecChecks *checks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecChecks, fec_checks_free)

/* One line of any account; minor = debit - credit. valid_date may be DAY_NONE. */
void fec_checks_take(FecChecks *checks, const char *journal, const char *entry, Day entry_date,
                     Day valid_date, int line, gint64 minor);

/*
 * Complaints [fec-unbalanced], [fec-date-outside-year], [fec-validated-before-entry],
 * [fec-entry-numbers]. `opening` is the day of the file's opening entries, or DAY_NONE.
 */
void fec_checks_conclude(const FecChecks *checks, Day opening, gboolean has_all_accounts);

#endif
