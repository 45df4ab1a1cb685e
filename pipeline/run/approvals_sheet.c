/* 3-render/approvals.csv: what waits for a person, to be handed round, with what was decided. */
#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/text.h"
#include "run/approvals.h"
#include "run/document_paths.h"

static void append_invoices(GString *table, const PlannedDocument *planned)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < planned->own_rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(planned->own_rows, i);
        g_string_append_printf(list, "%s%s", i > 0 ? ";" : "", row->item->invoice);
    }
    csv_append_text(table, list->str);
}

/* Who said yes or no to this very file, with remarks; joined by "; ". */
static void append_decisions(GString *table, const RenderedFile *file, const GPtrArray *records)
{
    g_autoptr(GString) people = g_string_new(NULL);
    g_autoptr(GString) remarks = g_string_new(NULL);
    for (guint i = 0; records && i < records->len; i++) {
        const ApprovalRecord *record = g_ptr_array_index(records, i);
        if (!text_equals(record->document, file->document) ||
            !text_equals(record->sha256, file->sha256))
            continue;
        g_string_append_printf(people, "%s%s", people->len ? "; " : "", record->by);
        if (!text_is_blank(record->remark))
            g_string_append_printf(remarks, "%s%s", remarks->len ? "; " : "", record->remark);
    }
    csv_append_text(table, people->str);
    csv_append_text(table, remarks->str);
}

static void append_file(GString *table, const Run *run, const RenderedFile *file,
                        const GPtrArray *records)
{
    const PlannedDocument *planned = document_find(run->plan, file->document);
    char deadline[DAY_ISO_SIZE];
    g_autofree char *roles = planned->step && planned->step->approval
                                 ? g_strjoinv(";", planned->step->approval)
                                 : g_strdup("");
    csv_append_text(table, file->document);
    csv_append_text(table, file->customer);
    csv_append_text(table, planned->customer ? planned->customer->name : NULL);
    csv_append_number(table, file->level);
    csv_append_text(table, channel_name(file->channel));
    append_invoices(table, planned);
    csv_append_money(table, file->claim.total_due, file->currency);
    csv_append_money(table, file->claim.total_claimed, file->currency);
    csv_append_text(table, file->currency);
    csv_append_text(table, planned->deadline != DAY_NONE
                               ? day_print_iso(planned->deadline, deadline)
                               : NULL);
    csv_append_text(table, roles);
    csv_append_text(table, approval_name(file->approval));
    append_decisions(table, file, records);
    csv_append_text(table, file->file);
    csv_append_text(table, file->sha256);
    csv_end_row(table);
}

gboolean approvals_sheet_write(Run *run, GError **error)
{
    static const char *const header[] = {
        "document",  "customer",      "customer_name", "level",    "channel", "invoices",
        "total_due", "total_claimed", "currency",      "deadline", "roles",   "approval",
        "by",        "remark",        "file",          "sha256",   NULL};
    g_autoptr(GPtrArray) records =
        run->db ? history_fetch_approvals(run->db, run->id, error) : NULL;
    g_autoptr(GString) table = g_string_new(NULL);
    guint n = 0;
    if (run->db && !records)
        return FALSE;
    csv_append_header(table, header);
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        if (file->approval == APPROVAL_NONE)
            continue;
        append_file(table, run, file, records);
        n++;
    }
    g_autofree char *path = g_build_filename(run->folder, "3-render", "approvals.csv", NULL);
    return n == 0 || file_write_whole(path, table->str, -1, error);
}
