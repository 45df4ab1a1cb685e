/*
 * The mail's HTML body: one column of at most 600 px, styles inline, nothing loaded from
 * anywhere. What styles cannot say inline stands in the head: on a phone the rows of a wide
 * table become small lists, at night the colours turn; a reader without it shows the mail well
 * all the same.
 */
#include "ground/text.h"
#include "render/render.h"
#include "render/text_columns.h"
#include <string.h>

#define FONT "font-family:Arial,Helvetica,sans-serif;"
#define BODY_FONT FONT "font-size:15px;line-height:1.5;color:#1a1a1a;"
#define QUIET "color:#666666;"

enum { WIDE_TABLE_COLUMNS = 5 }; /* more than a phone shows side by side */

/* Only what the inline styles leave open, or !important against them. */
static const char head_style[] =
    "<style>\n"
    "@media (max-width:480px){\n"
    ".wide .head,.wide .void{display:none!important}\n"
    ".wide,.wide tbody,.wide tr,.wide td{display:block!important;width:auto!important}\n"
    ".wide tr{padding:6px 0;border-bottom:1px solid #dddddd}\n"
    ".wide tr.sum{border-top:2px solid #888888}\n"
    ".wide td{border:0!important;padding:2px 4px!important;text-align:right!important}\n"
    ".wide td:before{content:attr(data-label);float:left;padding-right:12px;color:#767676;"
    "font-weight:normal}\n"
    ".wide td.first{text-align:left!important;font-weight:bold}\n"
    ".wide td.first:before{content:none}\n"
    "}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".page{background:#121212!important}\n"
    ".card{background:#1e1e1e!important}\n"
    ".card td,.card th{color:#e8e8e8!important}\n"
    ".card tr,.card td,.card th,.card p,.card hr{border-color:#5a5a5a!important}\n"
    ".card td.quiet{color:#a8a8a8!important}\n"
    ".panel{background:#2b2b2b!important}\n"
    ".card a{color:#8ab4f8!important}\n"
    ".wide td:before{color:#a8a8a8}\n"
    "}\n"
    "</style>\n";

static void append_escaped(GString *html, const char *text)
{
    for (const char *at = text_or_empty(text); *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '\n')
            g_string_append(html, "<br>\n");
        else if (c == 0xA0 || c == 0x202F)
            g_string_append(html,
                            "&nbsp;"); /* the narrow one is missing in some readers' fonts */
        else if (c == '&')
            g_string_append(html, "&amp;");
        else if (c == '<')
            g_string_append(html, "&lt;");
        else if (c == '>')
            g_string_append(html, "&gt;");
        else if (c == '"')
            g_string_append(html, "&quot;");
        else if (c >= 0x20 || c == '\t')
            g_string_append_unichar(html, c);
    }
}

/* Only what a person follows on purpose; a script is no address. */
static gboolean is_safe_link(const char *href)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (gsize i = 0; href && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
            return TRUE;
    return FALSE;
}

static void append_span(GString *html, const Span *span)
{
    gboolean is_link = is_safe_link(span->href);
    if (is_link) {
        g_string_append(html, "<a href=\"");
        append_escaped(html, span->href);
        g_string_append(html, "\" style=\"color:#0b57a4;\">");
    }
    if (span->marks & MARK_NO_BREAK)
        g_string_append(html, "<span style=\"white-space:nowrap;\">");
    if (span->marks & MARK_BOLD)
        g_string_append(html, "<strong>");
    if (span->marks & MARK_ITALIC)
        g_string_append(html, "<em>");
    append_escaped(html, span->text);
    if (span->marks & MARK_ITALIC)
        g_string_append(html, "</em>");
    if (span->marks & MARK_BOLD)
        g_string_append(html, "</strong>");
    if (span->marks & MARK_NO_BREAK)
        g_string_append(html, "</span>");
    if (is_link)
        g_string_append(html, "</a>");
}

static void append_spans(GString *html, const GPtrArray *spans)
{
    for (guint i = 0; spans && i < spans->len; i++)
        append_span(html, g_ptr_array_index(spans, i));
}

static void append_blocks(GString *html, const GPtrArray *blocks);

static void append_paragraph(GString *html, const Block *block)
{
    g_string_append(html, "<p style=\"margin:0 0 14px 0;\">");
    append_spans(html, block->spans);
    g_string_append(html, "</p>\n");
}

static void append_heading(GString *html, const Block *block)
{
    static const int sizes[] = {19, 17, 15};
    int level = CLAMP(block->level, 1, 3);
    g_string_append_printf(html, "<h%d style=\"margin:20px 0 8px 0;font-size:%dpx;\">", level,
                           sizes[level - 1]);
    append_spans(html, block->spans);
    g_string_append_printf(html, "</h%d>\n", level);
}

static void append_list(GString *html, const Block *block)
{
    const char *tag = block->is_ordered ? "ol" : "ul";
    g_string_append_printf(html, "<%s style=\"margin:0 0 14px 0;padding-left:24px;\"", tag);
    if (block->is_ordered && block->first_number != 1)
        g_string_append_printf(html, " start=\"%d\"", block->first_number);
    g_string_append(html, ">\n");
    for (guint i = 0; i < block->children->len; i++) {
        const Block *item = g_ptr_array_index(block->children, i);
        g_string_append(html, "<li style=\"margin:0 0 4px 0;\">");
        append_spans(html, item->spans);
        append_blocks(html, item->children);
        g_string_append(html, "</li>\n");
    }
    g_string_append_printf(html, "</%s>\n", tag);
}

static void append_quote(GString *html, const Block *block)
{
    g_string_append(html, "<blockquote style=\"margin:0 0 14px 0;padding:0 0 0 14px;"
                          "border-left:3px solid #cccccc;\">\n");
    append_blocks(html, block->children);
    g_string_append(html, "</blockquote>\n");
}

/* The cell's tag up to its text; `label` is what the cell is on a phone, where it stands alone. */
static void open_cell(GString *html, const Table *table, guint column, const char *tag,
                      const char *style)
{
    static const char *const aligns[] = {"left", "center", "right"};
    Align align =
        column < table->aligns->len ? g_array_index(table->aligns, Align, column) : ALIGN_LEFT;
    g_string_append_printf(
        html,
        "<%s align=\"%s\" style=\"padding:6px 4px;vertical-align:top;text-align:%s;%s%s\"", tag,
        aligns[align], aligns[align], align == ALIGN_RIGHT ? "white-space:nowrap;" : "", style);
}

static void append_header(GString *html, const Table *table)
{
    g_string_append(html, "<tr class=\"head\">");
    for (guint c = 0; c < table->header->len; c++) {
        open_cell(html, table, c, "th", "border-bottom:2px solid #1a1a1a;font-weight:bold;");
        g_string_append(html, " scope=\"col\">");
        append_spans(html, g_ptr_array_index(table->header, c));
        g_string_append(html, "</th>");
    }
    g_string_append(html, "</tr>\n");
}

static void append_label(GString *html, const Table *table, guint column)
{
    if (!table->header || column >= table->header->len)
        return;
    g_autofree char *label = spans_to_text(g_ptr_array_index(table->header, column));
    g_string_append(html, " data-label=\"");
    append_escaped(html, label);
    g_string_append_c(html, '"');
}

static void append_row(GString *html, const Table *table, const TableRow *row)
{
    static const char *const row_styles[] = {
        [ROW_BODY] = "border-bottom:1px solid #dddddd;",
        [ROW_SUBTOTAL] = "border-top:1px solid #1a1a1a;font-weight:bold;",
        [ROW_TOTAL] = "border-top:2px solid #1a1a1a;font-weight:bold;"};
    g_string_append(html, row->kind == ROW_BODY ? "<tr>" : "<tr class=\"sum\">");
    for (guint c = 0; c < row->cells->len; c++) {
        const GPtrArray *spans = g_ptr_array_index(row->cells, c);
        open_cell(html, table, c, "td", row_styles[row->kind]);
        if (c == 0)
            g_string_append(html, " class=\"first\"");
        else if (spans->len == 0)
            g_string_append(html, " class=\"void\"");
        else
            append_label(html, table, c);
        g_string_append_c(html, '>');
        append_spans(html, spans);
        g_string_append(html, "</td>");
    }
    g_string_append(html, "</tr>\n");
}

static void append_table(GString *html, const Block *block)
{
    const Table *table = block->table;
    if (!table)
        return;
    g_string_append_printf(
        html,
        "<div style=\"overflow-x:auto;margin:0 0 18px 0;\">\n"
        "<table%s cellpadding=\"0\" cellspacing=\"0\" style=\"width:100%%;"
        "border-collapse:collapse;" FONT "font-size:13px;line-height:1.4;\">\n",
        table->header && table->header->len >= WIDE_TABLE_COLUMNS ? " class=\"wide\"" : "");
    if (table->header)
        append_header(html, table);
    for (guint r = 0; r < table->rows->len; r++)
        append_row(html, table, g_ptr_array_index(table->rows, r));
    g_string_append(html, "</table>\n</div>\n");
}

static void append_rule(GString *html, const Block *block)
{
    (void)block;
    g_string_append(html,
                    "<hr style=\"border:0;border-top:1px solid #cccccc;margin:18px 0;\">\n");
}

/* A long number in groups (an IBAN) may wrap between them on a phone. */
static void append_value(GString *html, const char *value)
{
    GString *text = g_string_new(value);
    if (g_string_replace(text, "\u00A0", " ", 0) < 4)
        g_string_assign(text, text_or_empty(value));
    append_escaped(html, text->str);
    g_string_free(text, TRUE);
}

/* Labels and values in two columns. */
static void append_labelled(GString *html, const GPtrArray *lines, const char *style)
{
    g_string_append_printf(html,
                           "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" "
                           "style=\"%s\">\n",
                           style);
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);
        g_string_append(html, "<tr><td class=\"quiet\" style=\"padding:2px 14px 2px 0;" QUIET
                              "vertical-align:top;\">");
        append_escaped(html, line->label);
        g_string_append(html, "</td><td style=\"padding:2px 0;vertical-align:top;\">");
        append_value(html, line->value);
        g_string_append(html, "</td></tr>\n");
    }
    g_string_append(html, "</table>\n");
}

static void append_payment(GString *html, const Block *block)
{
    g_string_append(html, "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" "
                          "cellspacing=\"0\" style=\"margin:0 0 18px 0;\"><tr><td "
                          "class=\"panel\" style=\"padding:8px 12px;background:#f4f4f4;"
                          "border-radius:4px;\">\n");
    append_labelled(html, block->lines, "width:100%;" FONT "font-size:14px;line-height:1.5;");
    g_string_append(html, "</td></tr></table>\n");
}

static void append_nothing(GString *html, const Block *block)
{
    (void)html;
    (void)block;
}

static void (*const writers[])(GString *, const Block *) = {
    [BLOCK_PARAGRAPH] = append_paragraph, [BLOCK_HEADING] = append_heading,
    [BLOCK_LIST] = append_list,           [BLOCK_ITEM] = append_paragraph,
    [BLOCK_QUOTE] = append_quote,         [BLOCK_TABLE] = append_table,
    [BLOCK_RULE] = append_rule,           [BLOCK_PAYMENT] = append_payment,
    [BLOCK_CLOSING] = append_paragraph,   [BLOCK_SIGNATURE] = append_paragraph,
    [BLOCK_PAGE_BREAK] = append_nothing,
};

static void append_blocks(GString *html, const GPtrArray *blocks)
{
    for (guint i = 0; blocks && i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        if (block->in_mail)
            writers[block->kind](html, block);
    }
}

static void append_small_lines(GString *html, const GPtrArray *lines, guint first)
{
    for (guint i = first; i < lines->len; i++) {
        append_escaped(html, g_ptr_array_index(lines, i));
        g_string_append(html, "<br>\n");
    }
}

static void append_head(GString *html, const Document *document)
{
    g_string_append(html, "<!DOCTYPE html>\n<html lang=\"");
    append_escaped(html, text_is_blank(document->language) ? "fr" : document->language);
    g_string_append(html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
                          "<title>");
    append_escaped(html, document->mail_subject);
    g_string_append(html, "</title>\n");
    g_string_append(html, head_style);
    g_string_append(
        html, "</head>\n"
              "<body class=\"page\" style=\"margin:0;padding:0;background:#eeeeee;\">\n"
              "<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" "
              "cellspacing=\"0\" style=\"table-layout:fixed;background:#eeeeee;\"><tr><td "
              "align=\"center\" "
              "style=\"padding:12px 0;\">\n"
              "<table role=\"presentation\" class=\"card\" cellpadding=\"0\" "
              "cellspacing=\"0\" "
              "style=\"table-layout:fixed;width:100%;max-width:600px;background:#ffffff;\">\n"
              "<tr><td style=\"padding:20px 20px 0 20px;" BODY_FONT "\">\n");
    if (document->sender_lines->len > 0) {
        g_string_append(html, "<p style=\"margin:0 0 18px 0;padding:0 0 10px 0;font-size:17px;"
                              "border-bottom:1px solid #cccccc;\"><strong>");
        append_escaped(html, g_ptr_array_index(document->sender_lines, 0));
        g_string_append(html, "</strong></p>\n");
    }
    if (document->reference_lines->len > 0)
        append_labelled(html, document->reference_lines,
                        "margin:0 0 18px 0;" FONT "font-size:13px;line-height:1.4;");
}

char *render_mail_html(const Document *document)
{
    GString *html = g_string_sized_new(8192);
    append_head(html, document);
    append_blocks(html, document->blocks);
    g_string_append(html,
                    "</td></tr>\n<tr><td class=\"quiet\" style=\"padding:0 20px 20px 20px;" FONT
                    "font-size:12px;line-height:1.5;" QUIET "\">\n"
                    "<hr style=\"border:0;border-top:1px solid #cccccc;margin:8px 0;\">\n");
    append_small_lines(html, document->sender_lines, 0);
    append_small_lines(html, document->footer_lines, 0);
    g_string_append(html, "</td></tr>\n</table>\n</td></tr></table>\n</body>\n</html>\n");
    return g_string_free(html, FALSE);
}
