/*
 * relance purge --before DATE: the content of old runs goes, their journals and digests stay, and
 * so do levels and dates in the history, so that no reminder is sent twice for want of memory.
 */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/commands.h"
#include "run/erasure_run.h"
#include "run/import_command.h"
#include "run/kept_table.h"
#include "run/run_folder.h"

typedef struct {
    Erasure erasure;
    Day before;
    Past *past;
    GHashTable *held;      /* customers under legal hold */
    GPtrArray *documents;  /* char *: whose recipients go from the history */
    GHashTable *customers; /* of those runs, without the held */
    guint n_runs, n_held;
} Purge;

static gboolean stays(const char *path)
{
    static const char *const kept[] = {"run.json", "5-audit/journal.jsonl",
                                       "5-audit/manifest.sha256", "5-audit/history.csv", NULL};
    return g_strv_contains(kept, path);
}

static void take_file(GPtrArray *files, const char *path)
{
    ErasedFile *file = g_new0(ErasedFile, 1);
    file->path = g_strdup(path);
    g_ptr_array_add(files, file);
}

/* Documents of the run; those of held customers into `held`. */
static void sort_documents(Purge *purge, const char *folder, GHashTable *held)
{
    g_autoptr(KeptTable) table = kept_table_read(folder, "3-render/documents.csv");
    for (guint row = 1; table && row <= table->n_rows; row++) {
        const char *customer = kept_table_cell(table, row, "customer");
        char *document = g_strdup(kept_table_cell(table, row, "document"));
        if (g_hash_table_contains(purge->held, customer)) {
            g_hash_table_add(held, document);
            continue;
        }
        g_ptr_array_add(purge->documents, document);
        g_hash_table_add(purge->customers, g_strdup(customer));
    }
}

static gboolean is_print_job(const char *path)
{
    return g_str_has_prefix(path, "4-dispatch/print/") && g_str_has_suffix(path, ".pdf");
}

/* Where a customer is held, tables and inputs stay whole, and so do this customer's letters. */
static gboolean is_taken(const char *id, const char *path, GHashTable *held)
{
    if (stays(path))
        return FALSE;
    if (g_hash_table_size(held) == 0)
        return TRUE;
    g_autofree char *document = erasure_find_document(id, path);
    return document ? !g_hash_table_contains(held, document) : is_print_job(path);
}

static gboolean purge_run(Purge *purge, const char *folder, GError **error)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autoptr(GHashTable) held = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) files =
        g_ptr_array_new_with_free_func((GDestroyNotify)erased_file_free);
    g_autoptr(GPtrArray) present = folder_list_files(folder, error);
    if (!present)
        return FALSE;
    sort_documents(purge, folder, held);
    purge->n_held += g_hash_table_size(held);
    for (guint i = 0; i < present->len; i++)
        if (is_taken(id, g_ptr_array_index(present, i), held))
            take_file(files, g_ptr_array_index(present, i));
    purge->n_runs += files->len > 0;
    return erasure_perform(&purge->erasure, folder, files, error);
}

static Day date_of(const char *folder)
{
    g_autofree char *id = g_path_get_basename(folder);
    g_autofree char *day = g_strndup(id, DAY_ISO_SIZE - 1);
    return day_parse_iso(day);
}

/* A rehearsal stands outside the chain and is never continued: all of it goes. Bundles too. */
static gboolean purge_folder(Purge *purge, const char *folder, GError **error)
{
    gboolean is_rehearsal = FALSE;
    g_autofree char *id = g_path_get_basename(folder);
    if (date_of(folder) >= purge->before)
        return TRUE;
    if (run_folder_is_id(id, &is_rehearsal) && is_rehearsal)
        return purge->erasure.is_trial || folder_remove_tree(folder, error);
    return purge_run(purge, folder, error);
}

static gboolean remove_bundles(const Purge *purge, GError **error)
{
    const char *out = purge->erasure.run->settings->out;
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(out, name, NULL);
        g_autofree char *day =
            g_str_has_prefix(name, "audit-") ? g_strndup(name + 6, DAY_ISO_SIZE - 1) : NULL;
        if (day && day_parse_iso(day) != DAY_NONE && day_parse_iso(day) < purge->before &&
            !purge->erasure.is_trial && !folder_remove_tree(path, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean erase_from_history(Purge *purge, const char *words, GError **error)
{
    g_autoptr(GPtrArray) customers = g_ptr_array_new();
    GHashTableIter each;
    gpointer customer;
    g_hash_table_iter_init(&each, purge->customers);
    while (g_hash_table_iter_next(&each, &customer, NULL))
        g_ptr_array_add(customers, customer);
    HistoryErasure erasure = {
        .words = words,
        .documents = purge->documents,
        .customers = customers,
        .before = purge->before,
    };
    return purge->n_runs == 0 || (history_erase(purge->erasure.run->db, &erasure,
                                                purge->erasure.run->options->now, error) &&
                                  erasure_renew_rows(&purge->erasure, error));
}

static gboolean purge_all(Purge *purge, const char *words, GError **error)
{
    g_autoptr(GPtrArray) folders = erasure_list_runs(purge->erasure.run->settings->out);
    if (!erasure_check_history(&purge->erasure, error))
        return FALSE;
    for (guint i = 0; i < folders->len; i++)
        if (!purge_folder(purge, g_ptr_array_index(folders, i), error))
            return FALSE;
    return remove_bundles(purge, error) &&
           (purge->erasure.is_trial || erase_from_history(purge, words, error));
}

static gboolean check_before(const Options *options, Day *before, GError **error)
{
    *before = day_parse_iso(options->before);
    if (!options->before || *before == DAY_NONE)
        return outcome_fail(error, OUTCOME_WRONG_USE,
                            "say before which day: --before YYYY-MM-DD");
    return *before <= options->date ||
           outcome_fail(error, OUTCOME_WRONG_USE, "--before %s lies in the future",
                        options->before);
}

static void tell(const Purge *purge)
{
    const Run *run = purge->erasure.run;
    run_say(run, "%s %u files of %u runs before %s; journals, digests, levels and dates stay.",
            purge->erasure.is_trial ? "would erase" : "erased", purge->erasure.n_files,
            purge->n_runs, run->options->before);
    if (purge->n_held > 0)
        run_say(run,
                "kept for customers on legal hold: %u documents, with the tables and inputs "
                "of their runs (relance record release --customer ID ends it)",
                purge->n_held);
}

Outcome command_purge(const Options *options, GError **error)
{
    g_autoptr(Run) run = run_new(options);
    Purge purge = {.erasure = {.run = run, .is_trial = options->rehearse}};
    if (!check_before(options, &purge.before, error) || !records_open(run, error))
        return outcome_of_error(*error);
    g_autoptr(Past) past = history_fetch_past(run->db, -1, NULL, error);
    if (!past)
        return outcome_of_error(*error);
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "why", "purge");
    json_append_string(members, "before", options->before);
    json_append_string(members, "by", options->by ? options->by : options->login);
    json_append_string(members, "login", options->login);
    json_append_string(members, "remark", options->remark);
    g_autofree char *words = g_strdup_printf("purge before %s by %s", options->before,
                                             options->by ? options->by : options->login);
    purge.erasure.members = members->str;
    purge.past = past;
    purge.held = erasure_find_held(run, past);
    purge.documents = g_ptr_array_new_with_free_func(g_free);
    purge.customers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean is_good = purge_all(&purge, words, error);
    if (is_good)
        tell(&purge);
    g_hash_table_unref(purge.held);
    g_hash_table_unref(purge.customers);
    g_ptr_array_unref(purge.documents);
    return is_good ? OUTCOME_DONE : outcome_of_error(*error);
}
