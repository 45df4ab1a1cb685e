/*
 * A document as stable text: what explain shows and tests compare. One line per field or block,
 * two spaces of indent per depth; spans carry their marks in front: *b* bold, /i/ italic ...
 */
#include "records/document.h"

static const char *const block_names[] = {[BLOCK_PARAGRAPH] = "paragraph",
                                          [BLOCK_HEADING] = "heading",
                                          [BLOCK_LIST] = "list",
                                          [BLOCK_ITEM] = "item",
                                          [BLOCK_QUOTE] = "quote",
                                          [BLOCK_TABLE] = "table",
                                          [BLOCK_RULE] = "rule",
                                          [BLOCK_PAYMENT] = "payment",
                                          [BLOCK_CLOSING] = "closing",
                                          [BLOCK_SIGNATURE] = "signature",
                                          [BLOCK_PAGE_BREAK] = "page-break"};

static const char *const row_names[] = {
    [ROW_BODY] = "row", [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total"};

static const char align_letters[] = {
    [ALIGN_LEFT] = 'l', [ALIGN_CENTRE] = 'c', [ALIGN_RIGHT] = 'r'};

/* A text between quotes; line ends, quotes and backslashes are escaped. */
static void append_quoted(GString *text, const char *value)
{
    if (value == NULL) {
        g_string_append(text, "-");
        return;
    }
    g_string_append_c(text, '"');
    for (const char *c = value; *c != '\0'; c++) {
        if (*c == '\n')
            g_string_append(text, "\\n");
        else if (*c == '"' || *c == '\\')
            g_string_append_printf(text, "\\%c", *c);
        else
            g_string_append_c(text, *c);
    }
    g_string_append_c(text, '"');
}

static void append_spans(GString *text, const GPtrArray *spans)
{
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);

        g_string_append_c(text, ' ');
        if (span->marks & MARK_BOLD)
            g_string_append_c(text, 'b');
        if (span->marks & MARK_ITALIC)
            g_string_append_c(text, 'i');
        if (span->marks & MARK_CODE)
            g_string_append_c(text, 'c');
        if (span->marks & MARK_NO_BREAK)
            g_string_append_c(text, 'n');
        append_quoted(text, span->text);
        if (span->href != NULL)
            g_string_append_printf(text, "<%s>", span->href);
    }
}

static void append_field(GString *text, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(text, "%s: ", name);
    append_quoted(text, value);
    g_string_append_c(text, '\n');
}

static void append_lines(GString *text, const char *name, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        append_field(text, name, g_ptr_array_index(lines, i));
}

static void append_labelled(GString *text, int depth, const char *name, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);

        g_string_append_printf(text, "%*s%s: ", depth * 2, "", name);
        append_quoted(text, line->label);
        g_string_append(text, " = ");
        append_quoted(text, line->value);
        g_string_append_c(text, '\n');
    }
}

static void append_cells(GString *text, const GPtrArray *cells)
{
    for (guint i = 0; i < cells->len; i++) {
        g_string_append(text, " |");
        append_spans(text, g_ptr_array_index(cells, i));
    }
    g_string_append_c(text, '\n');
}

static void append_table(GString *text, int depth, const Table *table)
{
    int indent = depth * 2;

    g_string_append_printf(text, "%*scolumns ", indent, "");
    for (guint i = 0; i < table->aligns->len; i++)
        g_string_append_c(text, align_letters[g_array_index(table->aligns, Align, i)]);
    if (table->carry_column >= 0) {
        g_string_append_printf(text, " carry %d %s ", table->carry_column,
                               table->carry_currency);
        append_quoted(text, table->carry_label);
        g_string_append_c(text, ' ');
        append_quoted(text, table->carried_label);
    }
    g_string_append_c(text, '\n');
    if (table->header != NULL) {
        g_string_append_printf(text, "%*sheader", indent, "");
        append_cells(text, table->header);
    }
    for (guint i = 0; i < table->rows->len; i++) {
        const TableRow *row = g_ptr_array_index(table->rows, i);

        g_string_append_printf(text, "%*s%s", indent, "", row_names[row->kind]);
        if (table->carry_column >= 0)
            g_string_append_printf(text, " %" G_GINT64_FORMAT, row->carry_minor);
        append_cells(text, row->cells);
    }
}

static void append_block(GString *text, int depth, const Block *block)
{
    g_string_append_printf(text, "%*s%s", depth * 2, "", block_names[block->kind]);
    if (block->kind == BLOCK_HEADING)
        g_string_append_printf(text, " %d", block->level);
    if (block->is_ordered)
        g_string_append_printf(text, " from %d", block->first_number);
    if (!block->in_mail)
        g_string_append(text, " letter-only");
    if (!block->in_letter)
        g_string_append(text, " mail-only");
    append_spans(text, block->spans);
    g_string_append_c(text, '\n');
    if (block->table != NULL)
        append_table(text, depth + 1, block->table);
    append_labelled(text, depth + 1, "line", block->lines);
    if (block->qr_payload != NULL) {
        g_string_append_printf(text, "%*sqr: ", (depth + 1) * 2, "");
        append_quoted(text, block->qr_payload);
        g_string_append_c(text, ' ');
        append_quoted(text, block->qr_caption);
        g_string_append_c(text, '\n');
    }
    if (block->image != NULL)
        g_string_append_printf(text, "%*simage: %s\n", (depth + 1) * 2, "", block->image);
    for (guint i = 0; i < block->children->len; i++)
        append_block(text, depth + 1, g_ptr_array_index(block->children, i));
}

static void append_money(GString *text, const char *name, gint64 minor, const char *currency)
{
    g_string_append_printf(text, " %s ", name);
    money_append_plain(text, minor, currency);
}

static void append_claim(GString *text, const Document *document)
{
    const Claim *claim = &document->claim;
    const char *currency = document->currency;

    g_string_append_printf(text, "claim: %s %u items", currency, document->n_items);
    append_money(text, "principal", claim->principal, currency);
    append_money(text, "credits", claim->credits, currency);
    append_money(text, "total_due", claim->total_due, currency);
    append_money(text, "interest", claim->interest, currency);
    append_money(text, "indemnity", claim->indemnity, currency);
    append_money(text, "fee", claim->fee, currency);
    append_money(text, "indemnity_eur", claim->indemnity_eur, "EUR");
    append_money(text, "total_claimed", claim->total_claimed, currency);
    g_string_append_c(text, '\n');
}

static void append_identity(GString *text, const Document *document)
{
    char day[DAY_ISO_SIZE];

    g_string_append_printf(text, "document: %s number %d customer %s\n",
                           document->id ? document->id : "-", document->number,
                           document->customer ? document->customer : "-");
    g_string_append_printf(text, "level: %d %s %s template %s language %s\n", document->level,
                           step_kind_name(document->kind), channel_name(document->channel),
                           document->template_name ? document->template_name : "-",
                           document->language ? document->language : "-");
    append_claim(text, document);
    g_string_append_printf(text, "approval: %s\n", approval_name(document->approval));
    g_string_append_printf(text, "date: %s\n", day_print_iso(document->run_date, day));
    if (document->deadline != DAY_NONE)
        g_string_append_printf(text, "deadline: %s\n", day_print_iso(document->deadline, day));
    append_field(text, "title", document->title);
}

char *document_print(const Document *document)
{
    GString *text = g_string_new(NULL);

    append_identity(text, document);
    append_lines(text, "sender", document->sender_lines);
    append_field(text, "logo", document->logo);
    append_lines(text, "address", document->address_lines);
    append_lines(text, "notice", document->notice_lines);
    append_labelled(text, 0, "reference", document->reference_lines);
    append_field(text, "place-and-date", document->place_and_date);
    g_string_append(text, "subject:");
    append_spans(text, document->subject);
    g_string_append_c(text, '\n');
    for (guint i = 0; i < document->blocks->len; i++)
        append_block(text, 0, g_ptr_array_index(document->blocks, i));
    append_lines(text, "footer", document->footer_lines);
    append_field(text, "page-label", document->page_label);
    append_field(text, "mail-subject", document->mail_subject);
    append_field(text, "short-text", document->short_text);
    append_field(text, "recipient", document->recipient);
    append_field(text, "recipient-name", document->recipient_name);
    append_lines(text, "attachment", document->attachments);
    return g_string_free(text, FALSE);
}
