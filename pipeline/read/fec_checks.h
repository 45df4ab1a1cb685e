/* Debit = credit in a FEC: overall, per journal, per entry. Each failure is one complaint. */
#ifndef RELANCE_READ_FEC_CHECKS_H
#define RELANCE_READ_FEC_CHECKS_H

#include "ground/complaints.h"
#include "ground/day.h"

typedef struct FecChecks FecChecks;
FecChecks *fec_checks_new(const char *file, const char *currency);
void fec_checks_free(FecChecks *checks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecChecks, fec_checks_free)

/* One line of any account; minor = debit - credit. */
void fec_checks_take(FecChecks *checks, const char *journal, const char *entry, Day entry_date,
                     Day valid_date, int line, gint64 minor);

/* Complaints [fec-unbalanced], [fec-date-outside-year], [fec-validated-before-entry]. */
void fec_checks_conclude(const FecChecks *checks, Complaints *complaints);

#endif
