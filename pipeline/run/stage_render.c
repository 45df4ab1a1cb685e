/* Stage 3. Each planned document becomes one PDF; documents.csv says what it claims. */
#include <string.h>

#include "ground/files.h"
#include "ground/text.h"
#include "run/approvals.h"
#include "run/delivery_line.h"
#include "run/document_paths.h"
#include "run/notice_signature.h"
#include "run/progress.h"
#include "run/run.h"

/* Computed again for looking only. */
static gboolean compare_pdf(Comparison *comparison, const char *path, const char *relative,
                            const void *bytes, gsize length)
{
    gsize kept_length = 0;
    g_autofree char *kept = file_read_whole(path, &kept_length, NULL);
    int found = kept ? audit_compare_bytes(relative, kept, kept_length, bytes, length,
                                           comparison->report)
                     : 1;
    if (!kept)
        g_string_append_printf(comparison->report, "FOUND: %s: is missing\n", relative);
    comparison->n_found += found;
    comparison->n_files += found == 0;
    return TRUE;
}

/* A PDF that was written before must come out the same; a missing one is written again. */
static gboolean keep_pdf(Run *run, const char *relative, GBytes *pdf, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, relative, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    gsize length;
    const char *bytes = g_bytes_get_data(pdf, &length);
    if (run->comparison)
        return compare_pdf(run->comparison, path, relative, bytes, length);
    if (run->state->is_done[STAGE_RENDER])
        return TRUE; /* its hash is compared with documents.csv, the file itself by dispatch */
    return folder_create(folder, error) &&
           file_write_unsynced(path, bytes, (gssize)length, error);
}

/* What a call asks for is what its step's letter claims; without a template the amounts alone. */
static Claim claim_without_file(Run *run, const PlannedDocument *planned)
{
    g_autoptr(Complaints) said_before = complaints_new();
    g_autoptr(Document) document =
        planned->step->template_name
            ? composer_compose(run->composer, planned, said_before, NULL)
            : NULL;
    if (document)
        return document->claim;
    return (Claim){
        .principal = planned->principal_minor,
        .credits = planned->credits_minor,
        .total_due = planned->total_due_minor,
        .total_claimed = planned->total_due_minor,
    };
}

/* A call, a short message or a dossier without a template of its own: listed, but no PDF. */
static void list_without_file(Run *run, const PlannedDocument *planned)
{
    RenderedFile *file = g_new0(RenderedFile, 1);
    file->document = g_strdup(planned->id);
    file->customer = g_strdup(planned->customer_id);
    file->template_name = g_strdup(text_or_empty(planned->step->template_name));
    file->language = g_strdup(planned->language);
    file->file = g_strdup("");
    file->sha256 = g_strdup("");
    file->recipient = g_strdup(planned->recipient.channel == CHANNEL_DOSSIER
                                   ? planned->customer_id
                                   : text_or_empty(planned->recipient.phone));
    file->registered_number = g_strdup("");
    file->level = planned->level;
    file->kind = planned->step->kind;
    file->channel = planned->recipient.channel;
    file->n_items = planned->own_rows->len + planned->carried_rows->len;
    file->claim = claim_without_file(run, planned);
    g_strlcpy(file->currency, planned->currency, sizeof file->currency);
    file->approval = approval_of_document(run, planned, file->sha256);
    g_ptr_array_add(run->files, file);
}

static gboolean render_one(Run *run, const PlannedDocument *planned, GError **error)
{
    if (!document_has_file(planned)) {
        list_without_file(run, planned);
        return TRUE;
    }
    g_autoptr(Complaints) said_before = complaints_new(); /* by stage_assign, word for word */
    g_autoptr(Document) document = composer_compose(run->composer, planned, said_before, error);
    g_autoptr(Pages) pages =
        document ? renderer_layout(run->renderer, document, said_before) : NULL;
    g_autoptr(GBytes) pdf = pages ? renderer_write_pdf(run->renderer, pages, error) : NULL;
    if (!pdf)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "document %s could not be written",
                            planned->id);
    RenderedFile *file = rendered_file_new(document);
    g_ptr_array_add(run->files, file);
    gsize length;
    const void *bytes = g_bytes_get_data(pdf, &length);
    g_free(file->file);
    g_free(file->sha256);
    file->file = document_path(planned->id, planned->number, run->plan->documents->len);
    file->sha256 = data_sha256(bytes, length);
    file->pages = pages_count(pages);
    file->approval = approval_of_document(run, planned, file->sha256);
    return keep_pdf(run, file->file, pdf, error);
}

/*
 * What the documents claim is what the plan says: the open
 * amounts of the rows that name them.
 */
static gboolean check_claims(const Run *run, GError **error)
{
    g_autoptr(GHashTable) planned = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < run->plan->documents->len; i++) {
        PlannedDocument *document = g_ptr_array_index(run->plan->documents, i);
        g_hash_table_insert(planned, document->id, document);
    }
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        const PlannedDocument *document = g_hash_table_lookup(planned, file->document);
        if (document && document->total_due_minor == file->claim.total_due &&
            file->claim.total_due == file->claim.principal - file->claim.credits)
            continue;
        return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                            "document %s does not claim what the plan says; nothing was sent",
                            file->document);
    }
    return TRUE;
}

/* The items that a document names, with the line of the ledger each comes from. */
static void append_items(GString *members, const char *key, const GPtrArray *rows)
{
    json_begin_array(members, key);
    for (guint i = 0; i < rows->len; i++) {
        const OpenItem *item = ((const PlanRow *)g_ptr_array_index(rows, i))->item;
        g_autofree char *open = money_to_plain(item->open_minor, item->currency);
        json_begin_object(members, NULL);
        json_append_string(members, "invoice", item->invoice);
        json_append_number(members, "line", item->line);
        json_append_string(members, "open", open);
        json_end_object(members);
    }
    json_end_array(members);
}

/* Template, recipient and items, by ids and digests. */
static void append_origin(const Run *run, GString *members, const RenderedFile *file)
{
    const PlannedDocument *planned = document_find(run->plan, file->document);
    if (file->template_sha256) {
        json_append_string(members, "template", file->template_file);
        json_append_string(members, "template_sha256", file->template_sha256);
    }
    delivery_line_append_digest(members, "recipient", file->recipient);
    append_items(members, "items", planned->own_rows);
    append_items(members, "carried", planned->carried_rows);
}

static gboolean append_documents(Run *run, GError **error)
{
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        g_autofree char *total = money_to_plain(file->claim.total_claimed, file->currency);
        g_string_truncate(members, 0);
        json_append_string(members, "document", file->document);
        json_append_string(members, "customer", file->customer);
        json_append_number(members, "level", file->level);
        json_append_string(members, "channel", channel_name(file->channel));
        append_origin(run, members, file);
        json_append_string(members, "total_claimed", total);
        json_append_string(members, "currency", file->currency);
        json_append_string(members, "file", file->file);
        json_append_string(members, "sha256", file->sha256);
        if (!journal_append(run->journal, "document", run->options->now, members->str, error))
            return FALSE;
    }
    return TRUE;
}

/* documents.csv as it was before anybody approved or rejected. */
static char *print_undecided(const Run *run)
{
    g_autofree Approval *approvals = g_new(Approval, run->files->len + 1);
    for (guint i = 0; i < run->files->len; i++) {
        RenderedFile *file = g_ptr_array_index(run->files, i);
        approvals[i] = file->approval;
        if (file->approval != APPROVAL_NONE)
            file->approval = APPROVAL_WAITING;
    }
    char *table = rendered_files_print(run->files);
    for (guint i = 0; i < run->files->len; i++)
        ((RenderedFile *)g_ptr_array_index(run->files, i))->approval = approvals[i];
    return table;
}

/* Each line is as it should be, or as it was before the approval that the history knows. */
static gboolean is_behind(const char *kept, const char *undecided, const char *table)
{
    g_auto(GStrv) lines = g_strsplit(kept, "\n", -1);
    g_auto(GStrv) before = g_strsplit(undecided, "\n", -1);
    g_auto(GStrv) now = g_strsplit(table, "\n", -1);
    if (g_strv_length(lines) != g_strv_length(now) ||
        g_strv_length(before) != g_strv_length(now))
        return FALSE;
    for (guint i = 0; lines[i]; i++)
        if (!g_str_equal(lines[i], now[i]) && !g_str_equal(lines[i], before[i]))
            return FALSE;
    return TRUE;
}

/* A decision that was recorded by a command which died before documents.csv showed it. */
static gboolean catch_up_decisions(const Run *run, const char *table, GError **error)
{
    g_autofree char *path = g_build_filename(run->folder, "3-render", "documents.csv", NULL);
    g_autofree char *kept = file_read_whole(path, NULL, NULL);
    if (!kept || g_str_equal(kept, table))
        return TRUE;
    g_autofree char *undecided = print_undecided(run);
    return !is_behind(kept, undecided, table) || file_write_whole(path, table, -1, error);
}

gboolean stage_render(Run *run, GError **error)
{
    gboolean is_new = !run->state->is_done[STAGE_RENDER];
    Progress *progress = progress_new(run, "render", run->plan->documents->len);
    gboolean rendered = TRUE;
    for (guint i = 0; rendered && i < run->plan->documents->len; i++) {
        const PlannedDocument *planned = g_ptr_array_index(run->plan->documents, i);
        if (!planned->is_withheld)
            rendered = render_one(run, planned, error);
        progress_step(progress, i + 1);
    }
    progress_free(progress);
    g_autofree char *folder = g_build_filename(run->folder, "3-render", NULL);
    g_autofree char *table = rendered_files_print(run->files);
    if (run->comparison)
        return rendered &&
               run_keep_text(run, STAGE_RENDER, "3-render/documents.csv", table, error);
    if (!rendered || !check_claims(run, error) || !folder_create(folder, error) ||
        (is_new && (!notice_signatures_make(run, error) || !folder_sync_tree(folder, error))))
        return FALSE;
    if (!is_new && !catch_up_decisions(run, table, error))
        return FALSE;
    if (!run_keep_text(run, STAGE_RENDER, "3-render/documents.csv", table, error))
        return FALSE;
    if (is_new && (!append_documents(run, error) || !approvals_sheet_write(run, error)))
        return FALSE;
    run->state->is_done[STAGE_RENDER] = TRUE;
    return !run->state->is_proposal || !is_new || review_sheet_write(run, error);
}
