/* relance audit verify */
#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/notice_signature.h"
#include "run/recompute.h"
#include "run/run.h"
#include "run/run_folder.h"
#include "run/witness.h"

/* A run folder and what the history has of it. */
typedef struct {
    char *id;
    gboolean is_rehearsal;
    gboolean is_known;
    char *previous, *head; /* NULL: none */
} Evidence;

static void evidence_clear(Evidence *evidence)
{
    g_free(evidence->id);
    g_free(evidence->previous);
    g_free(evidence->head);
}

/* The folder's name, since run.json may be what was tampered with; a copy has other names. */
static void identify(Evidence *evidence, const char *folder)
{
    evidence->id = g_path_get_basename(folder);
    if (run_folder_is_id(evidence->id, &evidence->is_rehearsal))
        return;
    g_autoptr(RunState) state = run_state_read(folder, NULL);
    if (!state)
        return;
    g_free(evidence->id);
    evidence->id = g_strdup(state->id);
    evidence->is_rehearsal = state->is_rehearsal;
}

static gboolean is_in_list(const GPtrArray *ids, const char *id)
{
    for (guint i = 0; i < ids->len; i++)
        if (g_str_equal(g_ptr_array_index(ids, i), id))
            return TRUE;
    return FALSE;
}

static gboolean ask_history(Evidence *evidence, HistoryDb *db, GError **error)
{
    if (evidence->is_rehearsal)
        return TRUE;
    g_autoptr(GPtrArray) ids = history_list_runs(db, error);
    evidence->is_known = ids && is_in_list(ids, evidence->id);
    GError *trouble = NULL;
    if (evidence->is_known)
        evidence->previous = history_run_previous_head(db, evidence->id, &trouble);
    if (evidence->is_known && !trouble)
        evidence->head = history_run_head(db, evidence->id, &trouble);
    if (trouble)
        g_propagate_error(error, trouble);
    return ids && !trouble;
}

static gboolean lies_in_out(const Run *run, const char *folder)
{
    g_autofree char *full = g_canonicalize_filename(folder, NULL);
    g_autofree char *above = g_path_get_dirname(full);
    g_autofree char *out = g_canonicalize_filename(run->settings->out, NULL);
    return g_str_equal(above, out);
}

/* Rows of the history that were changed, deleted or added since the run was sealed. */
static int compare_rows(HistoryDb *db, const char *id, const char *folder, GString *report)
{
    g_autoptr(GError) trouble = NULL;
    gboolean are_whole = TRUE;
    g_autoptr(GPtrArray) rows = history_digest_rows(db, id, &trouble);
    g_autoptr(GPtrArray) heads = rows ? history_list_heads(db, id, &are_whole, &trouble) : NULL;
    if (heads)
        return audit_compare_rows(folder, rows, report) +
               audit_compare_heads(folder, heads, are_whole, report);
    g_string_append_printf(report, "FOUND: history: %s\n", trouble->message);
    return 1;
}

/* What the history says of the run beyond the journal's lines; the number of findings. */
static int compare_with_history(const Run *run, HistoryDb *db, const Evidence *evidence,
                                const char *folder, GString *report)
{
    if (evidence->is_rehearsal || (!evidence->is_known && !lies_in_out(run, folder)))
        return 0;
    g_autoptr(GError) trouble = NULL;
    g_autoptr(GPtrArray) deliveries =
        evidence->head ? history_fetch_deliveries(db, evidence->id, &trouble) : NULL;
    if (deliveries)
        return audit_compare_deliveries(folder, deliveries, report) +
               compare_rows(db, evidence->id, folder, report);
    if (!evidence->is_known)
        g_string_append_printf(report,
                               "FOUND: history: %s knows no run %s; the history was deleted or "
                               "replaced, or the run has another name\n",
                               run->settings->history, evidence->id);
    else if (trouble)
        g_string_append_printf(report, "FOUND: history: %s\n", trouble->message);
    else
        g_string_append(report,
                        "FOUND: history: knows the run, but no line of its journal; its first "
                        "command was interrupted, or the history was changed\n");
    return 1;
}

/* Signed notices, and what was handed outside: signed and stamped statements, and the witness's file. */
static int compare_with_witness(const Run *run, const Evidence *evidence, const char *folder,
                                GString *report)
{
    int found = witness_compare_seals(run, folder, evidence->id, report) +
                notice_signatures_compare(run, folder, report);
    if (run->witnessed)
        found +=
            audit_compare_statements(folder, evidence->id, run->witnessed, "witness", report);
    return found;
}

static void say_gone(const Run *run, const char *id, const char *why)
{
    g_autofree char *text = g_strdup_printf("FOUND: run %s: %s\n", id, why);
    run_answer(run, text);
}

/* Runs that the witness was told of and that nobody here knows. */
static int find_unknown_runs(const Run *run, const GPtrArray *ids)
{
    g_autoptr(GPtrArray) told = audit_list_stated_runs(text_or_empty(run->witnessed));
    int found = 0;
    for (guint i = 0; i < told->len; i++) {
        const char *id = g_ptr_array_index(told, i);
        if (is_in_list(ids, id))
            continue;
        say_gone(run, id, "the witness was told of it; it is neither here nor in the history");
        found++;
    }
    return found;
}

/* A history that cannot be read is a finding like any other; the folder is verified all the same.
 */
static int verify_folder(const Run *run, HistoryDb *db, const Evidence *evidence,
                         const char *folder, const GError *unreadable, GString *report,
                         GError **error)
{
    int found = audit_verify_run(folder, evidence->previous, evidence->head, report, error);
    if (found < 0)
        return found;
    if (unreadable) {
        g_string_append_printf(report, "FOUND: history: %s\n", unreadable->message);
        return found + 1;
    }
    return found + compare_with_history(run, db, evidence, folder, report) +
           compare_with_witness(run, evidence, folder, report) +
           run_decide_again(run->options, folder, report);
}

/* Findings of one run, printed; -1 and *error if it cannot be read at all. */
static int verify_run(const Run *run, HistoryDb *db, const char *folder,
                      const GError *unreadable, GError **error)
{
    Evidence evidence = {0};
    g_autoptr(GError) trouble = NULL;
    identify(&evidence, folder);
    if (db && !ask_history(&evidence, db, &trouble))
        unreadable = trouble;
    g_autoptr(GString) report = g_string_new(NULL);
    int found = verify_folder(run, db, &evidence, folder, unreadable, report, error);
    if (found >= 0) {
        g_autofree char *text =
            g_strdup_printf("run %s (%s)\n%s", evidence.id, folder, report->str);
        if (found || !run->options->quiet)
            run_answer(run, text);
        run_say(run, found ? "%d finding%s" : "nothing found: the run is as it was sealed",
                found, found == 1 ? "" : "s");
    }
    evidence_clear(&evidence);
    return found;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The runs that the history knows, and those below out that it does not; new strings. */
static GPtrArray *list_every_run(const Run *run, HistoryDb *db, GError **error)
{
    GPtrArray *ids = history_list_runs(db, error);
    guint n_known = ids ? ids->len : 0;
    g_autoptr(GDir) out = ids ? g_dir_open(run->settings->out, 0, NULL) : NULL;
    const char *name;
    gboolean is_rehearsal;
    while (out && (name = g_dir_read_name(out)))
        if (run_folder_is_id(name, &is_rehearsal) && !is_rehearsal && !is_in_list(ids, name))
            g_ptr_array_add(ids, g_strdup(name));
    if (ids && ids->len > n_known)
        qsort(ids->pdata + n_known, ids->len - n_known, sizeof *ids->pdata, compare_names);
    return ids;
}

/* The history hears of a run before its folder has its name; what was interrupted between the two
 * did nothing, and its number is not used again.
 */
static gboolean never_appeared(const Run *run, HistoryDb *db, const char *id,
                               const char *folder)
{
    if (g_file_test(folder, G_FILE_TEST_EXISTS))
        return FALSE;
    g_autofree char *head = history_run_head(db, id, NULL);
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(db, id, NULL);
    if (head || !deliveries || deliveries->len > 0)
        return FALSE;
    g_autofree char *text = g_strdup_printf(
        "run %s: was interrupted before it had a folder; nothing was done in it\n", id);
    if (!run->options->quiet)
        run_answer(run, text);
    return TRUE;
}

static Outcome verify_every_run(const Run *run, HistoryDb *db, GError **error)
{
    g_autoptr(GPtrArray) ids = list_every_run(run, db, error);
    if (!ids)
        return outcome_of_error(*error);
    Outcome outcome = find_unknown_runs(run, ids) ? OUTCOME_SOMETHING_HELD : OUTCOME_DONE;
    for (guint i = 0; i < ids->len; i++) {
        const char *id = g_ptr_array_index(ids, i);
        g_autoptr(GError) trouble = NULL;
        g_autofree char *folder = g_build_filename(run->settings->out, id, NULL);
        if (never_appeared(run, db, id, folder))
            continue;
        int found = verify_run(run, db, folder, NULL, &trouble);
        if (found < 0)
            say_gone(run, id, trouble->message);
        if (found != 0)
            outcome = OUTCOME_SOMETHING_HELD;
    }
    return outcome;
}

/* A run that the history knows and that lies nowhere: somebody took it away. */
static gboolean is_gone(const Options *options, HistoryDb *db)
{
    g_autoptr(GPtrArray) ids =
        db && options->n_arguments > 0 ? history_list_runs(db, NULL) : NULL;
    return ids && is_in_list(ids, options->arguments[0]);
}

static Outcome verify_one_run(const Run *run, HistoryDb *db, const GError *unreadable,
                              GError **error)
{
    const char *named = run->options->arguments[0];
    g_autoptr(GError) trouble = NULL;
    g_autofree char *folder = run_folder_find(run->settings->out, named, &trouble);
    if (!folder && is_gone(run->options, db)) {
        say_gone(run, named, "the history knows it, its folder is gone");
        return OUTCOME_SOMETHING_HELD;
    }
    if (!folder) {
        g_propagate_error(error, g_steal_pointer(&trouble));
        return outcome_of_error(*error);
    }
    int found = verify_run(run, db, folder, unreadable, error);
    if (found < 0)
        return outcome_of_error(*error);
    return found ? OUTCOME_SOMETHING_HELD : OUTCOME_DONE;
}

Outcome command_audit_verify(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_load_settings(run, error)) {
        run_report_complaints(run);
        return outcome_of_error(*error);
    }
    run_take_out_of(run, options->arguments[0]);
    if (options->witness && !(run->witnessed = file_read_whole(options->witness, NULL, error)))
        return outcome_of_error(*error);
    g_autoptr(GError) unreadable = NULL;
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, &unreadable);
    if (!options->all)
        return verify_one_run(run, db, unreadable, error);
    if (db)
        return verify_every_run(run, db, error);
    g_propagate_error(error, g_steal_pointer(&unreadable));
    return outcome_of_error(*error);
}
