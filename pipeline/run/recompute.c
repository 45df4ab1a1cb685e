#include "run/recompute.h"

#include "ground/text.h"
#include "run/archive.h"
#include "run/run_begin.h"

static void tell_versions(const Run *run, GString *report)
{
    if (text_equals(run->state->version, RELANCE_VERSION))
        g_string_append_printf(report, "program: relance %s then and now\n", RELANCE_VERSION);
    else
        g_string_append_printf(report,
                               "program: written by relance %s, computed again by relance %s; "
                               "a difference may come from the program\n",
                               run->state->version, RELANCE_VERSION);
}

/* An input that is another one makes every comparison worthless; a font may be the cause of one. */
static gboolean check_inputs(const Run *run, GString *report, GError **error)
{
    g_autoptr(GPtrArray) changed = archive_find_changed(run);
    for (guint i = 0; i < changed->len; i++) {
        const InputFile *was = g_ptr_array_index(changed, i);
        if (!archive_is_of_machine(was))
            return outcome_fail(error, OUTCOME_INPUT_REFUSED,
                                "the %s %s of the run (SHA-256 %.12s...) is gone or another "
                                "file now%s",
                                was->role, was->path, was->sha256,
                                run->settings->archive_copy
                                    ? ""
                                    : "; with archive: reference only its hash was kept");
        g_string_append_printf(report,
                               "input: the %s %s is another file than in the run (SHA-256 then "
                               "%.12s...); letters may look otherwise\n",
                               was->role, was->path, was->sha256);
    }
    g_string_append_printf(report, "inputs: %u of %u are the very files of the run\n",
                           run->state->inputs->len - changed->len, run->state->inputs->len);
    return TRUE;
}

static void tell_same(const Run *run, StageName last, const Comparison *comparison)
{
    guint rows = run->plan ? run->plan->rows->len : 0;
    if (comparison->n_found > 0)
        return;
    if (last >= STAGE_ASSIGN)
        g_string_append_printf(comparison->report,
                               "plan: each of its %u rows decided again from the inputs and "
                               "the rules, with the same result\n",
                               rows);
    if (last >= STAGE_RENDER)
        g_string_append_printf(comparison->report,
                               "documents: %u written again, %u PDF files the same byte for "
                               "byte\n",
                               run->files->len, comparison->n_files);
}

gboolean run_recompute(const Options *options, const char *folder, StageName last,
                       Comparison *comparison, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    if (!run_reopen_to_look(run, folder, error))
        return FALSE;
    while (last > STAGE_READ && !run->state->is_done[last])
        last--;
    run->comparison = comparison;
    tell_versions(run, comparison->report);
    if (!check_inputs(run, comparison->report, error) || !run_perform(run, last, error))
        return FALSE;
    tell_same(run, last, comparison);
    return TRUE;
}

gboolean run_is_erased(const char *folder)
{
    g_autoptr(GHashTable) erased = audit_list_erased(folder);
    GHashTableIter each;
    gpointer path;
    g_hash_table_iter_init(&each, erased);
    while (g_hash_table_iter_next(&each, &path, NULL))
        if (g_str_has_prefix(path, "5-audit/inputs/") || g_str_has_prefix(path, "1-read/"))
            return TRUE;
    return FALSE;
}
