/*
 * relance import-bounces: mails that came back. A report is matched with the delivery it speaks
 * of; the delivery becomes bounced in the history, in the journal and in the run's own tables.
 */
#include <string.h>

#include "dispatch/dispatch.h"
#include "ground/text.h"
#include "records/bounce.h"
#include "run/delivery_line.h"
#include "run/commands.h"
#include "run/import_command.h"
#include "run/run.h"
#include "run/run_begin.h"
#include "run/run_folder.h"

typedef struct {
    Run *run;           /* of this command: settings and complaints */
    HistoryDb *db;      /* read only */
    GHashTable *by_run; /* run id -> GPtrArray * of its Delivery *, owned */
    GHashTable *found;  /* run id -> GPtrArray * of lent Bounce * that are to be recorded */
    GHashTable *taken;  /* documents among them, lent */
    guint n_known, n_passing, n_doubtful;
} BounceImport;

/* ---- which delivery ---------------------------------------------------------------------- */

/* "2026-11-21-1-0007" belongs to run "2026-11-21-1". */
static char *run_of_document(const char *document)
{
    const char *dash = strrchr(document, '-');
    return dash ? g_strndup(document, (gsize)(dash - document)) : g_strdup("");
}

static Delivery *find_mail(const GPtrArray *deliveries, const char *document)
{
    for (guint i = 0; deliveries && i < deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(deliveries, i);
        if (delivery->channel == CHANNEL_EMAIL && g_str_equal(delivery->document, document))
            return delivery;
    }
    return NULL;
}

static gboolean load_run(BounceImport *import, const char *run_id, GError **error)
{
    if (g_hash_table_contains(import->by_run, run_id))
        return TRUE;
    GPtrArray *deliveries = history_fetch_deliveries(import->db, run_id, error);
    if (deliveries)
        g_hash_table_insert(import->by_run, g_strdup(run_id), deliveries);
    return deliveries != NULL;
}

/* What may come back: what has left, or may have. */
static gboolean has_left(const Delivery *delivery)
{
    return delivery->status == DELIVERY_ACCEPTED || delivery->status == DELIVERY_HANDED_OVER ||
           delivery->status == DELIVERY_UNKNOWN || delivery->status == DELIVERY_ANNOUNCED;
}

static void doubt(BounceImport *import, const Bounce *bounce, const char *rule,
                  const char *reason)
{
    import->n_doubtful++;
    complaint_add(import->run->complaints, COMPLAINT_WARNING, rule,
                  (Place){bounce->file, bounce->line, 0},
                  "a report says that document %s came back from %s, but %s; nothing was "
                  "recorded, look at it",
                  bounce->document, bounce->final_recipient, reason);
}

static void note_passing(BounceImport *import, const Bounce *bounce)
{
    import->n_passing++;
    complaint_add(import->run->complaints, COMPLAINT_NOTE, "bounce-passing",
                  (Place){bounce->file, bounce->line, 0},
                  "the mail of document %s has not come back (%s%s%s); nothing was recorded",
                  bounce->document, bounce->status, *bounce->status ? " " : "",
                  *bounce->diagnostic ? bounce->diagnostic : "delayed or delivered");
}

/* Queues what is to be recorded. */
static void take_bounce(BounceImport *import, Bounce *bounce, const char *run_id)
{
    const GPtrArray *deliveries = g_hash_table_lookup(import->by_run, run_id);
    const Delivery *delivery = find_mail(deliveries, bounce->document);
    if (!delivery)
        doubt(import, bounce, "bounce-unmatched", "no mail of that number was ever planned");
    else if (!bounce_is_about(bounce, delivery->recipient))
        doubt(import, bounce, "bounce-forged", "that mail went to another address");
    else if (bounce->kind == BOUNCE_PASSING)
        note_passing(import, bounce);
    else if (delivery->status == DELIVERY_BOUNCED ||
             g_hash_table_contains(import->taken, bounce->document))
        import->n_known++;
    else if (!has_left(delivery))
        doubt(import, bounce, "bounce-unmatched", "that mail has not left");
    else {
        GPtrArray *list = g_hash_table_lookup(import->found, run_id);
        if (!list)
            g_hash_table_insert(import->found, g_strdup(run_id), list = g_ptr_array_new());
        g_ptr_array_add(list, bounce);
        g_hash_table_add(import->taken, bounce->document);
    }
}

static gboolean match(BounceImport *import, const GPtrArray *bounces, GError **error)
{
    for (guint i = 0; i < bounces->len; i++) {
        Bounce *bounce = g_ptr_array_index(bounces, i);
        g_autofree char *run_id = run_of_document(bounce->document);
        if (!load_run(import, run_id, error))
            return FALSE;
        take_bounce(import, bounce, run_id);
    }
    return TRUE;
}

/* ---- what is recorded -------------------------------------------------------------------- */

static gboolean journal_bounce(Run *run, const Bounce *bounce, const Delivery *delivery,
                               GError **error)
{
    g_autoptr(GString) members = g_string_new(NULL);
    g_autofree char *name = g_path_get_basename(bounce->file);
    delivery_line_append(members, delivery);
    json_append_string(members, "report", name);
    json_append_number(members, "reported_at", bounce->at);
    json_append_string(members, "login", run->options->login);
    return journal_append(run->journal, "bounced", run->options->now, members->str, error);
}

/* Journal first, then the history. `run` is the deliveries' own run, open and locked. */
static gboolean record(Run *run, const GPtrArray *bounces, GError **error)
{
    g_autoptr(GPtrArray) deliveries = history_fetch_deliveries(run->db, run->id, error);
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    for (guint i = 0; deliveries && i < bounces->len; i++) {
        const Bounce *bounce = g_ptr_array_index(bounces, i);
        Delivery *delivery = find_mail(deliveries, bounce->document);
        if (!delivery || !has_left(delivery))
            continue;
        delivery->status = DELIVERY_BOUNCED;
        g_free(delivery->detail);
        delivery->detail = bounce_to_detail(bounce);
        delivery->at = run->options->now;
        g_ptr_array_add(changed, delivery);
        if (run->journal && !journal_bounce(run, bounce, delivery, error))
            return FALSE;
    }
    return deliveries && (!run->journal || journal_sync(run->journal, error)) &&
           history_add_states(run->db, run->id, changed, error);
}

static void say_bounces(const BounceImport *import, const GPtrArray *bounces)
{
    for (guint i = 0; i < bounces->len; i++) {
        const Bounce *bounce = g_ptr_array_index(bounces, i);
        g_autofree char *detail = bounce_to_detail(bounce);
        run_say(import->run, "%s to %s came back: %s%s", bounce->document,
                *bounce->original_recipient ? bounce->original_recipient
                                            : bounce->final_recipient,
                detail,
                bounce->kind == BOUNCE_GIVEN_UP
                    ? " (a passing cause: the next run writes to the address again)"
                    : " (the next run uses the fallback)");
    }
}

/* The run's folder lies elsewhere, on an archive's disk say: the history alone has it. */
static gboolean record_in_history(const BounceImport *import, const char *run_id,
                                  const GPtrArray *bounces, GError **error)
{
    g_autoptr(Run) run = run_new(import->run->options);
    if (!records_open(run, error))
        return FALSE;
    run->id = g_strdup(run_id);
    complaint_add(import->run->complaints, COMPLAINT_WARNING, "run-folder-missing", (Place){0},
                  "the folder of run %s is not in %s; what came back stands in the history "
                  "only",
                  run_id, run->settings->out);
    return record(run, bounces, error);
}

static gboolean record_run(const BounceImport *import, const char *run_id,
                           const GPtrArray *bounces, GError **error)
{
    g_autofree char *folder = g_build_filename(import->run->settings->out, run_id, NULL);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return record_in_history(import, run_id, bounces, error);
    Options options = *import->run->options; /* --date is this command's, not the run's */
    options.has_date = FALSE;
    g_autoptr(Run) run = run_new(&options);
    return run_reopen(run, run_id, error) && record(run, bounces, error) &&
           run_perform(run, STAGE_RENDER, error) && run_show_deliveries(run, error) &&
           run_seal(run, error);
}

static gboolean record_all(BounceImport *import, GError **error)
{
    g_autoptr(GList) ids = g_hash_table_get_keys(import->found);
    ids = g_list_sort(ids, (GCompareFunc)strcmp);
    for (GList *id = ids; id; id = id->next) {
        const GPtrArray *bounces = g_hash_table_lookup(import->found, id->data);
        if (!record_run(import, id->data, bounces, error))
            return FALSE;
        say_bounces(import, bounces);
    }
    return TRUE;
}

/* ---- the command ------------------------------------------------------------------------- */

static gboolean import_bounces(Run *run, const GPtrArray *bounces, int n_mails, GError **error)
{
    g_autoptr(HistoryDb) db = history_open_to_read(run->settings->history, error);
    if (!db)
        return FALSE;
    BounceImport import = {
        .run = run,
        .db = db,
        .by_run = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)g_ptr_array_unref),
        .found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)g_ptr_array_unref),
        .taken = g_hash_table_new(g_str_hash, g_str_equal),
    };
    gboolean done = match(&import, bounces, error) && record_all(&import, error);
    if (done)
        run_say(run,
                "%d mails read: %u came back, %u known already, %u delayed or delivered, %u "
                "doubtful",
                n_mails, g_hash_table_size(import.taken), import.n_known, import.n_passing,
                import.n_doubtful);
    g_hash_table_unref(import.taken);
    g_hash_table_unref(import.found);
    g_hash_table_unref(import.by_run);
    return done;
}

Outcome command_import_bounces(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    int n_mails = 0;
    g_autoptr(GPtrArray) bounces =
        run_load_settings(run, error)
            ? dispatch_read_bounces(options->arguments[0], run->settings, &n_mails,
                                    run->complaints, error)
            : NULL;
    gboolean imported = bounces && import_bounces(run, bounces, n_mails, error);
    run_report_complaints(run);
    return imported ? OUTCOME_DONE : outcome_of_error(*error);
}
