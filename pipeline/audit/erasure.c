/*
 * What a purge takes out of a run folder. Steps: the folder must be as it was sealed; the journal
 * gets a line `erased` for each file, with the digest of what is taken and of what stays in its
 * place, and is synced; then the files go. The caller seals. Interrupted in between, the same
 * command can be started again: a file that is still there is told once more.
 */
#include "audit/audit.h"
#include "audit/manifest.h"
#include "audit/run_paths.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <glib/gstdio.h>
#include <string.h>

void erased_file_free(ErasedFile *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file->bytes);
    g_free(file);
}

GHashTable *audit_list_erased(const char *run_folder)
{
    GHashTable *erased = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *path = g_build_filename(run_folder, JOURNAL_PATH, NULL);
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (!strstr(lines[i], "\"event\":\"erased\""))
            continue;
        g_autoptr(JsonValue) line = json_parse(lines[i], -1, NULL);
        const char *file = json_find_text(line, "path"), *now = json_find_text(line, "now");
        if (file)
            g_hash_table_replace(erased, g_strdup(file), g_strdup(now ? now : ""));
    }
    return erased;
}

/* Nobody's changes may be hidden behind a purge. */
static gboolean check_sealed(const char *run_folder, const GPtrArray *present,
                             GHashTable *erased, GError **error)
{
    g_autofree char *path = g_build_filename(run_folder, MANIFEST_PATH, NULL);
    g_autofree char *text = file_read_whole(path, NULL, error);
    gint64 bad_line = 0;
    g_autoptr(GPtrArray) sealed = text ? manifest_parse(text, &bad_line) : NULL;
    if (!sealed)
        return text == NULL ||
               outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s is no manifest", path);
    g_autoptr(GHashTable) hashes = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < sealed->len; i++) {
        ManifestEntry *entry = g_ptr_array_index(sealed, i);
        g_hash_table_insert(hashes, entry->path, entry->sha256);
    }
    for (guint i = 0; i < present->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(present, i);
        const char *was = g_hash_table_lookup(hashes, entry->path);
        const char *now = g_hash_table_lookup(erased, entry->path);
        if ((was && g_strcmp0(was, entry->sha256) == 0) ||
            (now && g_strcmp0(now, entry->sha256) == 0))
            continue;
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                            "%s/%s is not as it was sealed; relance audit verify tells more; "
                            "nothing was erased there",
                            run_folder, entry->path);
    }
    return TRUE;
}

static const char *find_hash(const GPtrArray *present, const char *path)
{
    for (guint i = 0; i < present->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(present, i);
        if (strcmp(entry->path, path) == 0)
            return entry->sha256;
    }
    return NULL;
}

static gboolean tell(Journal *journal, const GPtrArray *present, const ErasedFile *file,
                     const char *members, gint64 at, GError **error)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *now = file->bytes ? data_sha256(file->bytes, file->length) : NULL;
    json_append_string(line, "path", file->path);
    json_append_string(line, "sha256", find_hash(present, file->path));
    json_append_string(line, "now", now);
    g_string_append_printf(line, "%s%s", *members ? "," : "", members);
    return journal_append(journal, "erased", at, line->str, error);
}

static gboolean take_away(const char *run_folder, const ErasedFile *file, GError **error)
{
    g_autofree char *path = g_build_filename(run_folder, file->path, NULL);
    if (file->bytes)
        return file_write_whole(path, file->bytes, (gssize)file->length, error);
    if (g_unlink(path) == 0 || !g_file_test(path, G_FILE_TEST_EXISTS))
        return TRUE;
    return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s: cannot be removed", path);
}

gboolean audit_erase(Journal *journal, const char *run_folder, const GPtrArray *files,
                     const char *members, gint64 at, GError **error)
{
    g_autoptr(GPtrArray) present = manifest_scan(run_folder, error);
    g_autoptr(GHashTable) erased = audit_list_erased(run_folder);
    if (!present || !check_sealed(run_folder, present, erased, error))
        return FALSE;
    for (guint i = 0; i < files->len; i++)
        if (!tell(journal, present, g_ptr_array_index(files, i), members, at, error))
            return FALSE;
    if (!journal_sync(journal, error))
        return FALSE;
    for (guint i = 0; i < files->len; i++)
        if (!take_away(run_folder, g_ptr_array_index(files, i), error))
            return FALSE;
    return folder_sync(run_folder, error);
}
