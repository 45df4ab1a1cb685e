#include "dispatch/spool_evidence.h"

#include "ground/csv_text.h"
#include "ground/files.h"

#include <string.h>

/* Names of tables by document; a published one wins over a prepared one. */
typedef struct {
    GHashTable *published, *prepared; /* document -> name of the table, both owned */
} Evidence;

static gboolean is_prepared(const char *name)
{
    return strstr(name, ".tmp/") || g_str_has_suffix(name, ".part");
}

/* Notes every document of one table. A table that cannot be read proves nothing. */
static void note_table(Evidence *evidence, const char *path, const char *name)
{
    g_autofree char *text = file_read_whole(path, NULL, NULL);
    g_autoptr(GPtrArray) rows = text ? csv_parse_own(text, NULL) : NULL;
    if (!rows || rows->len == 0)
        return;
    int column = -1;
    char **header = g_ptr_array_index(rows, 0);
    for (int i = 0; header[i]; i++)
        if (strcmp(header[i], "document") == 0 || strcmp(header[i], "letter_id") == 0)
            column = i;
    for (guint i = 1; column >= 0 && i < rows->len; i++) {
        char **cells = g_ptr_array_index(rows, i);
        if ((int)g_strv_length(cells) > column)
            g_hash_table_insert(is_prepared(name) ? evidence->prepared : evidence->published,
                                g_strdup(cells[column]), g_strdup(name));
    }
}

static gboolean read_evidence(Evidence *evidence, const char *folder, GError **error)
{
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_autoptr(GPtrArray) names = folder_list_files(folder, error);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_suffix(name, ".csv") || g_str_has_suffix(name, ".csv.part"))
            note_table(evidence, path, name);
    }
    return names != NULL;
}

/* TRUE if the entry got an answer from the tables. */
static gboolean answer_entry(OutboxEntry *entry, const Evidence *evidence)
{
    const char *document = entry->delivery->document;
    const char *name = g_hash_table_lookup(evidence->published, document);
    if (name)
        outbox_answer(entry, DELIVERY_HANDED_OVER, name);
    else if (entry->delivery->status != DELIVERY_ANNOUNCED)
        return FALSE;
    else if (g_hash_table_contains(evidence->prepared, document))
        outbox_answer(entry, DELIVERY_DEFERRED, "interrupted before it was handed over");
    else
        outbox_answer(entry, DELIVERY_UNKNOWN, "interrupted, and no job names the document");
    return TRUE;
}

gboolean spool_recover(Outbox *outbox, const GPtrArray *entries, const char *folder,
                       GError **error)
{
    g_autofree char *path = outbox_path(outbox, folder, NULL);
    Evidence evidence = {
        .published = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .prepared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    gboolean is_good = read_evidence(&evidence, path, error);
    for (guint i = 0; is_good && i < entries->len; i++)
        if (answer_entry(g_ptr_array_index(entries, i), &evidence))
            g_ptr_array_add(found, g_ptr_array_index(entries, i));
    g_hash_table_unref(evidence.published);
    g_hash_table_unref(evidence.prepared);
    return is_good && outbox_settle(outbox, found, error);
}

char *spool_free_name(const Outbox *outbox, const char *folder, const char *kind,
                      const char *ending)
{
    for (guint number = 1;; number++) {
        g_autofree char *counter = number > 1 ? g_strdup_printf("-%u", number) : g_strdup("");
        g_autofree char *name =
            g_strconcat(outbox->input->run_id, "-", kind, counter, ending, NULL);
        g_autofree char *path = outbox_path(outbox, folder, name, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&name);
    }
}

GPtrArray *spool_take_open(const GPtrArray *entries)
{
    GPtrArray *open = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++)
        if (outbox_is_open(g_ptr_array_index(entries, i)))
            g_ptr_array_add(open, g_ptr_array_index(entries, i));
    return open;
}

void spool_count_attempt(const GPtrArray *entries)
{
    for (guint i = 0; i < entries->len; i++)
        ((OutboxEntry *)g_ptr_array_index(entries, i))->delivery->attempts++;
}

void spool_append_list(GString *table, const GPtrArray *strings)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = 0; strings && i < strings->len; i++)
        g_string_append_printf(joined, "%s%s", i ? ";" : "",
                               (const char *)g_ptr_array_index(strings, i));
    csv_append_text(table, joined->str);
}
