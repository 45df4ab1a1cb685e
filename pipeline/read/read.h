/*
 * Outside tables -> records: ledger extract, customers, contacts, events, and the dated tables
 * (rates). Every CSV comes in here. libiconv and libcsv stand behind one file each.
 */
#ifndef RELANCE_READ_READ_H
#define RELANCE_READ_READ_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/proofs.h"
#include "records/rates.h"
#include "records/settings.h"
#include "records/statuses.h"

/*
 * Reads everything that `settings` names, for this run date. A new Ledger; bad lines are in its
 * `rejected` and among the complaints. NULL and *error (OUTCOME_INPUT_REFUSED) if a file cannot
 * be read at all; NULL without *error if a REFUSED complaint was added (no header understood,
 * ambiguous dates or amounts, ...).
 */
Ledger *read_ledger(const Settings *settings, Day run_date, Complaints *complaints,
                    GError **error);

/* As read_ledger; where that gives NULL, *recognised is what was understood until then, as
 * read_print_mapping gives it (new). */
Ledger *read_ledger_explained(const Settings *settings, Day run_date, Complaints *complaints,
                              char **recognised, GError **error);

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
 * events.csv handed to `relance import`, written as `events` of the settings says: appended to
 * `events` (Event *, strings in `strings`). *n_rows: lines of data, those left out included.
 */
gboolean read_events_file(const char *path, const char *name, const Settings *settings,
                          GStringChunk *strings, GPtrArray *events, gint64 *n_rows,
                          Complaints *complaints, GError **error);

/*
 * How an event of this kind may end: the word for what people write ("rejeté" -> "rejected"), NULL
 * for any other; and which there are, NULL where any text is good. Static.
 */
const char *read_outcome_word(EventKind kind, const char *word);
const char *read_outcome_help(EventKind kind);

/* What a file handed to `relance import` holds, by its name and columns. */
typedef enum {
    IMPORT_UNKNOWN,
    IMPORT_EVENTS,
    IMPORT_STATUSES,
    IMPORT_PROOFS,
    IMPORT_CALLS
} ImportKind;
ImportKind read_import_kind(const char *path);

/*
 * calls.csv as dispatch wrote it and a caller filled it in: events of kind call (until: the callback;
 * note: "DOCUMENT: what was said") and promise, dated by their column `date`, else `today`. Rows that
 * nobody filled in give none. As read_events_file; a row that cannot be used is left out (HELD)
 * [call-incomplete], [outcome-unknown]. *n_rows: rows that were filled in.
 */
gboolean read_calls(const char *path, const char *name, const Settings *settings, Day today,
                    GStringChunk *strings, GPtrArray *events, gint64 *n_rows,
                    Complaints *complaints, GError **error);

/* The table of status codes; NULL as read_rates. */
StatusTable *read_status_table(const char *path, const char *name, Complaints *complaints,
                               GError **error);

/*
 * A platform's file of statuses: invoice, code, date, reason; customer and amount where it has
 * them. Amounts and dates are written as `events` of the settings says. Codes that the table does
 * not know stay in, without a rule; lines without invoice, code or date are left out (HELD).
 * NULL as read_review.
 */
StatusFile *read_statuses(const char *path, const char *name, const Settings *settings,
                          const StatusTable *table, Complaints *complaints, GError **error);

/*
 * What the post says of registered letters: number (or document) with event or outcome and date;
 * one line may tell deposit, first presentation and outcome at once. Lines that say nothing usable
 * are left out (HELD). NULL as read_review.
 */
ProofFile *read_proofs(const char *path, const char *name, const Settings *settings,
                       Complaints *complaints, GError **error);

/*
 * The numbers that the post gave, the first cell of each line; blank lines, those that begin with #
 * and a first line without digits (a header) are passed over. What cannot be printed as a barcode
 * and what stands there twice is left out with a WARNING. NULL and *error
 * (OUTCOME_SETTINGS_REFUSED): the file cannot be read.
 */
NumberPool *read_number_pool(const char *path, const char *name, Complaints *complaints,
                             GError **error);

/*
 * Looks invoices and customers up in what a run wrote (1-read/items.csv, rejected.csv), however
 * many lines it has: what is to be found is asked first, then the files are read.
 */
typedef struct KnownInvoices KnownInvoices;
KnownInvoices *known_invoices_new(void);
void known_invoices_free(KnownInvoices *known);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KnownInvoices, known_invoices_free)
void known_invoices_ask(KnownInvoices *known, const char *customer, const char *invoice);
gboolean known_invoices_read(KnownInvoices *known, const char *path, GError **error);
/* One line from elsewhere, as if it had been read. */
void known_invoices_take(KnownInvoices *known, const char *customer, const char *invoice);
gboolean known_invoices_has_customer(const KnownInvoices *known, const char *customer);
/* The customers who have this invoice, char *; NULL: nobody has it. Lent. */
const GPtrArray *known_invoices_find(const KnownInvoices *known, const char *invoice);

#endif
