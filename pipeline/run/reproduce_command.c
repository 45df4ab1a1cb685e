/* relance audit reproduce: a run's documents written again and compared. */
#include "run/commands.h"
#include "run/recompute.h"
#include "run/run_folder.h"

/* FALSE: the run kept hashes of its inputs only (archive: reference). */
static gboolean has_copies(const char *folder)
{
    g_autofree char *inputs = g_build_filename(folder, "5-audit", "inputs", NULL);
    return g_file_test(inputs, G_FILE_TEST_IS_DIR);
}

int run_decide_again(const Options *options, const char *folder, GString *report)
{
    g_autoptr(GError) trouble = NULL;
    Comparison comparison = {.report = report};
    if (run_is_erased(folder)) {
        g_string_append(report,
                        "NOT CHECKED: decisions of the plan: inputs or tables of the run "
                        "were erased on purpose\n");
        return 0;
    }
    if (run_recompute(options, folder, STAGE_ASSIGN, &comparison, &trouble))
        return comparison.n_found;
    if (!has_copies(folder) && outcome_of_error(trouble) == OUTCOME_INPUT_REFUSED) {
        g_string_append_printf(report, "NOT CHECKED: decisions of the plan: %s\n",
                               trouble->message);
        return comparison.n_found;
    }
    g_string_append_printf(report, "FOUND: the decisions cannot be computed again: %s\n",
                           trouble->message);
    return comparison.n_found + 1;
}

static Outcome reproduce_folder(const Run *run, const char *folder, GError **error)
{
    g_autoptr(GString) report = g_string_new(NULL);
    Comparison comparison = {.report = report};
    if (run_is_erased(folder)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED,
                     "the run cannot be computed again: inputs or tables of it were erased on "
                     "purpose (purge or anonymise); relance audit verify tells more");
        return OUTCOME_INPUT_REFUSED;
    }
    if (!run_recompute(run->options, folder, STAGE_RENDER, &comparison, error)) {
        g_prefix_error(error, "the run cannot be computed again: ");
        return outcome_of_error(*error);
    }
    run_answer(run, report->str);
    if (comparison.n_found == 0)
        run_say(run, "nothing differs: the inputs give the same tables and documents");
    else
        run_say(run, "%d difference%s", comparison.n_found, comparison.n_found == 1 ? "" : "s");
    return comparison.n_found ? OUTCOME_SOMETHING_HELD : OUTCOME_DONE;
}

Outcome command_audit_reproduce(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    run_take_out_of(run, options->arguments[0]);
    g_autofree char *folder = run_folder_find(run->settings->out, options->arguments[0], error);
    return folder ? reproduce_folder(run, folder, error) : outcome_of_error(*error);
}
