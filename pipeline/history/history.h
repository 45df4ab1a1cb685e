/*
 * What was sent to whom, with what answer; what was recorded since. SQLite stands behind this
 * folder. Append-only: a state is a new row, nothing is updated or deleted.
 */
#ifndef RELANCE_HISTORY_HISTORY_H
#define RELANCE_HISTORY_HISTORY_H

#include "records/case_file.h"
#include "records/document.h"
#include "records/delivery.h"
#include "records/history_row.h"
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

/* Everything appended up to and including `sequence` (-1: all), without the rows of `run`
 * (NULL: none left out). */
Past *history_fetch_past(HistoryDb *db, gint64 sequence, const char *except_run,
                         GError **error);

/* A run's life: begun once (with its place in the chain), head stored at each seal. */
gboolean history_begin_run(HistoryDb *db, const char *run_id, Day run_date, gint64 at,
                           GError **error);
/* SHA-256 of the newest journal line of the newest run that has one; NULL: none yet. New
 * string. */
char *history_journal_head(HistoryDb *db, char **run_id, GError **error);
/* Head stored for one run; NULL: none. New string. */
char *history_run_head(HistoryDb *db, const char *run_id, GError **error);
/*
 * The head that the run's first journal line continues: that of history_journal_head() when the
 * run was begun (later lines of the run before do not change it); 64 zeros
 * if it began the chain. NULL: no such run, or *error.
 */
char *history_run_previous_head(HistoryDb *db, const char *run_id, GError **error);
gboolean history_store_head(HistoryDb *db, const char *run_id, const char *head_sha256,
                            GError **error);
/* Ids of the runs, oldest first; a new array of new strings. */
GPtrArray *history_list_runs(HistoryDb *db, GError **error);

/*
 * The documents of a run with their items (one transaction), before anything is announced. Of
 * the plan those that have a file, and those whose step has no template (calls, dossiers);
 * withheld ones are left out. What is recorded already with the same content is left alone, so
 * a run that is started again may call it again; other content makes a new revision, and is
 * refused (OUTCOME_OUR_MISTAKE) once the document was announced.
 */
gboolean history_add_documents(HistoryDb *db, const char *run_id, const ReminderPlan *plan,
                               const GPtrArray *files /* RenderedFile * */, gint64 at,
                               GError **error);
/*
 * New states of deliveries (one transaction); run_id is the run that caused them. Each document
 * must have been added. A delivery's newest state is the one appended last.
 */
gboolean history_add_states(HistoryDb *db, const char *run_id, const GPtrArray *deliveries,
                            GError **error);
/* How many mails were announced to a server or a Maildir after `since` (seconds since 1970 UTC). */
gint64 history_count_mails(HistoryDb *db, gint64 since, GError **error);
/* The newest state of each delivery of a run; a new array of new Delivery *. */
GPtrArray *history_fetch_deliveries(HistoryDb *db, const char *run_id, GError **error);

/*
 * Deliveries that still wait for approval, of all runs but one; a new array of new Delivery *.
 * The caller supersedes those whose items it plans again (their items stand in the Past, by
 * document).
 */
GPtrArray *history_find_waiting(HistoryDb *db, const char *except_run, GError **error);

/* Recorded events, approvals, retractions. */
gboolean history_add_events(HistoryDb *db, const GPtrArray *events, const char *login,
                            gint64 at, GError **error);
typedef struct {
    char *run, *document, *by, *login, *remark, *sha256; /* sha256 of the file approved */
    gboolean is_rejection;
    gint64 at;
} ApprovalRecord;
void approval_record_free(ApprovalRecord *record);
gboolean history_add_approval(HistoryDb *db, const ApprovalRecord *record, GError **error);
GPtrArray *history_fetch_approvals(HistoryDb *db, const char *run_id, GError **error);

/*
 * Takes back what has left (retract) or not yet left (undo): levels return by this record.
 * document NULL: all of the run. The past's reminders of it are then `is_retracted`.
 */
gboolean history_add_retraction(HistoryDb *db, const char *run_id, const char *document,
                                const char *by, const char *login, const char *reason,
                                gint64 at, GError **error);

/* The scenario each customer is kept on while something is overdue (customer -> name; NULL
 * value: none). */
gboolean history_keep_scenarios(HistoryDb *db, const char *run_id,
                                GHashTable *scenario_by_customer, GError **error);

/*
 * What a run saw of reminded invoices (of ReminderPlan.sightings): gone from its ledger, or open in
 * it again. Only what differs from the newest sighting is written.
 */
gboolean history_add_sightings(HistoryDb *db, const char *run_id,
                               const GArray *sightings /* Sighting */, GError **error);

/* What is to be forgotten. */
typedef struct {
    const char *words;    /* "purge before 2020-01-01 by Anne": the append's kind says it */
    GPtrArray *documents; /* char *: their recipients go */
    GPtrArray *customers; /* char *: the notes of their events go */
    Day before;           /* of events before this day only; DAY_NONE: of all */
} HistoryErasure;

/*
 * Empties recipients and free text (one transaction). Ids, dates, levels, amounts, digests stay,
 * so that what is planned afterwards is the same.
 */
gboolean history_erase(HistoryDb *db, const HistoryErasure *erasure, gint64 at, GError **error);
/* TRUE if the newest append is such an erasure: it was perhaps interrupted. */
gboolean history_is_erasing(HistoryDb *db);
/* Documents and recipients of one customer, appended to the arrays as new strings. */
gboolean history_list_customer(HistoryDb *db, const char *customer, GPtrArray *documents,
                               GPtrArray *recipients, GError **error);

/*
 * Digests of the rows that a run appended, and of those recorded between the beginning of the run
 * before and its own; by table, row. A new array of new HistoryRow *.
 */
GPtrArray *history_digest_rows(HistoryDb *db, const char *run_id, GError **error);
/* Every journal hash stored for a run; *are_whole: their appends are those they came with. */
GPtrArray *history_list_heads(HistoryDb *db, const char *run_id, gboolean *are_whole,
                              GError **error);

/*
 * Numbers of registered letters. A reservation is for ever, whatever becomes of the letter: a number
 * that was ever written beside a document is never given to another one.
 */
typedef struct {
    const char *document, *number;
} NumberUse;
gboolean history_reserve_numbers(HistoryDb *db, const char *run_id, const GArray *uses,
                                 gint64 at, GError **error);
/* Folded number (number_pool_fold) -> document; new. Empty in a history of an earlier program. */
GHashTable *history_fetch_numbers(HistoryDb *db, GError **error);
/* Document -> number as printed, of one run (NULL: of all); new. */
GHashTable *history_fetch_reservations(HistoryDb *db, const char *run_id, GError **error);

/* Documents about a customer's items that left, oldest first; a new array of new SentDocument *. */
GPtrArray *history_list_sent(HistoryDb *db, const char *customer, GError **error);

/* Proofs of registered letters (PastProof *, with their documents), all or none. */
gboolean history_add_proofs(HistoryDb *db, const GPtrArray *proofs, const char *source,
                            const char *login, gint64 at, GError **error);

/* `relance history CUSTOMER|INVOICE`: what happened, by date; a new text. json: as JSON,
 * without white space. */
char *history_print(HistoryDb *db, const char *customer_or_invoice, gboolean json,
                    GError **error);

#endif
