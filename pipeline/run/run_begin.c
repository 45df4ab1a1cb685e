#include "run/run_begin.h"

#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"
#include "run/recompute.h"
#include "run/run_folder.h"
#include "settings/settings.h"

static gboolean take_lock(Run *run, GError **error)
{
    run->lock = run_folder_lock(run->settings->out, run->id ? run->id : "run", error);
    return run->lock >= 0;
}

/* A history that was lost or renamed: what its runs sent would go out once more. */
static void warn_if_history_is_lost(const Run *run)
{
    g_autofree char *id = run_folder_newest_id(run->settings->out, DAY_NONE);
    if (!id || g_file_test(run->settings->history, G_FILE_TEST_EXISTS))
        return;
    complaint_add(
        run->complaints, COMPLAINT_WARNING, "history-missing",
        (Place){run->settings->file, 0, 0},
        "there is no history %s yet, but %s holds runs, the newest %s: what they sent "
        "is not known and may be sent again; put the history back or correct history",
        run->settings->history, run->settings->out, id);
}

gboolean run_open_history(Run *run, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(run->settings->history);
    if (!folder_create(folder, error))
        return FALSE;
    warn_if_history_is_lost(run);
    run->db = history_open(run->settings->history, error);
    return run->db != NULL;
}

/* The journal goes on where the newest run's ended; a rehearsal stands outside the chain. */
gboolean run_open_journal(Run *run, GError **error)
{
    g_autoptr(GError) trouble = NULL;
    g_autofree char *head = run->db ? history_journal_head(run->db, NULL, &trouble) : NULL;
    if (trouble) {
        g_propagate_error(error, g_steal_pointer(&trouble));
        return FALSE;
    }
    run->journal = journal_open(run->folder, head, error);
    return run->journal != NULL;
}

static void new_state(Run *run)
{
    RunState *state = run_state_new();
    state->id = g_strdup(run->id);
    state->date = run->date;
    state->as_of = run->ledger->as_of;
    state->as_of_source = g_strdup(run->ledger->as_of_source);
    state->is_rehearsal = run->options->rehearse;
    state->is_proposal = run->options->propose;
    state->is_old_ledger_accepted = run->options->accept_old_ledger;
    state->settings_sha256 = g_strdup(run->settings_sha256);
    state->history_sequence = run->db ? history_sequence(run->db) : run->past->sequence;
    for (guint i = 0; i < run->inputs->len; i++) {
        const InputFile *input = g_ptr_array_index(run->inputs, i);
        g_ptr_array_add(state->inputs,
                        input_file_new(input->role, input->path, input->real_path,
                                       input->sha256, input->rows));
    }
    for (guint i = 0; i < run->ledger->recognised->len; i++)
        g_ptr_array_add(state->recognised,
                        g_strdup(g_ptr_array_index(run->ledger->recognised, i)));
    run->state = state;
}

/* Settings, rules, ledger, letters: everything that can be refused before anything is written.
 */
static gboolean load_everything(Run *run, GError **error)
{
    return run_load_rules(run, error) && run_load_ledger(run, error);
}

/*
 * TRUE if the run came to its seal: the history has the hash of the journal's last line. It has
 * that of an earlier line where lines were added since; that of none where somebody changed the
 * journal: such a run is left as it is, for `audit verify` to tell, never sealed once more.
 */
static gboolean is_sealed(const Run *run, const char *id, const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "5-audit", "journal.jsonl", NULL);
    g_autofree char *journal = file_read_whole(path, NULL, NULL);
    g_autofree char *head = run->db ? history_run_head(run->db, id, NULL) : NULL;
    if (!journal || !head)
        return FALSE;
    g_auto(GStrv) lines = g_strsplit(g_strchomp(journal), "\n", -1);
    guint n = g_strv_length(lines), at = n;
    while (at > 0) {
        g_autofree char *sha256 = data_sha256(lines[at - 1], strlen(lines[at - 1]));
        if (g_str_equal(sha256, head))
            break;
        at--;
    }
    return at == n || at == 0;
}

/* The history hears of a run before its folder appears; one that it does not know is not its. */
static gboolean is_known(const Run *run, const char *id)
{
    g_autoptr(GPtrArray) known = run->db ? history_list_runs(run->db, NULL) : NULL;
    for (guint i = 0; known && i < known->len; i++)
        if (g_str_equal(g_ptr_array_index(known, i), id))
            return TRUE;
    return FALSE;
}

/* What a run sends is recorded in its own history; another one would send it again one day. */
static gboolean check_known(const Run *run, GError **error)
{
    return is_known(run, run->id) ||
           outcome_fail(error, OUTCOME_WRONG_USE,
                        "run %s is not in the history %s, nothing was done; name the history "
                        "that it began with (history in relance.yaml, or --out)",
                        run->id, run->settings->history);
}

/* The run of this date that did not come to its end, on the same inputs; FALSE: there is none. */
static gboolean adopt_unfinished(Run *run)
{
    g_autofree char *id = run_folder_newest_id(run->settings->out, run->date);
    if (!id || !is_known(run, id))
        return FALSE;
    g_autofree char *folder = g_build_filename(run->settings->out, id, NULL);
    g_autoptr(RunState) state = run_state_read(folder, NULL);
    if (!state || state->is_proposal ||
        (run_state_is_finished(state) && is_sealed(run, id, folder)) ||
        state->as_of != run->ledger->as_of ||
        state->is_old_ledger_accepted != run->options->accept_old_ledger ||
        !run_state_has_inputs(state, run->inputs))
        return FALSE;
    g_free(run->id);
    run->id = g_steal_pointer(&id);
    run->folder = g_steal_pointer(&folder);
    run->state = g_steal_pointer(&state);
    run->is_continued = TRUE;
    return TRUE;
}

static gboolean choose_id(Run *run, GError **error)
{
    g_autoptr(GPtrArray) known = run->db ? history_list_runs(run->db, error) : NULL;
    if (run->db && !known)
        return FALSE;
    run->id = run_folder_next_id(run->settings->out, run->date, run->options->rehearse, known);
    return TRUE;
}

/* A hidden folder until stage_read has written its files; then it appears under its name. */
static gboolean make_folder(Run *run, GError **error)
{
    g_autofree char *hidden = g_strconcat(".tmp-", run->id, NULL);
    run->folder = g_build_filename(run->settings->out, hidden, NULL);
    return folder_remove_tree(run->folder, error) && folder_create(run->folder, error);
}

/*
 * Templates and layout are checked on an empty past first, since the past wants a run's
 * sequence; composer and renderer for the letters themselves are made when the past is known.
 */
static gboolean prepare_letters(Run *run, GError **error)
{
    if (run->past == NULL && !run_load_past(run, error))
        return FALSE;
    return run_prepare_letters(run, error);
}

/* What assign would refuse is refused before there is a run. */
static gboolean is_refused(Run *run, GError **error)
{
    AssignInput input = {run->ledger, run->scenarios, run->settings,
                         run->past,   run->date,      run->id};
    return assign_is_refused(&input, run->complaints) &&
           !outcome_fail(error, OUTCOME_INPUT_REFUSED,
                         "the run is refused (complaint above); nothing was sent");
}

gboolean run_begin(Run *run, RunBegin how, GError **error)
{
    if (!run_load_settings(run, error) || !load_everything(run, error) ||
        !take_lock(run, error))
        return FALSE;
    if (!run->options->rehearse && !run_open_history(run, error))
        return FALSE;
    if (!choose_id(run, error) || !prepare_letters(run, error))
        return FALSE;
    run_collect_inputs(run);
    if (how == RUN_BEGIN_OR_CONTINUE && !run->options->rehearse && !run->options->propose &&
        adopt_unfinished(run)) {
        run_say(run, "Going on with run %s, which did not come to its end.", run->id);
        g_clear_pointer(&run->past, past_free);
        g_clear_pointer(&run->composer, composer_free);
        g_clear_pointer(&run->renderer, renderer_free);
        return prepare_letters(run, error) && run_open_journal(run, error);
    }
    if (how == RUN_BEGIN_OR_CONTINUE && is_refused(run, error))
        return FALSE;
    if (!make_folder(run, error))
        return FALSE;
    new_state(run);
    return TRUE;
}

/* The run's own settings, its inputs turned to what it kept of them. */
static gboolean reopen_inputs(Run *run, GError **error)
{
    run->state = run_state_read(run->folder, error);
    if (!run->state)
        return FALSE;
    run->id = g_strdup(run->state->id);
    char day[DAY_ISO_SIZE];
    if (run->options->has_date && run->options->date != run->state->date)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "run %s is of %s for ever; --date cannot change it", run->state->id,
                            day_print_iso(run->state->date, day));
    run->date = run->state->date;
    g_autoptr(Settings) present = g_steal_pointer(&run->settings);
    g_autofree char *path = archive_find_settings(run, error);
    if (!path)
        return FALSE;
    run->settings = settings_load(path, run->complaints, error);
    if (!run->settings)
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s cannot be used", path);
    if (!archive_redirect(run, present, error))
        return FALSE;
    if (run->state->is_old_ledger_accepted)
        run->settings->max_ledger_age_days = 0;
    return TRUE;
}

gboolean run_reopen(Run *run, const char *named, GError **error)
{
    if (!run_load_settings(run, error))
        return FALSE;
    run_take_out_of(run, named);
    run->folder = run_folder_find(run->settings->out, named, error);
    if (run->folder && run_is_erased(run->folder))
        return outcome_fail(
            error, OUTCOME_INPUT_REFUSED,
            "inputs or tables of %s were erased on purpose (purge or anonymise); "
            "nothing can be done with this run any more",
            run->folder);
    if (!run->folder || !reopen_inputs(run, error) || !take_lock(run, error) ||
        !load_everything(run, error))
        return FALSE;
    if (!run->state->is_rehearsal &&
        (!run_open_history(run, error) || !check_known(run, error)))
        return FALSE;
    if (!prepare_letters(run, error))
        return FALSE;
    run_collect_inputs(run);
    return archive_compare(run, error) && run_open_journal(run, error);
}

gboolean run_reopen_to_look(Run *run, const char *named, GError **error)
{
    if (!run_load_settings(run, error))
        return FALSE;
    run_take_out_of(run, named);
    run->folder = run_folder_find(run->settings->out, named, error);
    if (!run->folder || !reopen_inputs(run, error) || !load_everything(run, error))
        return FALSE;
    run->db =
        run->state->is_rehearsal ? NULL : history_open_to_read(run->settings->history, error);
    if ((!run->db && !run->state->is_rehearsal) || !prepare_letters(run, error))
        return FALSE;
    run_collect_inputs(run);
    return TRUE;
}

gboolean run_look(Run *run, GError **error)
{
    return run_load_settings(run, error) && load_everything(run, error) &&
           run_load_past(run, error);
}
