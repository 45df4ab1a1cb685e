/* relance import: the events of a file, appended to the history once. */
#include "run/import_command.h"

#include "ground/text.h"
#include "read/read.h"
#include "run/commands.h"
#include "run/event_check.h"
#include "run/known_ledger.h"
#include "run/run_begin.h"
#include "run/run_folder.h"

#include <string.h>

gboolean records_open(Run *run, GError **error)
{
    if (!run->settings && !run_load_settings(run, error))
        return FALSE;
    run->lock = run_folder_lock(run->settings->out, "record", error);
    return run->lock >= 0 && run_open_history(run, error);
}

/* ---- what the history knows -------------------------------------------------------------- */

static char *print_key(const Event *event)
{
    return g_strdup_printf("%d\x1f%s\x1f%s\x1f%d\x1f%" G_GINT64_FORMAT
                           "\x1f%s\x1f%d\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s",
                           event->date, event->customer, text_or_empty(event->invoice),
                           (int)event->kind, event->amount_minor, event->currency, event->until,
                           text_or_empty(event->reason), text_or_empty(event->service),
                           text_or_empty(event->author), text_or_empty(event->outcome),
                           text_or_empty(event->note));
}

KnownEvents *known_events_new(const Past *past)
{
    KnownEvents *known = g_new0(KnownEvents, 1);
    known->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    known->by_object = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < past->events->len; i++)
        known_events_take(known, g_ptr_array_index(past->events, i));
    return known;
}

void known_events_free(KnownEvents *known)
{
    if (!known)
        return;
    g_hash_table_unref(known->keys);
    g_hash_table_unref(known->by_object);
    g_free(known);
}

gboolean known_events_take(KnownEvents *known, Event *event)
{
    if (!g_hash_table_add(known->keys, print_key(event)))
        return FALSE;
    char *object = g_strconcat(event->customer, "\x1f", event->invoice, NULL);
    GPtrArray *list = g_hash_table_lookup(known->by_object, object);
    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(known->by_object, object, list);
    } else {
        g_free(object);
    }
    g_ptr_array_add(list, event);
    return TRUE;
}

/* The newest day not after `until` on which such an event was recorded; DAY_NONE: none was. */
static Day find_newest(const KnownEvents *known, const char *object, EventKind kind,
                       const char *reason, Day until)
{
    const GPtrArray *list = g_hash_table_lookup(known->by_object, object);
    Day newest = DAY_NONE;
    for (guint i = 0; list && i < list->len; i++) {
        const Event *event = g_ptr_array_index(list, i);
        gboolean is_meant = text_equals(event->reason, reason) ||
                            (kind == EVENT_RELEASE && !status_reason_is_own(event->reason));
        if (event->kind == kind && is_meant && event->date <= until && event->date > newest)
            newest = event->date;
    }
    return newest;
}

gboolean known_events_is_held(const KnownEvents *known, const Event *now, const char *reason)
{
    g_autofree char *invoice = g_strconcat(now->customer, "\x1f", now->invoice, NULL);
    g_autofree char *customer = g_strconcat(now->customer, "\x1f", NULL);
    Day held = find_newest(known, invoice, EVENT_HOLD, reason, now->date);
    Day released = find_newest(known, invoice, EVENT_RELEASE, reason, now->date);
    Day all_released = find_newest(known, customer, EVENT_RELEASE, reason, now->date);
    return held != DAY_NONE && held >= MAX(released, all_released) &&
           !(held == now->date && MAX(released, all_released) == held);
}

/* ---- relance import events FILE ---------------------------------------------------------- */

/* Takes those out that the history has; how many. The array's own free function frees them. */
static guint drop_known(const Past *past, GPtrArray *events)
{
    guint n_known = 0;
    g_autoptr(KnownEvents) known = known_events_new(past);
    for (guint i = 0; i < events->len;) {
        if (known_events_take(known, g_ptr_array_index(events, i))) {
            i++;
            continue;
        }
        g_ptr_array_remove_index(events, i);
        n_known++;
    }
    return n_known;
}

static gboolean record_events(Run *run, GPtrArray *events, guint *n_known, gint64 *n_read,
                              GError **error)
{
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    if (!past)
        return FALSE;
    event_check_name_author(run, events);
    *n_known = drop_known(past, events);
    *n_read -= event_check_imported(run, past, events);
    known_ledger_check_events(run, events);
    return history_add_events(run->db, events, run->options->login, run->options->now, error);
}

Outcome command_import_events(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    GStringChunk *strings = g_string_chunk_new(4096);
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func(g_free);
    const char *path = options->arguments[0];
    gint64 n_rows = 0, n_read = 0;
    guint n_known = 0;
    gboolean imported = run_load_settings(run, error) &&
                        read_events_file(path, path, run->settings, strings, events, &n_rows,
                                         run->complaints, error) &&
                        records_open(run, error);
    n_read = events->len;
    imported = imported && record_events(run, events, &n_known, &n_read, error);
    run_report_complaints(run);
    if (imported)
        run_say(run,
                "%u events recorded, %u known already, %" G_GINT64_FORMAT " lines left out",
                events->len, n_known, n_rows - n_read);
    else if (!*error)
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s cannot be used; nothing was recorded",
                     path);
    g_string_chunk_free(strings);
    return !imported         ? outcome_of_error(*error)
           : n_rows > n_read ? OUTCOME_SOMETHING_HELD
                             : OUTCOME_DONE;
}

/* ---- relance import FILE ----------------------------------------------------------------- */

Outcome command_import(const Options *options, GError **error)
{
    const char *path = options->arguments[0];
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        outcome_fail(error, OUTCOME_INPUT_REFUSED, "%s is not there", path);
        return outcome_of_error(*error);
    }
    switch (read_import_kind(path)) {
    case IMPORT_EVENTS:
        return command_import_events(options, error);
    case IMPORT_STATUSES:
        return command_import_statuses(options, error);
    case IMPORT_CALLS:
        return command_import_calls(options, error);
    case IMPORT_PROOFS:
        return command_import_proofs(options, error);
    default:
        outcome_fail(
            error, OUTCOME_INPUT_REFUSED,
            "%s: its columns are neither those of events (date, customer, event), nor of "
            "statuses (invoice, code, date), nor of proofs (number, outcome, date); say "
            "relance "
            "import events, statuses or proofs",
            path);
        return outcome_of_error(*error);
    }
}
