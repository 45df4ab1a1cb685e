/*
 * One job, step by step, so that a crash at any point leaves the answer on the disk:
 *   1 <job>.tmp/ is written whole and synced      write_job
 *   2 its letters are announced                   outbox_announce
 *   3 <job>.tmp/ is renamed to <job>/, synced     folder_publish
 *   4 its letters are settled as handed-over      finish_job
 * Announced and in <job>/index.csv: handed over. Announced and only in <job>.tmp/: begun again.
 */
#include "dispatch/print_spool.h"

#include "dispatch/attachment_name.h"
#include "dispatch/maileva.h"
#include "dispatch/print_job.h"
#include "dispatch/rendered_pdf.h"
#include "dispatch/spool_evidence.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/text.h"

#include <glib/gstdio.h>
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

/*
 * The end of the file that begins with letter `begin`: at least one letter, then by sheets, at most
 * `most` letters.
 */
static guint find_file_end(const PrintJob *job, guint begin, guint most,
                           const PrintSettings *print)
{
    int sheets = 0;
    guint end = begin;
    while (end < job->letters->len && end - begin < most) {
        sheets += ((const PrintLetter *)g_ptr_array_index(job->letters, end))->sheets;
        gboolean is_full =
            (print->max_sheets_per_file > 0 && sheets > print->max_sheets_per_file) ||
            print->one_file_per_letter;
        if (is_full && end > begin)
            break;
        end++;
    }
    return end;
}

/*
 * How many letters the file just written should have had to stay below the limit; as many as it
 * has if it does. Fewer letters share fonts and images less, hence the margin.
 */
static guint find_fitting(const char *path, guint count, const PrintSettings *print)
{
    GStatBuf status;
    gint64 limit = (gint64)print->max_file_mb * 1000 * 1000;
    if (limit == 0 || count == 1 || g_stat(path, &status) != 0 || status.st_size <= limit)
        return count;
    guint fitting = (guint)((gint64)count * limit / (status.st_size + status.st_size / 20));
    return CLAMP(fitting, 1, count - 1);
}

/* RUN_L2_C0042_0001.pdf: ASCII, at most 64 characters, the document's own number at the end. */
static char *name_of_letter(const PrintJob *job, const PrintLetter *letter)
{
    const Outgoing *outgoing = letter->entry->outgoing;
    const char *dash = strrchr(outgoing->document, '-');
    const char *number = dash ? dash + 1 : outgoing->document;
    g_autofree char *customer = attachment_name_to_ascii(outgoing->customer);
    g_strcanon(customer, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
    return g_strdup_printf("%.24s_L%d_%.16s_%.12s.pdf", job->run_id, outgoing->level, customer,
                           number);
}

static char *name_of_file(const PrintJob *job, guint begin, guint end,
                          const PrintSettings *print)
{
    if (print->one_file_per_letter)
        return name_of_letter(job, g_ptr_array_index(job->letters, begin));
    gboolean is_only = begin == 0 && end == job->letters->len;
    return is_only ? g_strdup("letters.pdf")
                   : g_strdup_printf("letters-%03u.pdf", job->files->len + 1);
}

/*
 * Writes one file from letter `begin` on; *end is the first letter that is not in it. *most: how
 * many letters a file had room for so far, so that few are written twice.
 */
static gboolean write_next_file(Outbox *outbox, PrintJob *job, const char *folder, guint begin,
                                guint *end, guint *most, GError **error)
{
    const PrintSettings *print = &outbox->input->settings->print;
    *end = find_file_end(job, begin, *most, print);
    for (;;) {
        char *name = name_of_file(job, begin, *end, print);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_ptr_array_add(job->files, name);
        if (!write_file(outbox, job, folder, begin, *end, name, error))
            return FALSE;
        guint fitting = find_fitting(path, *end - begin, print);
        if (fitting == *end - begin)
            return TRUE;
        g_unlink(path);
        g_ptr_array_set_size(job->files, (int)job->files->len - 1);
        *end = begin + fitting;
        *most = fitting;
    }
}

static gboolean write_files(Outbox *outbox, PrintJob *job, const char *folder, GError **error)
{
    guint most = G_MAXUINT;
    for (guint begin = 0, end; begin < job->letters->len; begin = end)
        if (!write_next_file(outbox, job, folder, begin, &end, &most, error))
            return FALSE;
    return TRUE;
}

static gboolean write_text(const char *folder, const char *name, const char *text,
                           GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return text && file_write_unsynced(path, text, -1, error);
}

/* What print houses want beside our own tables. */
static gboolean write_exports(const Outbox *outbox, const PrintJob *job, const char *folder,
                              GError **error)
{
    const Settings *settings = outbox->input->settings;
    const char *const *exports = (const char *const *)settings->print.exports;
    for (guint i = 0; exports && exports[i]; i++)
        if (!(text_equals(exports[i], "pjs")
                  ? maileva_write_package(job, settings, folder, error)
                  : maileva_write_import(job, folder, error)))
            return FALSE;
    return TRUE;
}

/* Everything, READY last; then all of it durable. */
static gboolean write_job(Outbox *outbox, PrintJob *job, const char *folder, GError **error)
{
    if (!folder_remove_tree(folder, error) || !folder_create(folder, error) ||
        !write_files(outbox, job, folder, error))
        return FALSE;
    if (!write_exports(outbox, job, folder, error))
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

/* The open letters of one kind as a job of their own. */
static gboolean send_kind(Outbox *outbox, const GPtrArray *open, const PrintKind *kind,
                          const PostageTable *tariffs, GError **error)
{
    const Settings *settings = outbox->input->settings;
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    for (guint i = 0; i < open->len; i++) {
        OutboxEntry *entry = g_ptr_array_index(open, i);
        if (print_is_abroad(entry->outgoing, settings) == kind->is_abroad)
            g_ptr_array_add(entries, entry);
    }
    if (entries->len == 0 || outbox_must_stop(outbox))
        return TRUE;
    char *name = spool_free_name(outbox, "print", kind->name, "");
    g_autoptr(PrintJob) job = print_job_new(outbox, name, entries, kind, tariffs);
    return send_job(outbox, job, entries, error);
}

gboolean print_spool_send(Outbox *outbox, const GPtrArray *entries, gboolean is_registered,
                          GError **error)
{
    static const PrintKind kinds[] = {{"letters", FALSE, FALSE},
                                      {"letters-abroad", FALSE, TRUE},
                                      {"registered", TRUE, FALSE},
                                      {"registered-abroad", TRUE, TRUE}};
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
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].is_registered == is_registered &&
            !send_kind(outbox, open, &kinds[i], tariffs, error))
            return FALSE;
    return TRUE;
}
