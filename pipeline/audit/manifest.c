#include "audit/manifest.h"

#include "audit/audit.h"
#include "audit/journal.h"
#include "audit/run_paths.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define HASH_LENGTH 64

static void free_entry(gpointer data)
{
    ManifestEntry *entry = data;
    g_free(entry->path);
    g_free(entry->sha256);
    g_free(entry);
}

static void add_entry(GPtrArray *entries, char *path, char *sha256)
{
    ManifestEntry *entry = g_new0(ManifestEntry, 1);
    entry->path = path;
    entry->sha256 = sha256;
    g_ptr_array_add(entries, entry);
}

static gboolean is_listed(const char *path)
{
    return strcmp(path, MANIFEST_PATH) != 0 && strcmp(path, JOURNAL_PATH) != 0;
}

static gboolean scan_folder(const char *run_folder, const char *below, GPtrArray *entries,
                            GError **error);

/* One thing in the folder; links are never followed. */
static gboolean scan_path(const char *run_folder, char *path, GPtrArray *entries,
                          GError **error)
{
    g_autofree char *owned = path;
    g_autofree char *full = g_build_filename(run_folder, path, NULL);
    GStatBuf status;
    if (g_lstat(full, &status) != 0)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s: cannot be looked at", full);
    if (S_ISDIR(status.st_mode))
        return scan_folder(run_folder, path, entries, error);
    if (!is_listed(path))
        return TRUE;
    char *sha256 = NULL;
    if (S_ISREG(status.st_mode) && !(sha256 = file_sha256(full, error)))
        return FALSE;
    add_entry(entries, g_steal_pointer(&owned), sha256);
    return TRUE;
}

static gboolean scan_folder(const char *run_folder, const char *below, GPtrArray *entries,
                            GError **error)
{
    g_autofree char *full = g_build_filename(run_folder, below, NULL);
    g_autoptr(GError) cause = NULL;
    g_autoptr(GDir) folder = g_dir_open(full, 0, &cause);
    if (!folder)
        return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s", cause->message);
    const char *name;
    while ((name = g_dir_read_name(folder))) {
        char *path = *below ? g_strconcat(below, "/", name, NULL) : g_strdup(name);
        if (!scan_path(run_folder, path, entries, error))
            return FALSE;
    }
    return TRUE;
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const ManifestEntry *x = *(const ManifestEntry *const *)a;
    const ManifestEntry *y = *(const ManifestEntry *const *)b;
    return strcmp(x->path, y->path);
}

GPtrArray *manifest_scan(const char *run_folder, GError **error)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
    if (!scan_folder(run_folder, "", entries, error))
        return NULL;
    g_ptr_array_sort(entries, compare_entries);
    return g_steal_pointer(&entries);
}

static void append_escaped(GString *text, const char *path)
{
    for (; *path; path++) {
        if (*path == '\\')
            g_string_append(text, "\\\\");
        else if (*path == '\n')
            g_string_append(text, "\\n");
        else if (*path == '\r')
            g_string_append(text, "\\r");
        else
            g_string_append_c(text, *path);
    }
}

char *manifest_print(const GPtrArray *entries)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < entries->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(entries, i);
        if (!entry->sha256)
            continue;
        if (strpbrk(entry->path, "\\\n\r"))
            g_string_append_c(text, '\\');
        g_string_append_printf(text, "%s  ", entry->sha256);
        append_escaped(text, entry->path);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* The path with its escapes resolved, or NULL if one is unknown; a new string. */
static char *copy_unescaped(const char *escaped)
{
    g_autoptr(GString) path = g_string_new(NULL);
    for (; *escaped; escaped++) {
        if (*escaped != '\\') {
            g_string_append_c(path, *escaped);
            continue;
        }
        escaped++;
        const char *known = *escaped ? strchr("\\\\n\nr\r", *escaped) : NULL;
        if (!known)
            return NULL;
        g_string_append_c(path, known[1]);
    }
    return g_string_free(g_steal_pointer(&path), FALSE);
}

static gboolean parse_line(const char *line, GPtrArray *entries)
{
    gboolean is_escaped = *line == '\\';
    line += is_escaped;
    if (strspn(line, "0123456789abcdef") != HASH_LENGTH ||
        strncmp(line + HASH_LENGTH, "  ", 2) != 0 || !line[HASH_LENGTH + 2])
        return FALSE;
    const char *written = line + HASH_LENGTH + 2;
    char *path = is_escaped ? copy_unescaped(written) : g_strdup(written);
    if (!path)
        return FALSE;
    add_entry(entries, path, g_strndup(line, HASH_LENGTH));
    return TRUE;
}

GPtrArray *manifest_parse(const char *text, gint64 *bad_line)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n_lines = g_strv_length(lines);
    for (guint i = 0; i < n_lines; i++) {
        gboolean is_end = i + 1 == n_lines && !*lines[i];
        if (is_end || (i + 1 < n_lines && parse_line(lines[i], entries)))
            continue;
        *bad_line = i + 1;
        return NULL;
    }
    return g_steal_pointer(&entries);
}

/* Half a file that a killed command left under the name before its own (ground/files.c). */
static gboolean is_leftover(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    return strlen(name) == 11 && g_str_has_prefix(name, ".tmp-") &&
           strspn(name + 5, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS) == 6;
}

static gboolean remove_leftovers(const char *run_folder, GPtrArray *entries, GError **error)
{
    for (guint i = entries->len; i > 0; i--) {
        const ManifestEntry *entry = g_ptr_array_index(entries, i - 1);
        if (!entry->sha256 || !is_leftover(entry->path))
            continue;
        g_autofree char *path = g_build_filename(run_folder, entry->path, NULL);
        if (g_unlink(path) != 0)
            return outcome_fail(error, OUTCOME_INPUT_OUTPUT, "%s: cannot be removed", path);
        g_ptr_array_remove_index(entries, i - 1);
    }
    return TRUE;
}

/* Written once: no later command of the run changes these (a mail sent again is in mail/cur). */
static gboolean is_final(const char *path)
{
    static const char *const folders[] = {"1-read/", "5-audit/inputs/", "4-dispatch/mail/new/",
                                          "4-dispatch/print/"};
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++)
        if (g_str_has_prefix(path, folders[i]))
            return TRUE;
    return FALSE;
}

/* path -> lent SHA-256, of the files of the folder. */
static GHashTable *index_by_path(const GPtrArray *entries)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < entries->len; i++) {
        ManifestEntry *entry = g_ptr_array_index(entries, i);
        g_hash_table_insert(index, entry->path, entry->sha256);
    }
    return index;
}

/* The manifest of the newest seal; NULL: there is none, or it is not the one that was sealed. */
static GPtrArray *read_sealed(const Journal *journal, const char *run_folder)
{
    g_autofree char *path = g_build_filename(run_folder, MANIFEST_PATH, NULL);
    gsize len = 0;
    g_autofree char *text =
        journal_peek_seal(journal) ? file_read_whole(path, &len, NULL) : NULL;
    g_autofree char *sha256 = text ? data_sha256(text, len) : NULL;
    gint64 bad_line = 0;
    if (!text || strcmp(sha256, journal_peek_seal(journal)) != 0)
        return NULL;
    return manifest_parse(text, &bad_line);
}

/* A new seal must not make good what was changed by hand under the one before. */
static gboolean tell_changes(Journal *journal, const char *run_folder, const GPtrArray *entries,
                             gint64 at, GError **error)
{
    g_autoptr(GPtrArray) sealed = read_sealed(journal, run_folder);
    g_autoptr(GHashTable) erased = sealed ? audit_list_erased(run_folder) : NULL;
    g_autoptr(GHashTable) present = index_by_path(entries);
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; sealed && i < sealed->len; i++) {
        const ManifestEntry *was = g_ptr_array_index(sealed, i);
        if (!is_final(was->path))
            continue;
        const char *is = g_hash_table_lookup(present, was->path);
        const char *left = g_hash_table_lookup(erased, was->path);
        if ((is && strcmp(is, was->sha256) == 0) ||
            (left && strcmp(left, is ? is : "") == 0)) /* erased on purpose, see erasure.c */
            continue;
        g_string_truncate(members, 0);
        json_append_string(members, "file", was->path);
        json_append_string(members, "was", was->sha256);
        json_append_string(members, "is", is);
        if (!journal_append(journal, "tampered", at, members->str, error))
            return FALSE;
    }
    return TRUE;
}

gboolean audit_seal(Journal *journal, const char *run_folder, gint64 at, GError **error)
{
    g_autoptr(GPtrArray) entries = manifest_scan(run_folder, error);
    if (!entries || !remove_leftovers(run_folder, entries, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(entries, i);
        if (!entry->sha256)
            return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                                "%s/%s: neither a file nor a folder, a run folder cannot be "
                                "sealed with it",
                                run_folder, entry->path);
    }
    if (!tell_changes(journal, run_folder, entries, at, error))
        return FALSE;
    g_autofree char *text = manifest_print(entries);
    g_autofree char *path = g_build_filename(run_folder, MANIFEST_PATH, NULL);
    g_autofree char *sha256 = data_sha256(text, strlen(text));
    return file_write_whole(path, text, -1, error) &&
           journal_seal(journal, sha256, entries->len, at, error);
}
