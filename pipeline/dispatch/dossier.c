#include "dispatch/dossier.h"

#include "dispatch/attachment_name.h"
#include "dispatch/rendered_pdf.h"
#include "dispatch/spool_evidence.h"
#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/text.h"

#include <string.h>

static const char *const names[] = {"seq",      "document",  "customer", "customer_name",
                                    "level",    "kind",      "file",     "sha256",
                                    "invoices", "total_due", "currency", NULL};

static gint compare_customers(gconstpointer a, gconstpointer b)
{
    const Outgoing *left = (*(OutboxEntry *const *)a)->outgoing;
    const Outgoing *right = (*(OutboxEntry *const *)b)->outgoing;
    gint order = strcmp(left->customer, right->customer);
    return order ? order : strcmp(left->document, right->document);
}

/* Customer as a folder name; one that is taken gets a number behind it. A new string. */
static char *free_folder(const Outbox *outbox, const char *customer)
{
    g_autofree char *name = attachment_name_to_ascii(customer);
    g_strdelimit(name, " ", '_');
    for (guint number = 1;; number++) {
        g_autofree char *counter = number > 1 ? g_strdup_printf("-%u", number) : g_strdup("");
        g_autofree char *numbered = g_strconcat(name, counter, NULL);
        g_autofree char *path = outbox_path(outbox, "dossiers", numbered, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
}

static void append_row(GString *index, int *seq, const Outgoing *outgoing, const char *kind,
                       const char *file, const char *sha256)
{
    csv_append_number(index, ++*seq);
    csv_append_text(index, outgoing->document);
    csv_append_text(index, outgoing->customer);
    csv_append_text(index, outgoing->customer_name);
    csv_append_number(index, outgoing->level);
    csv_append_text(index, kind);
    csv_append_text(index, file);
    csv_append_text(index, sha256);
    spool_append_list(index, outgoing->invoices);
    csv_append_money(index, outgoing->total_due_minor, outgoing->currency);
    csv_append_text(index, outgoing->currency);
    csv_end_row(index);
}

static gboolean add_file(const char *folder, const char *name, const char *data, gsize length,
                         GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return file_write_unsynced(path, data, (gssize)length, error);
}

/* The document's PDF, or a row alone where the step has no template. */
static gboolean add_document(GString *index, int *seq, const char *folder,
                             const Outgoing *outgoing, GError **error)
{
    if (!outgoing->pdf_path) {
        append_row(index, seq, outgoing, "case", "", "");
        return TRUE;
    }
    gsize length = 0;
    g_autofree char *data = rendered_pdf_read(outgoing, &length, error);
    g_autofree char *name = g_strconcat(outgoing->document, ".pdf", NULL);
    if (!data || !add_file(folder, name, data, length, error))
        return FALSE;
    append_row(index, seq, outgoing, "document", name, outgoing->pdf_sha256);
    return TRUE;
}

static gboolean add_attachment(GString *index, int *seq, const char *folder,
                               const Outgoing *outgoing, const char *path, GError **error)
{
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, error);
    if (!data)
        return FALSE;
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *ascii = attachment_name_to_ascii(base);
    g_autofree char *name = g_strdup_printf("%02d-%s", *seq + 1, ascii);
    g_autofree char *sha256 = data_sha256(data, length);
    if (!add_file(folder, name, data, length, error))
        return FALSE;
    append_row(index, seq, outgoing, "attachment", name, sha256);
    return TRUE;
}

static gboolean write_folder(const char *folder, const GPtrArray *entries, GError **error)
{
    g_autoptr(GString) index = g_string_new(NULL);
    int seq = 0;
    csv_append_header(index, names);
    if (!folder_remove_tree(folder, error) || !folder_create(folder, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const Outgoing *outgoing =
            ((const OutboxEntry *)g_ptr_array_index(entries, i))->outgoing;
        if (!add_document(index, &seq, folder, outgoing, error))
            return FALSE;
        for (guint j = 0; outgoing->attachments && j < outgoing->attachments->len; j++)
            if (!add_attachment(index, &seq, folder, outgoing,
                                g_ptr_array_index(outgoing->attachments, j), error))
                return FALSE;
    }
    return add_file(folder, "index.csv", index->str, index->len, error) &&
           folder_sync_tree(folder, error);
}

/* The path of an attachment that cannot be read, or NULL; lent. */
static const char *find_missing(const Outgoing *outgoing)
{
    for (guint i = 0; outgoing->attachments && i < outgoing->attachments->len; i++) {
        const char *path = g_ptr_array_index(outgoing->attachments, i);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return path;
    }
    return NULL;
}

static gboolean hold_incomplete(Outbox *outbox, GPtrArray *open, GError **error)
{
    for (guint i = 0; i < open->len;) {
        OutboxEntry *entry = g_ptr_array_index(open, i);
        const char *missing = find_missing(entry->outgoing);
        if (!missing) {
            i++;
            continue;
        }
        g_autofree char *reason = g_strdup_printf("attachment %s cannot be read", missing);
        if (!outbox_hold(outbox, entry, "attachment-missing", reason, error))
            return FALSE;
        g_ptr_array_remove_index(open, i);
    }
    return TRUE;
}

static gboolean send_one(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    const OutboxEntry *first = g_ptr_array_index(entries, 0);
    g_autofree char *final = free_folder(outbox, first->outgoing->customer);
    g_autofree char *temporary = g_strconcat(final, ".tmp", NULL);
    g_autofree char *base = g_path_get_basename(final);
    g_autofree char *detail = g_build_filename("dossiers", base, NULL);
    if (!write_folder(temporary, entries, error) || !outbox_announce(outbox, entries, error))
        return FALSE;
    spool_count_attempt(entries);
    return folder_publish(temporary, final, error) &&
           outbox_finish(outbox, entries, DELIVERY_HANDED_OVER, detail, error);
}

gboolean dossier_send(Outbox *outbox, const GPtrArray *entries, GError **error)
{
    if (entries->len == 0)
        return TRUE;
    if (!spool_recover(outbox, entries, "dossiers", error))
        return FALSE;
    g_autoptr(GPtrArray) open = spool_take_open(entries);
    if (!hold_incomplete(outbox, open, error))
        return FALSE;
    g_ptr_array_sort(open, compare_customers);
    g_autoptr(GPtrArray) group = g_ptr_array_new();
    for (guint i = 0; i < open->len && !outbox_must_stop(outbox); i++) {
        OutboxEntry *entry = g_ptr_array_index(open, i);
        OutboxEntry *next = i + 1 < open->len ? g_ptr_array_index(open, i + 1) : NULL;
        g_ptr_array_add(group, entry);
        if (next && text_equals(next->outgoing->customer, entry->outgoing->customer))
            continue;
        if (!send_one(outbox, group, error))
            return FALSE;
        g_ptr_array_set_size(group, 0);
    }
    return TRUE;
}
