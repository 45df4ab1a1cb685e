/* Lines of 3-render/documents.csv. */
#include "records/document.h"
#include "ground/csv_text.h"
#include "ground/text.h"
#include <string.h>

RenderedFile *rendered_file_new(const Document *document)
{
    RenderedFile *file = g_new0(RenderedFile, 1);

    file->document = g_strdup(document->id);
    file->customer = g_strdup(document->customer);
    file->template_name = g_strdup(document->template_name);
    file->language = g_strdup(document->language);
    file->template_file = g_strdup(document->template_file);
    file->template_sha256 = g_strdup(document->template_sha256);
    file->level = document->level;
    file->kind = document->kind;
    file->channel = document->channel;
    file->n_items = document->n_items;
    file->claim = document->claim;
    g_strlcpy(file->currency, document->currency, sizeof file->currency);
    file->approval = document->approval;
    file->recipient = g_strdup(document->recipient);
    file->registered_number = g_strdup(text_or_empty(document->registered_number));
    return file;
}

void rendered_file_free(RenderedFile *file)
{
    if (file == NULL)
        return;
    g_free(file->document);
    g_free(file->customer);
    g_free(file->template_name);
    g_free(file->template_file);
    g_free(file->template_sha256);
    g_free(file->language);
    g_free(file->file);
    g_free(file->sha256);
    g_free(file->recipient);
    g_free(file->registered_number);
    g_free(file);
}

static void append_row(GString *table, const RenderedFile *file)
{
    const Claim *claim = &file->claim;

    csv_append_text(table, file->document);
    csv_append_text(table, file->customer);
    csv_append_number(table, file->level);
    csv_append_text(table, step_kind_name(file->kind));
    csv_append_text(table, channel_name(file->channel));
    csv_append_text(table, file->template_name);
    csv_append_text(table, file->language);
    csv_append_number(table, file->pages);
    csv_append_number(table, file->n_items);
    csv_append_money(table, claim->total_due, file->currency);
    csv_append_money(table, claim->interest, file->currency);
    csv_append_money(table, claim->indemnity, file->currency);
    csv_append_text(table, file->currency);
    csv_append_text(table, approval_name(file->approval));
    csv_append_text(table, file->file);
    csv_append_text(table, file->sha256);
    csv_append_money(table, claim->principal, file->currency);
    csv_append_money(table, claim->credits, file->currency);
    csv_append_money(table, claim->fee, file->currency);
    csv_append_money(table, claim->total_claimed, file->currency);
    csv_append_money(table, claim->indemnity_eur, "EUR");
    csv_append_text(table, file->registered_number);
    csv_end_row(table);
}

static int compare_files(gconstpointer a, gconstpointer b)
{
    const RenderedFile *left = *(const RenderedFile *const *)a;
    const RenderedFile *right = *(const RenderedFile *const *)b;
    int order = strcmp(text_or_empty(left->document), text_or_empty(right->document));

    return order != 0 ? order : (int)left->channel - (int)right->channel;
}

char *rendered_files_print(const GPtrArray *files)
{
    static const char *const header[] = {
        "document",      "customer",          "level",    "kind",     "channel",
        "template",      "language",          "pages",    "items",    "total_due",
        "interest",      "indemnity",         "currency", "approval", "file",
        "sha256",        "principal",         "credits",  "fee",      "total_claimed",
        "indemnity_eur", "registered_number", NULL};
    GString *table = g_string_new(NULL);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();

    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(files, i));
    g_ptr_array_sort(sorted, compare_files);
    csv_append_header(table, header);
    for (guint i = 0; i < sorted->len; i++)
        append_row(table, g_ptr_array_index(sorted, i));
    return g_string_free(table, FALSE);
}

/* Document id -> its first own row: what makes two documents ask for the same. */
static GHashTable *index_own_rows(const ReminderPlan *plan)
{
    GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plan->documents->len; i++) {
        PlannedDocument *document = g_ptr_array_index(plan->documents, i);
        if (document->own_rows->len > 0)
            g_hash_table_insert(index, document->id, document->own_rows->pdata[0]);
    }
    return index;
}

static gint64 add_held(gint64 a, gint64 b)
{
    gint64 sum;
    if (__builtin_add_overflow(a, b, &sum))
        return b > 0 ? G_MAXINT64 : G_MININT64;
    return sum;
}

ClaimedSum rendered_files_sum(const GPtrArray *files, const ReminderPlan *plan,
                              const char *currency)
{
    ClaimedSum sum = {0};
    g_autoptr(GHashTable) own_rows = index_own_rows(plan);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (guint i = 0; i < files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(files, i);
        if (strcmp(file->currency, currency) != 0)
            continue;
        gpointer first = g_hash_table_lookup(own_rows, file->document);
        gboolean is_new = first == NULL || g_hash_table_add(seen, first);
        sum.n_documents++;
        sum.total_due = add_held(sum.total_due, file->claim.total_due);
        if (is_new)
            sum.asked_once = add_held(sum.asked_once, file->claim.total_due);
    }
    return sum;
}
