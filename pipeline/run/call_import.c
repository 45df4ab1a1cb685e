/* relance import calls: what the agenda of calls brought, appended to the history once. */
#include "ground/text.h"
#include "read/read.h"
#include "run/commands.h"
#include "run/import_command.h"
#include "run/known_ledger.h"
#include "run/run.h"

/* The same call, whenever it was imported: everything but its day. */
static gboolean is_same_call(const Event *one, const Event *other)
{
    return one->kind == other->kind && one->until == other->until &&
           one->amount_minor == other->amount_minor &&
           text_equals(one->customer, other->customer) &&
           text_equals(one->outcome, other->outcome) &&
           text_equals(one->reason, other->reason) && text_equals(one->note, other->note);
}

/* Takes those out that the history has, or that stand twice in the file; how many. */
static guint drop_known(const Past *past, GPtrArray *events)
{
    guint n_known = 0;
    for (guint i = 0; i < events->len;) {
        const Event *event = g_ptr_array_index(events, i);
        gboolean is_known = FALSE;
        for (guint j = 0; j < past->events->len && !is_known; j++)
            is_known = is_same_call(event, g_ptr_array_index(past->events, j));
        for (guint j = 0; j < i && !is_known; j++)
            is_known = is_same_call(event, g_ptr_array_index(events, j));
        n_known += is_known ? 1 : 0;
        if (is_known)
            g_ptr_array_remove_index(events, i);
        else
            i++;
    }
    return n_known;
}

static gboolean record_calls(Run *run, GPtrArray *events, guint *n_known, GError **error)
{
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    if (!past)
        return FALSE;
    *n_known = drop_known(past, events);
    for (guint i = 0; i < events->len; i++)
        ((Event *)g_ptr_array_index(events, i))->author =
            run->options->author ? run->options->author : run->options->login;
    known_ledger_check_events(run, events);
    return history_add_events(run->db, events, run->options->login, run->options->now, error);
}

Outcome command_import_calls(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    const char *path = options->arguments[0];
    GStringChunk *strings = g_string_chunk_new(4096);
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    gint64 n_rows = 0;
    guint n_known = 0;
    gboolean imported = run_load_settings(run, error) &&
                        read_calls(path, path, run->settings, options->date, strings, events,
                                   &n_rows, run->complaints, error) &&
                        records_open(run, error) && record_calls(run, events, &n_known, error);
    run_report_complaints(run);
    guint n_left_out = complaints_count(run->complaints, COMPLAINT_HELD);
    if (imported)
        run_say(run,
                "%" G_GINT64_FORMAT " calls read: %u events recorded, %u known already, %u "
                "lines left out",
                n_rows, events->len, n_known, n_left_out);
    else if (!*error)
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s cannot be used; nothing was recorded",
                     path);
    g_string_chunk_free(strings);
    return !imported        ? outcome_of_error(*error)
           : n_left_out > 0 ? OUTCOME_SOMETHING_HELD
                            : OUTCOME_DONE;
}
