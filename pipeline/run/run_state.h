/*
 * run.json: what a run is, which stages are done, its control totals.
 */
#ifndef RELANCE_RUN_RUN_STATE_H
#define RELANCE_RUN_RUN_STATE_H

#include "records/document.h"
#include "records/ledger.h"
#include "records/plan.h"

typedef enum { STAGE_READ, STAGE_ASSIGN, STAGE_RENDER, STAGE_DISPATCH, STAGE_COUNT } StageName;
const char *stage_name(StageName stage);

/* One review.csv that was applied: the archived file and who answers for it. */
typedef struct {
    char *path; /* relative to the run folder */
    char *by, *sha256;
} ReviewEntry;

typedef struct {
    char *id, *version, *settings_sha256, *as_of_source;
    Day date, as_of;
    gboolean is_rehearsal, is_proposal, is_old_ledger_accepted;
    gint64 history_sequence;
    gboolean is_done[STAGE_COUNT];
    GPtrArray *inputs;     /* InputFile * */
    GPtrArray *reviews;    /* ReviewEntry * */
    GPtrArray *recognised; /* char * */
    char *figures; /* totals, decisions, documents: JSON members, printed as they stand */
} RunState;

RunState *run_state_new(void);
void run_state_free(RunState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunState, run_state_free)

/* The indented text of run.json; a new string. */
char *run_state_print(const RunState *state);

/* Reads <folder>/run.json; NULL and *error (OUTCOME_INPUT_REFUSED) if it is none of ours. */
RunState *run_state_read(const char *folder, GError **error);

/* TRUE if every stage ended. */
gboolean run_state_is_finished(const RunState *state);

/* TRUE if both runs work on the same settings and the same inputs, byte for byte. */
gboolean run_state_has_inputs(const RunState *state, const GPtrArray *inputs);

/* Fills `figures` from what the stages made; plan and files may be NULL. */
void run_state_set_figures(RunState *state, const Ledger *ledger, const ReminderPlan *plan,
                           const GPtrArray *files);

#endif
