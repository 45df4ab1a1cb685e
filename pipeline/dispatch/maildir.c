/*
 * One group of messages, step by step, so that a crash at any point leaves the answer on the disk:
 *   1 written to tmp and synced         maildir_prepare, maildir_sync_prepared
 *   2 announced                         outbox_announce
 *   3 renamed to new, folder synced     maildir_publish
 *   4 settled as handed-over            outbox_finish
 * Announced and in new or cur: it was handed over. Announced and still in tmp: it was not.
 * Announced and in neither: somebody took it out of the folder, or not: unknown.
 */
#include "dispatch/maildir.h"

#include "dispatch/gmime/message.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP_SIZE 256

static char *message_path(const Outbox *outbox, const char *folder, const char *document)
{
    g_autofree char *name = g_strconcat(document, ".eml", NULL);
    return outbox_path(outbox, "mail", folder, name, NULL);
}

gboolean maildir_create(const Outbox *outbox, GError **error)
{
    static const char *const folders[] = {"tmp", "new", "cur"};
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = outbox_path(outbox, "mail", folders[i], NULL);
        if (!folder_create(path, error))
            return FALSE;
    }
    return TRUE;
}

gboolean maildir_prepare(const Outbox *outbox, const char *document, const GString *message,
                         GError **error)
{
    g_autofree char *path = message_path(outbox, "tmp", document);
    return file_write_unsynced(path, message->str, (gssize)message->len, error);
}

gboolean maildir_sync_prepared(const Outbox *outbox, GError **error)
{
    g_autofree char *path = outbox_path(outbox, "mail", "tmp", NULL);
    return folder_sync_tree(path, error);
}

gboolean maildir_publish(const Outbox *outbox, const GPtrArray *entries, const char *folder,
                         GError **error)
{
    for (guint i = 0; i < entries->len; i++) {
        const OutboxEntry *entry = g_ptr_array_index(entries, i);
        g_autofree char *from = message_path(outbox, "tmp", entry->delivery->document);
        g_autofree char *to = message_path(outbox, folder, entry->delivery->document);
        if (g_rename(from, to) != 0)
            return outcome_fail(error, OUTCOME_CANNOT_CREATE, "%s: cannot create: %s", to,
                                g_strerror(errno));
    }
    g_autofree char *path = outbox_path(outbox, "mail", folder, NULL);
    return folder_sync(path, error);
}

/* A mail reader renames new/X to cur/X:2,S. */
static gboolean has_been_read(const Outbox *outbox, const char *document)
{
    g_autofree char *path = outbox_path(outbox, "mail", "cur", NULL);
    g_autofree char *prefix = g_strconcat(document, ".eml", NULL);
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder)))
        if (g_str_has_prefix(name, prefix))
            return TRUE;
    return FALSE;
}

static void answer_from_files(const Outbox *outbox, OutboxEntry *entry)
{
    const char *document = entry->delivery->document;
    g_autofree char *handed_over = message_path(outbox, "new", document);
    g_autofree char *prepared = message_path(outbox, "tmp", document);
    if (g_file_test(handed_over, G_FILE_TEST_EXISTS) || has_been_read(outbox, document))
        outbox_answer(entry, DELIVERY_HANDED_OVER, "mail/new");
    else if (g_file_test(prepared, G_FILE_TEST_EXISTS))
        outbox_answer(entry, DELIVERY_DEFERRED, "interrupted before it was handed over");
    else
        outbox_answer(entry, DELIVERY_UNKNOWN,
                      "interrupted, and the message is no longer in mail/new");
}

/* Announced entries are what a dead process left; the files say how far it came. */
static gboolean recover(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        if (entry->delivery->status != DELIVERY_ANNOUNCED)
            continue;
        answer_from_files(outbox, entry);
        g_ptr_array_add(found, entry);
    }
    return outbox_settle(outbox, found, error);
}

/*
 * Builds the message of one entry into tmp; one that is
 * held is settled and left out of group.
 */
static gboolean prepare_entry(Outbox *outbox, OutboxEntry *entry, GPtrArray *group,
                              GError **error)
{
    g_autofree char *held = NULL;
    const char *rule = NULL;
    GString *message = message_new(outbox->input, entry->outgoing, &held, &rule, error);
    if (!message)
        return held && outbox_hold(outbox, entry, rule, held, error);
    gboolean is_good = maildir_prepare(outbox, entry->delivery->document, message, error);
    g_string_free(message, TRUE);
    g_ptr_array_add(group, entry);
    return is_good;
}

static gboolean hand_over(Outbox *outbox, const GPtrArray *group, GError **error)
{
    if (group->len == 0)
        return TRUE;
    if (!maildir_sync_prepared(outbox, error) || !outbox_announce(outbox, group, error))
        return FALSE;
    for (guint i = 0; i < group->len; i++)
        ((OutboxEntry *)g_ptr_array_index(group, i))->delivery->attempts++;
    return maildir_publish(outbox, group, "new", error) &&
           outbox_finish(outbox, group, DELIVERY_HANDED_OVER, "mail/new", error);
}

gboolean maildir_send(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    if (entries->len == 0)
        return TRUE;
    if (!maildir_create(outbox, error) || !recover(outbox, entries, error))
        return FALSE;
    g_autoptr(GPtrArray) group = g_ptr_array_new();
    for (guint i = 0; i < entries->len && !outbox_must_stop(outbox); i++) {
        OutboxEntry *entry = g_ptr_array_index(entries, i);
        if (outbox_is_open(entry) && !prepare_entry(outbox, entry, group, error))
            return FALSE;
        if (group->len == GROUP_SIZE) {
            if (!hand_over(outbox, group, error))
                return FALSE;
            g_ptr_array_set_size(group, 0);
        }
    }
    return hand_over(outbox, group, error);
}
