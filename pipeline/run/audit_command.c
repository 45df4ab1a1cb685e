/* relance audit verify */
#include <stdio.h>
#include <string.h>

#include "run/commands.h"
#include "run/run.h"
#include "run/run_folder.h"

/* Findings of one run, printed; -1 and *error if it cannot be read at all. */
static int verify_run(const Run *run, HistoryDb *db, const char *folder, GError **error)
{
    g_autofree char *id =
        g_path_get_basename(folder); /* run.json may be what was tampered with */
    gboolean in_chain = db && !strchr(id, 'r');
    g_autofree char *previous = in_chain ? history_run_previous_head(db, id, error) : NULL;
    g_autofree char *head = in_chain ? history_run_head(db, id, error) : NULL;
    if (error && *error)
        return -1;
    g_autoptr(GString) report = g_string_new(NULL);
    int found = audit_verify_run(folder, previous, head, report, error);
    if (found >= 0) {
        g_autofree char *text = g_strdup_printf("run %s (%s)\n%s", id, folder, report->str);
        if (found || !run->options->quiet)
            run_answer(run, text);
        run_say(run, found ? "%d finding%s" : "nothing found: the run is as it was sealed",
                found, found == 1 ? "" : "s");
    }
    return found;
}

static Outcome verify_every_run(const Run *run, HistoryDb *db, GError **error)
{
    g_autoptr(GPtrArray) ids = history_list_runs(db, error);
    if (!ids)
        return outcome_of_error(*error);
    Outcome outcome = OUTCOME_DONE;
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr(GError) trouble = NULL;
        g_autofree char *folder =
            g_build_filename(run->settings->out, g_ptr_array_index(ids, i), NULL);
        int found = verify_run(run, db, folder, &trouble);
        if (found < 0) {
            g_autofree char *text =
                g_strdup_printf("FOUND: run %s: %s\n", (const char *)g_ptr_array_index(ids, i),
                                trouble->message);
            run_answer(run, text);
        }
        if (found != 0)
            outcome = OUTCOME_SOMETHING_HELD;
    }
    return outcome;
}

Outcome command_audit_verify(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, error);
    if (!db)
        return outcome_of_error(*error);
    if (options->all)
        return verify_every_run(run, db, error);
    g_autofree char *folder = run_folder_find(run->settings->out, options->arguments[0], error);
    int found = folder ? verify_run(run, db, folder, error) : -1;
    if (found < 0)
        return outcome_of_error(*error);
    return found ? OUTCOME_SOMETHING_HELD : OUTCOME_DONE;
}
