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
