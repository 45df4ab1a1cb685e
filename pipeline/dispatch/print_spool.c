/*
 * One job, step by step, so that a crash at any point leaves the answer on the disk:
 *   1 <job>.tmp/ is written whole and synced      write_job
 *   2 its letters are announced                   outbox_announce
 *   3 <job>.tmp/ is renamed to <job>/, synced     folder_publish
 *   4 its letters are settled as handed-over      finish_job
 * Announced and in <job>/index.csv: handed over. Announced and only in <job>.tmp/: begun again.
 */
#include "dispatch/print_spool.h"

#include "dispatch/print_job.h"
#include "dispatch/rendered_pdf.h"
#include "dispatch/spool_evidence.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <string.h>

/* Only what was rendered, shown and approved may be printed. */
static gboolean check_documents(const GPtrArray *entries, GError **error)
{
    for (guint i = 0; i < entries->len; i++) {
        const Outgoing *outgoing =
            ((const OutboxEntry *)g_ptr_array_index(entries, i))->outgoing;
        gsize length = 0;
        g_autofree char *data = rendered_pdf_read(outgoing, &length, error);
        if (!data)
            return FALSE;
    }
    return TRUE;
}

/* A range must hold the letter's pages (one blank more at most) and begin on a recto. */
static gboolean check_range(const PrintJob *job, const PrintLetter *letter, GError **error)
{
    int pages = letter->last_page - letter->first_page + 1;
    int expected = letter->entry->outgoing->pages;
    gboolean has_pages = pages == expected || (job->duplex && pages == expected + 1);
    if (has_pages && (!job->duplex || letter->first_page % 2 == 1))
        return TRUE;
    return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                        "print job %s: document %s has %d pages but was put on pages %d to %d",
                        job->name, letter->entry->delivery->document, expected,
                        letter->first_page, letter->last_page);
}

/* Writes the letters [begin, end) as one PDF and notes their page ranges. */
static gboolean write_file(Outbox *outbox, PrintJob *job, const char *folder, guint begin,
                           guint end, const char *name, GError **error)
{
    g_autoptr(GPtrArray) outgoing = g_ptr_array_new();
    g_autofree int *first = g_new0(int, end - begin);
    g_autofree int *last = g_new0(int, end - begin);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    for (guint i = begin; i < end; i++) {
        const PrintLetter *letter = g_ptr_array_index(job->letters, i);
        g_ptr_array_add(outgoing, (gpointer)letter->entry->outgoing);
    }
    if (!outbox->hands->merge_pages(outbox->hands->data, outgoing, path, first, last, error))
        return FALSE;
    for (guint i = begin; i < end; i++) {
        PrintLetter *letter = g_ptr_array_index(job->letters, i);
        letter->file = name;
        letter->first_page = first[i - begin];
        letter->last_page = last[i - begin];
        if (!check_range(job, letter, error))
            return FALSE;
    }
    return TRUE;
}

/* The end of the file that begins with letter `begin`: at least one letter, then by sheets. */
static guint find_file_end(const PrintJob *job, guint begin, int max_sheets)
{
    int sheets = 0;
    guint end = begin;
    while (end < job->letters->len) {
        sheets += ((const PrintLetter *)g_ptr_array_index(job->letters, end))->sheets;
        if (max_sheets > 0 && sheets > max_sheets && end > begin)
            break;
        end++;
    }
    return end;
}

static gboolean write_files(Outbox *outbox, PrintJob *job, const char *folder, GError **error)
{
    int max_sheets = outbox->input->settings->print.max_sheets_per_file;
    for (guint begin = 0, end; begin < job->letters->len; begin = end) {
        end = find_file_end(job, begin, max_sheets);
        gboolean is_only = begin == 0 && end == job->letters->len;
        char *name = is_only ? g_strdup("letters.pdf")
                             : g_strdup_printf("letters-%03u.pdf", job->files->len + 1);
        g_ptr_array_add(job->files, name);
        if (!write_file(outbox, job, folder, begin, end, name, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean write_text(const char *folder, const char *name, const char *text,
                           GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return text && file_write_unsynced(path, text, -1, error);
}

/* Everything, READY last; then all of it durable. */
static gboolean write_job(Outbox *outbox, PrintJob *job, const char *folder, GError **error)
{
    if (!folder_remove_tree(folder, error) || !folder_create(folder, error) ||
        !write_files(outbox, job, folder, error))
        return FALSE;
    g_autofree char *index = print_job_to_index(job);
    if (!write_text(folder, "index.csv", index, error))
        return FALSE;
    g_autofree char *manifest = print_job_to_manifest(job, folder, error);
    return write_text(folder, "manifest.json", manifest, error) &&
           folder_sync_tree(folder, error) && write_text(folder, "READY", "", error) &&
           folder_sync_tree(folder, error);
}

static gboolean finish_job(Outbox *outbox, const PrintJob *job, const GPtrArray *entries,
                           GError **error)
{
    for (guint i = 0; i < job->letters->len; i++) {
        const PrintLetter *letter = g_ptr_array_index(job->letters, i);
        g_autofree char *detail = g_strdup_printf("print/%s seq %u", job->name, i + 1);
        outbox_answer(letter->entry, DELIVERY_HANDED_OVER, detail);
    }
    return outbox_settle(outbox, entries, error);
}

static gboolean send_job(Outbox *outbox, PrintJob *job, const GPtrArray *entries,
                         GError **error)
{
    g_autofree char *final = outbox_path(outbox, "print", job->name, NULL);
    g_autofree char *temporary = g_strconcat(final, ".tmp", NULL);
    if (!write_job(outbox, job, temporary, error))
        return FALSE;
    if (outbox_must_stop(outbox))
        return folder_remove_tree(temporary, error);
    if (!outbox_announce(outbox, entries, error))
        return FALSE;
    spool_count_attempt(entries);
    return folder_publish(temporary, final, error) && finish_job(outbox, job, entries, error);
}

gboolean print_spool_send(Outbox *outbox, const GPtrArray *entries, gboolean is_registered,
                          GError **error)
{
    if (entries->len == 0)
        return TRUE;
    if (!spool_recover(outbox, entries, "print", error))
        return FALSE;
    g_autoptr(GPtrArray) open = spool_take_open(entries);
    if (open->len == 0 || outbox_must_stop(outbox))
        return TRUE;
    if (!check_documents(open, error))
        return FALSE;
    g_autoptr(PostageTable) tariffs =
        postage_table_read(outbox->input->tariffs, outbox->complaints);
    char *name = spool_free_name(outbox, "print", is_registered ? "registered" : "letters", "");
    g_autoptr(PrintJob) job = print_job_new(outbox, name, open, is_registered, tariffs);
    return send_job(outbox, job, open, error);
}
