/*
 * What was sent to whom, with what answer; what was recorded since. SQLite stands behind this
 * folder. Append-only: a state is a new row, nothing is updated or deleted.
 */
#ifndef RELANCE_HISTORY_HISTORY_H
#define RELANCE_HISTORY_HISTORY_H

#include "records/document.h"
#include "records/delivery.h"
#include "records/past.h"
#include "records/plan.h"

typedef struct HistoryDb HistoryDb;

/* Opens or makes the database (0640). Errors: OUTCOME_INPUT_OUTPUT, OUTCOME_CANNOT_CREATE. */
HistoryDb *history_open(const char *path, GError **error);
/* Read-only; a missing file is an empty history. */
HistoryDb *history_open_to_read(const char *path, GError **error);
void history_close(HistoryDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HistoryDb, history_close)

/* The newest sequence number; every append gets the next one. */
gint64 history_sequence(HistoryDb *db);

/* Everything appended up to and including `sequence` (-1: all), without the rows of `run` (NULL: none left out). */
Past *history_fetch_past(HistoryDb *db, gint64 sequence, const char *except_run, GError **error);

/* A run's life: begun once (with its place in the chain), head stored at each seal. */
gboolean history_begin_run(HistoryDb *db, const char *run_id, Day run_date, gint64 at, GError **error);
/* SHA-256 of the newest journal line of the newest run that has one; NULL: none yet. New string. */
char *history_journal_head(HistoryDb *db, char **run_id, GError **error);
/* Head stored for one run; NULL: none. New string. */
char *history_run_head(HistoryDb *db, const char *run_id, GError **error);
gboolean history_store_head(HistoryDb *db, const char *run_id, const char *head_sha256, GError **error);
/* Ids of the runs, oldest first; a new array of new strings. */
GPtrArray *history_list_runs(HistoryDb *db, GError **error);

/* The documents of a run with their items (one transaction), before anything is announced. */
gboolean history_add_documents(HistoryDb *db, const char *run_id, const ReminderPlan *plan,
                               const GPtrArray *files /* RenderedFile * */, gint64 at, GError **error);
/* New states of deliveries (one transaction). */
gboolean history_add_states(HistoryDb *db, const char *run_id, const GPtrArray *deliveries, GError **error);
/* The newest state of each delivery of a run; a new array of new Delivery *. */
GPtrArray *history_fetch_deliveries(HistoryDb *db, const char *run_id, GError **error);

/* Deliveries of earlier runs that still wait for approval and are superseded by this plan's items. */
GPtrArray *history_find_waiting(HistoryDb *db, const char *except_run, GError **error);

/* Recorded events, approvals, retractions. */
gboolean history_add_events(HistoryDb *db, const GPtrArray *events, const char *login, gint64 at, GError **error);
typedef struct {
    char *run, *document, *by, *login, *remark, *sha256; /* sha256 of the file approved */
    gboolean is_rejection;
    gint64 at;
} ApprovalRecord;
void approval_record_free(ApprovalRecord *record);
gboolean history_add_approval(HistoryDb *db, const ApprovalRecord *record, GError **error);
GPtrArray *history_fetch_approvals(HistoryDb *db, const char *run_id, GError **error);

/* The scenario each customer is kept on while something is overdue (customer -> name; NULL value: none). */
gboolean history_keep_scenarios(HistoryDb *db, const char *run_id, GHashTable *scenario_by_customer, GError **error);

/* `relance history CUSTOMER|INVOICE`: what happened, by date; a new text. json: as JSON. */
char *history_print(HistoryDb *db, const char *customer_or_invoice, gboolean json, GError **error);

#endif
