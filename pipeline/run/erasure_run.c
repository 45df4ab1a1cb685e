#include "run/erasure_run.h"

#include <stdlib.h>
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/run_folder.h"

#define ROWS_FILE "5-audit/history.csv"

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *erasure_list_runs(const char *out)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(out, 0, NULL);
    const char *name;
    gboolean is_rehearsal;
    while (dir && (name = g_dir_read_name(dir)))
        if (run_folder_is_id(name, &is_rehearsal))
            g_ptr_array_add(folders, g_build_filename(out, name, NULL));
    if (folders->len > 0)
        qsort(folders->pdata, folders->len, sizeof *folders->pdata, compare_names);
    return folders;
}

char *erasure_find_document(const char *run_id, const char *path)
{
    g_autofree char *begin = g_strconcat(run_id, "-", NULL);
    for (const char *at = strstr(path, begin); at; at = strstr(at + 1, begin)) {
        gsize digits = strspn(at + strlen(begin), "0123456789");
        if (digits >= 4 && (at == path || at[-1] == '/'))
            return g_strndup(at, strlen(begin) + digits);
    }
    return NULL;
}

gboolean erasure_perform(Erasure *erasure, const char *folder, const GPtrArray *files,
                         GError **error)
{
    const Run *run = erasure->run;
    erasure->n_files += files->len;
    if (files->len == 0 || erasure->is_trial)
        return TRUE;
    g_autofree char *id = g_path_get_basename(folder);
    g_autofree char *known = history_run_head(run->db, id, NULL);
    g_autoptr(Journal) journal = journal_open(folder, NULL, error);
    return journal &&
           audit_erase(journal, folder, files, erasure->members, run->options->now, error) &&
           audit_seal(journal, folder, run->options->now, error) &&
           (!known || history_store_head(run->db, id, journal_peek_head(journal), error));
}

static ErasedFile *renew_rows(HistoryDb *db, const char *folder, const char *id, GError **error)
{
    g_autofree char *path = g_build_filename(folder, ROWS_FILE, NULL);
    g_autofree char *kept = file_read_whole(path, NULL, NULL);
    g_autoptr(GPtrArray) rows = kept ? history_digest_rows(db, id, error) : NULL;
    if (!rows)
        return NULL;
    g_autofree char *text = history_rows_print(rows);
    if (g_str_equal(text, kept))
        return NULL;
    ErasedFile *file = g_new0(ErasedFile, 1);
    file->path = g_strdup(ROWS_FILE);
    file->length = strlen(text);
    file->bytes = g_steal_pointer(&text);
    return file;
}

gboolean erasure_renew_rows(Erasure *erasure, GError **error)
{
    g_autoptr(GPtrArray) folders = erasure_list_runs(erasure->run->settings->out);
    guint n_files = erasure->n_files;
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        g_autofree char *id = g_path_get_basename(folder);
        g_autoptr(GError) trouble = NULL;
        g_autoptr(GPtrArray) files =
            g_ptr_array_new_with_free_func((GDestroyNotify)erased_file_free);
        ErasedFile *file = renew_rows(erasure->run->db, folder, id, &trouble);
        if (trouble) {
            g_propagate_error(error, g_steal_pointer(&trouble));
            return FALSE;
        }
        if (file)
            g_ptr_array_add(files, file);
        if (!erasure_perform(erasure, folder, files, error))
            return FALSE;
    }
    erasure->n_files = n_files;
    return TRUE;
}

gboolean erasure_check_history(const Erasure *erasure, GError **error)
{
    HistoryDb *db = erasure->run->db;
    if (history_is_erasing(db)) /* an erasure that was interrupted goes on */
        return TRUE;
    g_autoptr(GPtrArray) folders = erasure_list_runs(erasure->run->settings->out);
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        g_autofree char *id = g_path_get_basename(folder);
        g_autofree char *head = history_run_head(db, id, NULL);
        g_autoptr(GPtrArray) rows = head ? history_digest_rows(db, id, error) : NULL;
        g_autoptr(GString) report = g_string_new(NULL);
        if (head && !rows)
            return FALSE;
        if (rows && audit_compare_rows(folder, rows, report) > 0)
            return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                                "the history is not as run %s sealed it; relance audit verify "
                                "%s tells more; nothing was erased",
                                id, id);
    }
    return TRUE;
}

static void note_event(GHashTable *held, const Event *event)
{
    if (event->kind == EVENT_LEGAL) {
        g_hash_table_add(
            held, g_strconcat(event->customer, "\x1f", text_or_empty(event->invoice), NULL));
        return;
    }
    if (event->kind != EVENT_RELEASE)
        return;
    GHashTableIter each;
    gpointer key;
    g_autofree char *all = g_strconcat(event->customer, "\x1f", NULL);
    g_autofree char *one = g_strconcat(all, text_or_empty(event->invoice), NULL);
    g_hash_table_iter_init(&each, held);
    while (g_hash_table_iter_next(&each, &key, NULL))
        if (event->invoice ? g_str_equal(key, one) : g_str_has_prefix(key, all))
            g_hash_table_iter_remove(&each);
}

GHashTable *erasure_find_held(Run *run, const Past *past)
{
    g_autoptr(GHashTable) held = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Run) look = run_new(run->options);
    if (run_load_settings(look, NULL) && run_load_rules(look, NULL) &&
        run_load_ledger(look, NULL)) /* events.csv may hold some too */
        for (guint i = 0; i < look->ledger->events->len; i++)
            note_event(held, g_ptr_array_index(look->ledger->events, i));
    for (guint i = 0; i < past->events->len; i++)
        note_event(held, g_ptr_array_index(past->events, i));
    GHashTable *customers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter each;
    gpointer key;
    g_hash_table_iter_init(&each, held);
    while (g_hash_table_iter_next(&each, &key, NULL)) {
        const char *end = strchr(key, '\x1f');
        g_hash_table_add(customers, g_strndup(key, (gsize)(end - (char *)key)));
    }
    return customers;
}
