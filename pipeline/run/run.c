/*
 * The whole flow on one page.
 *
 *   read ---> assign ---> render (compose) ---> dispatch
 *
 * The order of the stages is written here and nowhere else. A stage that was done before is
 * computed again and compared with its files, so every command below can be started again.
 */
#include "run/approvals.h"
#include "run/commands.h"
#include "run/guard.h"
#include "run/run.h"
#include "run/run_begin.h"
#include "run/summary.h"
#include "run/witness.h"

typedef gboolean (*Stage)(Run *run, GError **error);

static const Stage stages[STAGE_COUNT] = {
    [STAGE_READ] = stage_read,         /* ledger extract, customers, events -> Ledger */
    [STAGE_ASSIGN] = stage_assign,     /* Ledger x Scenarios x Past x date  -> Plan */
    [STAGE_RENDER] = stage_render,     /* Plan x templates -> Documents     -> PDF */
    [STAGE_DISPATCH] = stage_dispatch, /* Documents -> mail, print job      -> Deliveries */
};

/* A run of unusual size becomes a proposal: `dispatch` sends it when a person says so. */
static gboolean is_braked(const Run *run)
{
    if (!run->is_guarded || !guard_stops(run) || run->state->is_rehearsal)
        return FALSE;
    run->state->is_proposal = TRUE;
    return TRUE;
}

gboolean run_perform(Run *run, StageName last, GError **error)
{
    for (int stage = STAGE_READ; stage <= (int)last; stage++) {
        if (stage == STAGE_DISPATCH && is_braked(run))
            return review_sheet_write(run, error);
        if (!stages[stage](run, error))
            return FALSE;
    }
    return TRUE;
}

/* Every command that works on a run: open it, perform its stages, seal it, say how it ended. */
static Outcome work(Run *run, gboolean opened, StageName first, StageName last, GError **error)
{
    gboolean performed = opened && run_perform(run, last, error);
    gboolean sealed = performed && run_seal(run, error) &&
                      (last != STAGE_DISPATCH || witness_tell(run, error));
    run_report_complaints(run);
    if (!sealed)
        return error && *error ? outcome_of_error(*error) : OUTCOME_OUR_MISTAKE;
    gboolean is_stopped = run->state->is_proposal && !run->state->is_done[STAGE_DISPATCH];
    summary_print(run, first, is_stopped ? MIN(last, STAGE_RENDER) : last);
    return run_outcome(run);
}

Outcome command_run(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    StageName last = options->propose ? STAGE_RENDER : STAGE_DISPATCH;
    run->is_guarded = TRUE;
    return work(run, run_begin(run, RUN_BEGIN_OR_CONTINUE, error), STAGE_READ, last, error);
}

Outcome command_read(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    return work(run, run_begin(run, RUN_BEGIN_ANEW, error), STAGE_READ, STAGE_READ, error);
}

static Outcome work_on_named(const Options *options, StageName last, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    return work(run, run_reopen(run, options->arguments[0], error), last, last, error);
}

Outcome command_assign(const Options *options, GError **error)
{
    return work_on_named(options, STAGE_ASSIGN, error);
}

Outcome command_render(const Options *options, GError **error)
{
    return work_on_named(options, STAGE_RENDER, error);
}

Outcome command_dispatch(const Options *options, GError **error)
{
    return work_on_named(options, STAGE_DISPATCH, error);
}
