/*
 * relance anonymise CUSTOMER: who the customer is goes from every run and from the history. The
 * number, invoices, amounts, levels, dates and digests stay.
 */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/erasure_run.h"
#include "run/import_command.h"
#include "run/kept_table.h"
#include "run/run_begin.h"
#include "run/run_folder.h"

typedef struct {
    Erasure erasure;
    const char *customer;
    GPtrArray *documents, *recipients; /* char *: all that the history has */
    const Past *past;
    guint n_runs;
} Anonymisation;

/* What the run itself read and printed of the customer, and what the history knows. */
static Redaction *collect(const Anonymisation *work, const char *folder)
{
    Redaction *redaction = redaction_new();
    g_autoptr(Run) look = run_new(work->erasure.run->options);
    if (run_reopen_to_look(look, folder, NULL) || look->ledger)
        redaction_add_customer(redaction, look->ledger, work->customer);
    g_autoptr(Run) now = run_new(work->erasure.run->options);
    if (run_load_settings(now, NULL) && run_load_rules(now, NULL) && run_load_ledger(now, NULL))
        redaction_add_customer(redaction, now->ledger, work->customer);
    for (guint i = 0; i < work->recipients->len; i++)
        redaction_add_recipient(redaction, g_ptr_array_index(work->recipients, i));
    for (guint i = 0; i < work->past->events->len; i++) {
        const Event *event = g_ptr_array_index(work->past->events, i);
        if (text_equals(event->customer, work->customer))
            redaction_add(redaction, event->note);
    }
    return redaction;
}

/* The run's documents to the customer; TRUE if one of them was printed. */
static gboolean list_documents(const Anonymisation *work, const char *folder, GHashTable *own)
{
    g_autoptr(KeptTable) table = kept_table_read(folder, "3-render/documents.csv");
    gboolean is_printed = FALSE;
    for (guint row = 1; table && row <= table->n_rows; row++) {
        if (!text_equals(kept_table_cell(table, row, "customer"), work->customer))
            continue;
        const char *channel = kept_table_cell(table, row, "channel");
        g_hash_table_add(own, g_strdup(kept_table_cell(table, row, "document")));
        is_printed |= g_str_equal(channel, "letter") || g_str_equal(channel, "registered");
    }
    return is_printed;
}

/* Rules of the house and the evidence itself name no customer. */
static gboolean is_of_house(const char *path)
{
    static const char *const begins[] = {"5-audit/journal.jsonl",    "5-audit/manifest.sha256",
                                         "5-audit/history.csv",      "run.json",
                                         "5-audit/inputs/templates", "5-audit/inputs/settings",
                                         "5-audit/inputs/rates",     "5-audit/inputs/tariffs",
                                         "5-audit/inputs/fonts",     "5-audit/inputs/image/"};
    for (guint i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(path, begins[i]))
            return TRUE;
    return FALSE;
}

/* Letters, mails, dossiers and call sheets of the customer go as a whole, and print jobs with them. */
static gboolean goes_whole(const Anonymisation *work, const char *id, const char *path,
                           GHashTable *own, gboolean is_printed)
{
    g_autofree char *document = erasure_find_document(id, path);
    if (document)
        return g_hash_table_contains(own, document);
    g_autofree char *base = g_path_get_basename(path);
    gboolean is_pdf = g_str_has_suffix(path, ".pdf");
    if (is_pdf && g_str_has_prefix(path, "4-dispatch/print/"))
        return is_printed;
    return is_pdf && strstr(base, work->customer) != NULL;
}

static void take_file(GPtrArray *files, const char *path, char *bytes, gsize length)
{
    ErasedFile *file = g_new0(ErasedFile, 1);
    file->path = g_strdup(path);
    file->bytes = bytes;
    file->length = length;
    g_ptr_array_add(files, file);
}

static void blot_file(const Redaction *redaction, const char *folder, const char *path,
                      GPtrArray *files)
{
    g_autofree char *name = g_build_filename(folder, path, NULL);
    gsize length = 0;
    g_autofree char *bytes = file_read_whole(name, &length, NULL);
    if (bytes && redaction_apply(redaction, bytes, length))
        take_file(files, path, g_steal_pointer(&bytes), length);
}

static gboolean anonymise_run(Anonymisation *work, const char *folder, GError **error)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autoptr(Redaction) redaction = collect(work, folder);
    g_autoptr(GHashTable) own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean is_printed = list_documents(work, folder, own);
    g_autoptr(GPtrArray) files =
        g_ptr_array_new_with_free_func((GDestroyNotify)erased_file_free);
    g_autoptr(GPtrArray) present = folder_list_files(folder, error);
    for (guint i = 0; present && i < present->len; i++) {
        const char *path = g_ptr_array_index(present, i);
        if (is_of_house(path))
            continue;
        if (goes_whole(work, id, path, own, is_printed))
            take_file(files, path, NULL, 0);
        else if (!g_str_has_suffix(path, ".pdf"))
            blot_file(redaction, folder, path, files);
    }
    work->n_runs += files->len > 0;
    return present && erasure_perform(&work->erasure, folder, files, error);
}

/* out/dossiers/<customer>-<date>: handed out long ago, and made again from the accounts. */
static gboolean remove_dossiers(const Anonymisation *work, GError **error)
{
    g_autofree char *dossiers =
        g_build_filename(work->erasure.run->settings->out, "dossiers", NULL);
    g_autofree char *begin = g_strconcat(work->customer, "-", NULL);
    g_autoptr(GDir) dir = g_dir_open(dossiers, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(dossiers, name, NULL);
        gboolean is_own =
            g_str_has_prefix(name, begin) && day_parse_iso(name + strlen(begin)) != DAY_NONE;
        if (is_own && !folder_remove_tree(path, error))
            return FALSE;
    }
    return TRUE;
}

/* Rehearsals are never continued; what was exported can be exported again. */
static gboolean remove_copies(const Anonymisation *work, GError **error)
{
    const char *out = work->erasure.run->settings->out;
    g_autofree char *person = g_strconcat("person-", work->customer, NULL);
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        gboolean is_rehearsal = FALSE;
        g_autofree char *path = g_build_filename(out, name, NULL);
        gboolean is_copy = g_str_has_prefix(name, "audit-") || g_str_equal(name, person) ||
                           (run_folder_is_id(name, &is_rehearsal) && is_rehearsal);
        if (is_copy && !folder_remove_tree(path, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean perform(Anonymisation *work, const char *words, GError **error)
{
    Run *run = work->erasure.run;
    g_autoptr(GPtrArray) customers = g_ptr_array_new();
    g_ptr_array_add(customers, (gpointer)work->customer);
    HistoryErasure erasure = {
        .words = words, .documents = work->documents, .customers = customers};
    if (!erasure_check_history(&work->erasure, error) || !remove_copies(work, error) ||
        !remove_dossiers(work, error))
        return FALSE;
    g_autoptr(GPtrArray) folders = erasure_list_runs(run->settings->out);
    for (guint i = 0; i < folders->len; i++)
        if (!anonymise_run(work, g_ptr_array_index(folders, i), error))
            return FALSE;
    return history_erase(run->db, &erasure, run->options->now, error) &&
           erasure_renew_rows(&work->erasure, error);
}

/* Nobody is anonymised who is not known, or whose papers a court may ask for. */
static gboolean check_customer(const Anonymisation *work, GError **error)
{
    g_autoptr(GHashTable) held = erasure_find_held(work->erasure.run, work->past);
    if (g_hash_table_contains(held, work->customer))
        return outcome_fail(
            error, OUTCOME_SOMETHING_HELD,
            "customer %s is on legal hold; relance record release --customer %s "
            "ends it; nothing was erased",
            work->customer, work->customer);
    return TRUE;
}

Outcome command_anonymise(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    Anonymisation work = {.erasure = {.run = run}, .customer = options->arguments[0]};
    if (!records_open(run, error))
        return outcome_of_error(*error);
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) recipients = g_ptr_array_new_with_free_func(g_free);
    if (!past || !history_list_customer(run->db, work.customer, documents, recipients, error))
        return outcome_of_error(*error);
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "why", "anonymise");
    json_append_string(members, "customer", work.customer);
    json_append_string(members, "by", options->by ? options->by : options->login);
    json_append_string(members, "login", options->login);
    json_append_string(members, "remark", options->remark);
    g_autofree char *words = g_strdup_printf("anonymise %s by %s", work.customer,
                                             options->by ? options->by : options->login);
    work.erasure.members = members->str;
    work.past = past;
    work.documents = documents;
    work.recipients = recipients;
    if (!check_customer(&work, error) || !perform(&work, words, error))
        return outcome_of_error(*error);
    if (work.erasure.n_files == 0 && documents->len == 0) {
        outcome_fail(
            error, OUTCOME_WRONG_USE,
            "nothing is held about a customer %s, neither in the history nor in any run",
            work.customer);
        return OUTCOME_WRONG_USE;
    }
    run_say(
        run,
        "%s: %u files of %u runs erased or blotted out, %u documents in the history without "
        "a recipient; number, amounts, levels and digests stay.",
        work.customer, work.erasure.n_files, work.n_runs, documents->len);
    run_say(run, "Your own ledger, customers, contacts and events files are not touched: what "
                 "stands there is read again by the next run.");
    return OUTCOME_DONE;
}
