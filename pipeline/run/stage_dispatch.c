/*
 * Stage 4. What may leave, leaves: the history hears of each document before its first byte
 * goes out (announce) and of the answer after the journal has it (settle).
 */
#include <string.h>

#include "dispatch/dispatch.h"
#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/archive.h"
#include "run/delivery_line.h"
#include "run/document_paths.h"
#include "run/history_extract.h"
#include "run/interrupt.h"
#include "run/outgoing_list.h"
#include "run/progress.h"
#include "run/run.h"
#include "run/run_report.h"
#include "run/secret.h"
#include "run/stale_documents.h"

#define DAY_SECONDS (24 * 3600)

typedef struct {
    Run *run;
    Progress *progress;
} Hands;

/*
 * ---- the functions handed to dispatch
 * ------------------------------------------------------
 */

static gboolean append_states(Run *run, const char *event, const GPtrArray *deliveries,
                              GError **error)
{
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(deliveries, i);
        g_string_truncate(members, 0);
        delivery_line_append(members, delivery);
        if (!journal_append(run->journal, event, run->options->now, members->str, error))
            return FALSE;
    }
    return journal_sync(run->journal, error);
}

static gboolean announce(gpointer data, const GPtrArray *deliveries, GError **error)
{
    Run *run = ((Hands *)data)->run;
    return append_states(run, "announced", deliveries, error) &&
           (!run->db || history_add_states(run->db, run->id, deliveries, error));
}

static gboolean settle(gpointer data, const GPtrArray *deliveries, GError **error)
{
    Run *run = ((Hands *)data)->run;
    return append_states(run, "settled", deliveries, error) &&
           (!run->db || history_add_states(run->db, run->id, deliveries, error));
}

static gboolean merge_pages(gpointer data, const GPtrArray *outgoing, const char *path,
                            int *first, int *last, GError **error)
{
    Run *run = ((Hands *)data)->run;
    g_autoptr(Complaints) said_before = complaints_new();
    g_autoptr(Spool) spool = spool_new(run->renderer, run->settings->print.duplex);
    for (guint i = 0; i < outgoing->len; i++) {
        const Outgoing *one = g_ptr_array_index(outgoing, i);
        const PlannedDocument *planned = document_find(run->plan, one->document);
        g_autoptr(Document) document =
            composer_compose(run->composer, planned, said_before, error);
        g_autoptr(Pages) pages =
            document ? renderer_layout(run->renderer, document, said_before) : NULL;
        if (!pages)
            return outcome_fail(error, OUTCOME_OUR_MISTAKE, "document %s could not be printed",
                                one->document);
        if (!spool_add(spool, pages, &first[i], &last[i], error))
            return FALSE;
    }
    return spool_write(spool, path, error);
}

static void show_progress(gpointer data, guint done, guint total)
{
    (void)total;
    progress_step(((Hands *)data)->progress, done);
}

static gboolean must_stop(gpointer data)
{
    (void)data;
    return interrupt_was_asked();
}

/*
 * ---- the deliveries of this run -------------------------
 * -----------------------------------
 */

static Delivery *copy_delivery(const Delivery *known)
{
    Delivery *delivery = delivery_new(known->document, known->channel, known->recipient);
    delivery->status = known->status;
    g_free(delivery->detail);
    delivery->detail = g_strdup(known->detail);
    delivery->attempts = known->attempts;
    delivery->at = known->at;
    return delivery;
}

/* What an approval (or its lack) means for a delivery that has not left yet. */
static DeliveryStatus status_by_approval(Approval approval, DeliveryStatus now)
{
    if (now != DELIVERY_PLANNED && now != DELIVERY_WAITING)
        return now;
    switch (approval) {
    case APPROVAL_WAITING:
        return DELIVERY_WAITING;
    case APPROVAL_REJECTED:
        return DELIVERY_WITHDRAWN;
    default:
        return DELIVERY_PLANNED;
    }
}

/*
 * A later run wrote into its own journal what it superseded here; this run's journal gets its line
 * as soon as this run's deliveries.csv shows it. The detail tells the two apart.
 */
static gboolean note_superseded(Run *run, GError **error)
{
    g_autoptr(GPtrArray) superseded = g_ptr_array_new();
    for (guint i = 0; i < run->deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        if (delivery->status != DELIVERY_SUPERSEDED || !g_ascii_isdigit(*delivery->detail))
            continue;
        char *detail = g_strdup_printf("taken up by run %s", delivery->detail);
        g_free(delivery->detail);
        delivery->detail = detail;
        g_ptr_array_add(superseded, delivery);
    }
    return superseded->len == 0 || (append_states(run, "superseded", superseded, error) &&
                                    history_add_states(run->db, run->id, superseded, error));
}

/*
 * One delivery a file, from the history or planned;
 * `changed` gets those that are new or moved.
 */
static gboolean collect_deliveries(Run *run, GPtrArray *changed, GError **error)
{
    g_autoptr(GPtrArray) known =
        run->db ? history_fetch_deliveries(run->db, run->id, error) : NULL;
    if (run->db && !known)
        return FALSE;
    g_autoptr(GHashTable) by_document = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; known && i < known->len; i++) {
        Delivery *delivery = g_ptr_array_index(known, i);
        g_hash_table_insert(by_document, delivery->document, delivery);
    }
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        const Delivery *before = g_hash_table_lookup(by_document, file->document);
        Delivery *delivery = before
                                 ? copy_delivery(before)
                                 : delivery_new(file->document, file->channel, file->recipient);
        DeliveryStatus status = status_by_approval(file->approval, delivery->status);
        if (!before || status != delivery->status)
            g_ptr_array_add(changed, delivery);
        delivery->status = status;
        g_ptr_array_add(run->deliveries, delivery);
    }
    return TRUE;
}

static gboolean list_deliveries(Run *run, GPtrArray *changed, GError **error)
{
    return collect_deliveries(run, changed, error) && note_superseded(run, error);
}

/* A customer keeps its scenario while something is overdue; afterwards the conditions choose
 * anew. */
static gboolean keep_scenarios(Run *run, GError **error)
{
    g_autoptr(GHashTable) kept = assign_kept_scenarios(run->past, run->plan);
    return history_keep_scenarios(run->db, run->id, kept, error);
}

static gboolean record_plan(Run *run, GError **error)
{
    if (!run->db)
        return TRUE;
    return history_add_documents(run->db, run->id, run->plan, run->files, run->options->now,
                                 error) &&
           keep_scenarios(run, error) &&
           history_add_sightings(run->db, run->id, run->plan->sightings, error);
}

/*
 * ---- sending --------------------------------------------
 * -----------------------------------
 */

static gboolean is_to_be_sent(const Delivery *delivery)
{
    return delivery->status == DELIVERY_PLANNED || delivery->status == DELIVERY_DEFERRED ||
           delivery->status == DELIVERY_ANNOUNCED;
}

static gboolean list_outgoing(Run *run, GPtrArray *outgoing, GPtrArray *deliveries,
                              GError **error)
{
    for (guint i = 0; i < run->files->len; i++) {
        Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        if (!is_to_be_sent(delivery))
            continue;
        Outgoing *one = outgoing_make(run, g_ptr_array_index(run->files, i), error);
        if (!one)
            return FALSE;
        g_ptr_array_add(outgoing, one);
        g_ptr_array_add(deliveries, delivery);
    }
    return TRUE;
}

/* A server that cannot be reached is no failure of the run: what is deferred leaves later. */
static gboolean forgive_unreachable(Run *run, GError *trouble, GError **error)
{
    if (!trouble || outcome_of_error(trouble) != OUTCOME_TRY_LATER) {
        g_propagate_error(error, trouble);
        return FALSE;
    }
    complaint_add(run->complaints, COMPLAINT_WARNING, "server-unreachable", (Place){0},
                  "%s; what is deferred leaves with relance dispatch %s", trouble->message,
                  run->id);
    g_error_free(trouble);
    return TRUE;
}

static gboolean send_outgoing(Run *run, const GPtrArray *outgoing, const GPtrArray *deliveries,
                              GError **error)
{
    g_autofree char *stock =
        g_build_filename(run->share, "templates", "tables", "postage.csv", NULL);
    char *password = NULL;
    gboolean needs_password =
        run->settings->mail.transport == TRANSPORT_SMTP && !run->state->is_rehearsal;
    if (needs_password && !secret_read(&run->settings->mail, &password, error))
        return FALSE;
    gint64 mails_today = 0;
    if (run->db && run->settings->mail.per_day > 0) {
        mails_today = history_count_mails(run->db, run->options->now - DAY_SECONDS, error);
        if (mails_today < 0) {
            secret_free(password);
            return FALSE;
        }
    }
    DispatchInput input = {
        .settings = run->settings,
        .run_id = run->id,
        .run_folder = run->folder,
        .run_date = run->date,
        .now = run->options->now,
        .is_rehearsal = run->state->is_rehearsal,
        .smtp_password = password,
        .mails_today = (int)MIN(mails_today, G_MAXINT),
        .tariffs = run->settings->print.tariffs ? run->settings->print.tariffs : stock,
    };
    Hands data = {run, progress_new(run, "dispatch", outgoing->len)};
    DispatchHands hands = {&data, announce, settle, merge_pages, show_progress, must_stop};
    GError *trouble = NULL;
    interrupt_watch();
    gboolean sent =
        dispatch_all(&input, outgoing, deliveries, &hands, run->complaints, &trouble);
    progress_free(data.progress);
    secret_free(password);
    return sent || forgive_unreachable(run, trouble, error);
}

static gboolean write_tables(Run *run, GError **error)
{
    archive_restore_names(run);
    g_autofree char *extract = history_extract_print(run, error);
    g_autofree char *extract_path =
        g_build_filename(run->folder, "history-since-last-run.csv", NULL);
    g_autofree char *table = deliveries_print(run->deliveries);
    g_autofree char *folder = g_build_filename(run->folder, "4-dispatch", NULL);
    g_autofree char *path = g_build_filename(folder, "deliveries.csv", NULL);
    return extract && file_write_whole(extract_path, extract, -1, error) &&
           folder_create(folder, error) && file_write_whole(path, table, -1, error) &&
           run_report_write(run, error);
}

gboolean run_show_deliveries(Run *run, GError **error)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    return list_deliveries(run, changed, error) && write_tables(run, error);
}

/* Who took the run back and why; the documents follow, a line each. */
static gboolean append_undo(Run *run, guint n_documents, GError **error)
{
    const Options *options = run->options;
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_number(members, "documents", n_documents);
    json_append_string(members, "by", options->by);
    json_append_string(members, "login", options->login);
    json_append_string(members, "remark", text_or_empty(options->remark));
    return journal_append(run->journal, "undo", options->now, members->str, error);
}

/* A rehearsal has no history: its own table says what became of its documents. */
static gboolean read_rehearsed(Run *run, GError **error)
{
    enum { DOCUMENT, STATUS = 3, DETAIL, WIDTH = 7 };
    g_autofree char *path = g_build_filename(run->folder, "4-dispatch", "deliveries.csv", NULL);
    g_autofree char *text = file_read_whole(path, NULL, error);
    g_autoptr(GPtrArray) rows = text ? csv_parse_own(text, error) : NULL;
    for (guint i = 1; rows && i < rows->len; i++) {
        char **cells = g_ptr_array_index(rows, i);
        for (guint k = 0; g_strv_length(cells) >= WIDTH && k < run->deliveries->len; k++) {
            Delivery *delivery = g_ptr_array_index(run->deliveries, k);
            if (!g_str_equal(delivery->document, cells[DOCUMENT]))
                continue;
            delivery_status_parse(cells[STATUS], &delivery->status);
            g_free(delivery->detail);
            delivery->detail = g_strdup(cells[DETAIL]);
        }
    }
    return rows != NULL;
}

gboolean run_list_deliveries_to_look(Run *run, GError **error)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    return collect_deliveries(run, changed, error) &&
           (run->db || !run->state->is_done[STAGE_DISPATCH] || read_rehearsed(run, error));
}

int run_withdraw(Run *run, GError **error)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    g_autoptr(GPtrArray) withdrawn = g_ptr_array_new();
    if (!record_plan(run, error) || !list_deliveries(run, changed, error))
        return -1;
    for (guint i = 0; i < run->deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        if (delivery->status != DELIVERY_PLANNED && delivery->status != DELIVERY_WAITING &&
            delivery->status != DELIVERY_DEFERRED)
            continue;
        delivery->status = DELIVERY_WITHDRAWN;
        g_free(delivery->detail);
        delivery->detail = g_strdup_printf("undone by %s%s%s", run->options->by,
                                           text_is_blank(run->options->remark) ? "" : ": ",
                                           text_or_empty(run->options->remark));
        delivery->at = run->options->now;
        g_ptr_array_add(withdrawn, delivery);
    }
    if (withdrawn->len > 0 && (!append_undo(run, withdrawn->len, error) ||
                               !append_states(run, "undone", withdrawn, error) ||
                               !history_add_states(run->db, run->id, withdrawn, error)))
        return -1;
    run->state->is_done[STAGE_DISPATCH] = TRUE;
    return write_tables(run, error) ? (int)withdrawn->len : -1;
}

gboolean stage_dispatch(Run *run, GError **error)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new();
    g_autoptr(GPtrArray) outgoing =
        g_ptr_array_new_with_free_func((GDestroyNotify)outgoing_free);
    g_autoptr(GPtrArray) deliveries = g_ptr_array_new();
    if (!record_plan(run, error) || !list_deliveries(run, changed, error) ||
        !stale_documents_stop(run, changed, error))
        return FALSE;
    if (run->db && changed->len > 0 &&
        (!append_states(run, "delivery", changed, error) ||
         !history_add_states(run->db, run->id, changed, error)))
        return FALSE;
    if (!list_outgoing(run, outgoing, deliveries, error) ||
        !send_outgoing(run, outgoing, deliveries, error) || !write_tables(run, error))
        return FALSE;
    run->state->is_done[STAGE_DISPATCH] = !interrupt_was_asked();
    return TRUE;
}
