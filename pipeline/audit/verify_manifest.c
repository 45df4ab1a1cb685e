/* The manifest against the folder as it is: changed, missing and unlisted files by name. */
#include "audit/manifest.h"
#include "audit/run_paths.h"
#include "audit/verify.h"

#include <string.h>

typedef struct {
    GHashTable *present; /* path -> lent ManifestEntry * of the folder */
    GHashTable *listed;  /* path -> lent ManifestEntry * of the manifest */
    GHashTable *by_hash; /* hash -> lent path in the manifest */
} Comparison;

static void index_entries(Comparison *comparison, const GPtrArray *present,
                          const GPtrArray *listed)
{
    comparison->present = g_hash_table_new(g_str_hash, g_str_equal);
    comparison->listed = g_hash_table_new(g_str_hash, g_str_equal);
    comparison->by_hash = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < present->len; i++) {
        ManifestEntry *entry = g_ptr_array_index(present, i);
        g_hash_table_insert(comparison->present, entry->path, entry);
    }
    for (guint i = 0; i < listed->len; i++) {
        ManifestEntry *entry = g_ptr_array_index(listed, i);
        g_hash_table_insert(comparison->listed, entry->path, entry);
        g_hash_table_insert(comparison->by_hash, entry->sha256, entry->path);
    }
}

static void free_comparison(Comparison *comparison)
{
    g_hash_table_unref(comparison->present);
    g_hash_table_unref(comparison->listed);
    g_hash_table_unref(comparison->by_hash);
}

static void check_listed(Verification *verification, const Comparison *comparison,
                         const ManifestEntry *listed)
{
    const ManifestEntry *now = g_hash_table_lookup(comparison->present, listed->path);
    if (!now) {
        verify_find(verification, "%s: is missing", listed->path);
    } else if (!now->sha256) {
        verify_find(verification, "%s: is no longer a file of its own", listed->path);
    } else if (strcmp(now->sha256, listed->sha256) != 0) {
        const char *other = g_hash_table_lookup(comparison->by_hash, now->sha256);
        if (other)
            verify_find(verification, "%s: was changed, it now holds what %s held",
                        listed->path, other);
        else
            verify_find(verification, "%s: was changed", listed->path);
    }
}

static void check_order(Verification *verification, const GPtrArray *listed)
{
    for (guint i = 1; i < listed->len; i++) {
        const ManifestEntry *before = g_ptr_array_index(listed, i - 1);
        const ManifestEntry *entry = g_ptr_array_index(listed, i);
        if (strcmp(before->path, entry->path) >= 0)
            verify_find(verification, "%s:%u: %s is not in its place", MANIFEST_PATH, i + 1,
                        entry->path);
    }
}

static void compare_entries(Verification *verification, const GPtrArray *present,
                            const GPtrArray *listed)
{
    int before = verification->n_found;
    Comparison comparison;
    index_entries(&comparison, present, listed);
    check_order(verification, listed);
    for (guint i = 0; i < listed->len; i++)
        check_listed(verification, &comparison, g_ptr_array_index(listed, i));
    for (guint i = 0; i < present->len; i++) {
        const ManifestEntry *entry = g_ptr_array_index(present, i);
        if (!g_hash_table_contains(comparison.listed, entry->path))
            verify_find(verification, "%s: is not in the manifest", entry->path);
    }
    free_comparison(&comparison);
    if (verification->n_found == before)
        verify_say(verification, "manifest: %u files, all there and unchanged, no other file",
                   listed->len);
}

void verify_manifest(Verification *verification)
{
    gsize len = 0;
    g_autofree char *text = verify_read_file(verification, MANIFEST_PATH, &len);
    if (!text)
        return;
    gint64 bad_line = 0;
    g_autoptr(GPtrArray) listed = strlen(text) == len ? manifest_parse(text, &bad_line) : NULL;
    if (!listed) {
        verify_find(verification, "%s:%" G_GINT64_FORMAT ": is not a line of a manifest",
                    MANIFEST_PATH, bad_line);
        return;
    }
    g_autoptr(GError) cause = NULL;
    g_autoptr(GPtrArray) present = manifest_scan(verification->folder, &cause);
    if (present)
        compare_entries(verification, present, listed);
    else
        verify_find(verification, "the folder cannot be read: %s", cause->message);
}

/* What a purge took must be gone, or be what it put in its place. */
void verify_erased(Verification *verification)
{
    guint n_gone = 0, n_blotted = 0;
    int before = verification->n_found;
    GHashTableIter each;
    gpointer path, fact;
    g_hash_table_iter_init(&each, verification->erased);
    while (g_hash_table_iter_next(&each, &path, &fact)) {
        const JournalFact *erased = fact;
        g_autofree char *file = g_build_filename(verification->folder, path, NULL);
        n_gone += !erased->status;
        n_blotted += erased->status != NULL;
        if (!erased->status && g_file_test(file, G_FILE_TEST_EXISTS))
            verify_find(verification,
                        "%s: journal line %" G_GINT64_FORMAT " says that it was erased, it is "
                        "there",
                        (const char *)path, erased->line);
    }
    if (verification->erasure && verification->n_found == before)
        verify_say(
            verification,
            "erased: %u files gone and %u with parts blotted out on purpose (the newest: "
            "%s); the journal has their digests",
            n_gone, n_blotted, verification->erasure);
}
