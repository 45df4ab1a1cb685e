/*
 * One run's life: what is loaded, where it is kept, and the four stages on it.
 *
 * A run is its inputs. Whatever a stage computes is computed from them and from what the history
 * held when the run began; so a stage that is already done can be computed again at any time and
 * must give the very same files (run_keep_text). That is how a run goes on after an interruption
 * and how a later command knows that nobody changed a file in between.
 */
#ifndef RELANCE_RUN_RUN_H
#define RELANCE_RUN_RUN_H

#include "assign/assign.h"
#include "audit/audit.h"
#include "compose/compose.h"
#include "history/history.h"
#include "render/render.h"
#include "run/options.h"
#include "run/run_state.h"

/* What a run that is computed again for looking only (recompute.h) is compared with. */
typedef struct {
    GString *report;
    int n_found;
    guint n_tables, n_files; /* that came out the same */
} Comparison;

typedef struct {
    const Options *options;     /* lent */
    Comparison *comparison;     /* lent; NULL: the run is worked on, a difference stops it */
    const char *const *changes; /* values changed for this call, NULL: none; lent */
    Complaints *complaints;
    char *id;     /* "2026-11-21-1", "2026-11-21-r1" */
    char *folder; /* of the run; a hidden name until `read` is done */
    Day date;
    RunState *state;
    int lock; /* descriptor of out/.lock, -1: not held */
    gboolean is_continued;
    gboolean is_guarded; /* `guard:` may stop it before dispatch */

    char **template_folders, **font_folders; /* searched in order, NULL-ended */
    char *share;
    Settings *settings;
    ScenarioBook *scenarios;
    RateTable *rates; /* NULL: could not be read; a complaint says so */
    Ledger *ledger;
    GPtrArray *inputs;     /* InputFile *: every file the result depends on */
    char *settings_sha256; /* of relance.yaml and scenarios.yaml together */

    char *witnessed; /* audit verify --witness: the file's text; NULL: none */
    HistoryDb *db; /* NULL in a rehearsal and for commands that only look */
    Journal *journal;
    Past *past;

    ReminderPlan *plan;
    Composer *composer;
    Renderer *renderer;
    GPtrArray *files;      /* RenderedFile * */
    GPtrArray *deliveries; /* Delivery * */
} Run;

Run *run_new(const Options *options);
void run_free(Run *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Run, run_free)

/*
 * Loading (run_inputs.c). FALSE and *error: the world failed, or REFUSED complaints (then the error
 * carries the outcome and says how many; the complaints themselves are in run->complaints).
 */
gboolean run_load_settings(Run *run,
                           GError **error); /* the user's relance.yaml, --out, --as-of */
/* Where templates, layouts and fonts are looked for; run_load_rules does it too. */
gboolean run_find_share(Run *run, GError **error);
/*
 * A run named by its path that lies, with a history, in another folder of runs than the settings
 * say: that folder and that history (unless relance.yaml names one elsewhere) are taken as if --out
 * had said so. A copy without a history is looked at with the usual one.
 */
void run_take_out_of(Run *run, const char *named);
gboolean run_load_rules(Run *run, GError **error); /* scenarios, rates, templates, fonts */
gboolean run_load_ledger(Run *run, GError **error);
gboolean run_load_past(Run *run, GError **error); /* needs run->state or the whole history */
void run_collect_inputs(Run *run);                /* fills run->inputs */

/* The stages (stage_*.c), in the order of run.c. Each ends by marking itself done in the state. */
gboolean stage_read(Run *run, GError **error);
gboolean stage_assign(Run *run, GError **error);
gboolean stage_render(Run *run, GError **error);
gboolean stage_dispatch(Run *run, GError **error);

/* The stages in their order (run.c), up to and including `last`. */
gboolean run_perform(Run *run, StageName last, GError **error);

/* deliveries.csv and report.html as the history has them now, nothing sent. Needs run->files. */
gboolean run_show_deliveries(Run *run, GError **error);

/* run->deliveries as the history has them now; nothing is written. Needs run->files. */
gboolean run_list_deliveries_to_look(Run *run, GError **error);

/*
 * Takes back every delivery that has not left (planned, waiting, deferred) by an appended state;
 * their items return to the next plan. How many, or -1 and *error. Needs run->files and run->db.
 */
int run_withdraw(Run *run, GError **error);

/*
 * Writes a stage's file below the run folder; if the stage was done before, the file must hold the
 * same text already, else *error (OUTCOME_INPUT_OUTPUT) names it and nothing goes on. With a
 * comparison nothing is written, and what differs is noted there.
 */
gboolean run_keep_text(Run *run, StageName stage, const char *path, const char *text,
                       GError **error);

/* A new ComposeInput-made composer and a renderer for this run's records, made once. */
gboolean run_prepare_letters(Run *run, GError **error);

/* End of a command that changed the run: run.json, complaints.txt, manifest, `sealed`, head. */
gboolean run_seal(Run *run, GError **error);

/* run.json as the state is now. */
gboolean run_write_state(Run *run, GError **error);

/* What the run's state means for the exit code. */
Outcome run_outcome(const Run *run);

/* Says one line on standard output, unless --quiet; with --json it goes into the object. */
void run_say(const Run *run, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The text that was asked for, lines with their ends: as run_say, but --quiet does not hide it. */
void run_answer(const Run *run, const char *text);

/* Complaints on standard error, as many as a person can read; then the summary. */
void run_report_complaints(const Run *run);

#endif
