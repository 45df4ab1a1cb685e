/*
 * Outside tables -> records: ledger extract, customers, contacts, events, and the dated tables
 * (rates). Every CSV comes in here. libiconv and libcsv stand behind one file each.
 */
#ifndef RELANCE_READ_READ_H
#define RELANCE_READ_READ_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/rates.h"
#include "records/settings.h"

/*
 * Reads everything that `settings` names, for this run date. A new Ledger; bad lines are in its
 * `rejected` and among the complaints. NULL and *error (OUTCOME_INPUT_REFUSED) if a file cannot
 * be read at all; NULL without *error if a REFUSED complaint was added (no header understood,
 * ambiguous dates or amounts, ...).
 */
Ledger *read_ledger(const Settings *settings, Day run_date, Complaints *complaints,
                    GError **error);

/* The table of rates; `name` is for complaints. NULL as above, but OUTCOME_SETTINGS_REFUSED. */
RateTable *read_rates(const char *path, const char *name, Complaints *complaints,
                      GError **error);

/* How each column was understood, for `relance read --show-mapping`; a new text. */
char *read_print_mapping(const Ledger *ledger);

/* The same without the columns, one line for each file: format, encoding, dialect; a new text. */
char *read_print_recognised(const Ledger *ledger);

/* A row of review.csv as filled in by a person. */
typedef struct {
    char *document, *action, *reason, *remark;
    Day until;
    int line;
} ReviewRow;
void review_row_free(ReviewRow *row);

/* review.csv -> array of ReviewRow * with an action or remark; NULL and *error or complaints as
 * above. */
GPtrArray *read_review(const char *path, const char *name, Complaints *complaints,
                       GError **error);

/*
 * events.csv handed to `relance import`: appended to
 * `events` (Event *, strings in `strings`).
 */
gboolean read_events_file(const char *path, const char *name, GStringChunk *strings,
                          GPtrArray *events, Complaints *complaints, GError **error);

#endif
