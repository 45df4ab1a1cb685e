#include "records/document.h"

const char *approval_name(Approval approval)
{
    static const char *const names[] = {"none", "waiting", "approved", "rejected"};

    g_assert((guint)approval < G_N_ELEMENTS(names));
    return names[approval];
}

Span *span_new(const char *text, guint marks, const char *href)
{
    Span *span = g_new0(Span, 1);

    span->text = g_strdup(text);
    span->marks = marks;
    span->href = g_strdup(href);
    return span;
}

static void free_span(gpointer data)
{
    Span *span = data;

    g_free(span->text);
    g_free(span->href);
    g_free(span);
}

GPtrArray *span_array_new(void)
{
    return g_ptr_array_new_with_free_func(free_span);
}

LabelledLine *labelled_line_new(const char *label, const char *value)
{
    LabelledLine *line = g_new0(LabelledLine, 1);

    line->label = g_strdup(label);
    line->value = g_strdup(value);
    return line;
}

static void free_labelled_line(gpointer data)
{
    LabelledLine *line = data;

    g_free(line->label);
    g_free(line->value);
    g_free(line);
}

static void free_cells(gpointer data)
{
    g_ptr_array_unref(data);
}

TableRow *table_row_new(TableRowKind kind)
{
    TableRow *row = g_new0(TableRow, 1);

    row->kind = kind;
    row->cells = g_ptr_array_new_with_free_func(free_cells);
    return row;
}

static void free_table_row(gpointer data)
{
    TableRow *row = data;

    g_ptr_array_unref(row->cells);
    g_free(row);
}

Table *table_new(void)
{
    Table *table = g_new0(Table, 1);

    table->aligns = g_array_new(FALSE, TRUE, sizeof(Align));
    table->rows = g_ptr_array_new_with_free_func(free_table_row);
    table->carry_column = -1;
    return table;
}

static void free_table(Table *table)
{
    if (table == NULL)
        return;
    g_array_unref(table->aligns);
    g_clear_pointer(&table->header, g_ptr_array_unref);
    g_ptr_array_unref(table->rows);
    g_free(table->carry_label);
    g_free(table->carried_label);
    g_free(table);
}

static void free_block_pointer(gpointer data)
{
    block_free(data);
}

Block *block_new(BlockKind kind)
{
    Block *block = g_new0(Block, 1);

    block->kind = kind;
    block->first_number = 1;
    block->spans = span_array_new();
    block->children = g_ptr_array_new_with_free_func(free_block_pointer);
    block->lines = g_ptr_array_new_with_free_func(free_labelled_line);
    block->in_letter = TRUE;
    block->in_mail = TRUE;
    if (kind == BLOCK_TABLE)
        block->table = table_new();
    return block;
}

void block_free(Block *block)
{
    if (block == NULL)
        return;
    g_ptr_array_unref(block->spans);
    g_ptr_array_unref(block->children);
    g_ptr_array_unref(block->lines);
    free_table(block->table);
    g_free(block->qr_payload);
    g_free(block->qr_caption);
    g_free(block->image);
    g_free(block);
}

Document *document_new(void)
{
    Document *document = g_new0(Document, 1);

    document->channel = CHANNEL_NONE;
    document->sender_lines = g_ptr_array_new_with_free_func(g_free);
    document->address_lines = g_ptr_array_new_with_free_func(g_free);
    document->notice_lines = g_ptr_array_new_with_free_func(g_free);
    document->reference_lines = g_ptr_array_new_with_free_func(free_labelled_line);
    document->subject = span_array_new();
    document->footer_lines = g_ptr_array_new_with_free_func(g_free);
    document->blocks = g_ptr_array_new_with_free_func(free_block_pointer);
    document->attachments = g_ptr_array_new_with_free_func(g_free);
    return document;
}

void document_free(Document *document)
{
    if (document == NULL)
        return;
    GPtrArray *arrays[] = {document->sender_lines, document->address_lines,
                           document->notice_lines, document->reference_lines,
                           document->subject,      document->footer_lines,
                           document->blocks,       document->attachments};
    char *texts[] = {document->registered_number,
                     document->id,
                     document->run,
                     document->customer,
                     document->template_name,
                     document->language,
                     document->template_file,
                     document->template_sha256,
                     document->title,
                     document->logo,
                     document->place_and_date,
                     document->page_label,
                     document->continued_label,
                     document->mail_subject,
                     document->short_text,
                     document->recipient,
                     document->recipient_name};

    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_ptr_array_unref(arrays[i]);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(document);
}
