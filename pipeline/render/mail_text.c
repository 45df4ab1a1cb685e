/*
 * The mail's plain text body: lines of at most 72 columns, tables aligned.
 */
#include "ground/text.h"
#include "render/render.h"
#include "render/text_columns.h"
#include <string.h>

enum { COLUMNS = 72 };

typedef struct {
    GString *out;
    char *prefix; /* of every line: quotes, list indent */
    char *first;  /* of the next line only: a list sign; NULL: prefix */
} TextMail;

static void append_blocks(TextMail *mail, const GPtrArray *blocks);

/* One empty line between blocks. */
static void separate(TextMail *mail)
{
    if (mail->out->len > 0 && !mail->first)
        g_string_append_c(mail->out, '\n');
}

static void append_text(TextMail *mail, const char *text)
{
    append_wrapped(mail->out, text, COLUMNS, mail->first ? mail->first : mail->prefix,
                   mail->prefix);
    g_clear_pointer(&mail->first, g_free);
}

static void append_paragraph(TextMail *mail, const Block *block)
{
    g_autofree char *text = spans_to_text(block->spans);
    separate(mail);
    append_text(mail, text);
}

static void append_heading(TextMail *mail, const Block *block)
{
    g_autofree char *text = spans_to_text(block->spans);
    separate(mail);
    append_text(mail, text);
    g_autofree char *line =
        g_strnfill(MIN(text_columns(text), COLUMNS), block->level <= 1 ? '=' : '-');
    append_text(mail, line);
}

static void append_item(TextMail *mail, const Block *item, const char *sign)
{
    g_autofree char *outer = mail->prefix;
    mail->first = g_strconcat(outer, sign, " ", NULL);
    g_autofree char *indent = g_strnfill(strlen(sign) + 1, ' ');
    mail->prefix = g_strconcat(outer, indent, NULL);
    if (item->spans->len > 0 || item->children->len == 0) {
        g_autofree char *text = spans_to_text(item->spans);
        append_text(mail, text);
    }
    append_blocks(mail, item->children);
    g_clear_pointer(&mail->first, g_free);
    g_free(mail->prefix);
    mail->prefix = g_steal_pointer(&outer);
}

static void append_list(TextMail *mail, const Block *block)
{
    if (!*mail->prefix)
        separate(mail); /* a list within a list stands close */
    for (guint i = 0; i < block->children->len; i++) {
        g_autofree char *number = g_strdup_printf("%d.", block->first_number + (int)i);
        append_item(mail, g_ptr_array_index(block->children, i),
                    block->is_ordered ? number : "-");
    }
}

static void append_quote(TextMail *mail, const Block *block)
{
    g_autofree char *outer = mail->prefix;
    mail->prefix = g_strconcat(outer, "> ", NULL);
    append_blocks(mail, block->children);
    g_free(mail->prefix);
    mail->prefix = g_steal_pointer(&outer);
}

/* The table below the current prefix. */
static void append_table(TextMail *mail, const Block *block)
{
    if (!block->table)
        return;
    separate(mail);
    g_clear_pointer(&mail->first, g_free);
    GString *table = g_string_new(NULL);
    append_text_table(table, block->table, COLUMNS - text_columns(mail->prefix));
    g_auto(GStrv) lines = g_strsplit(table->str, "\n", -1);
    for (char **line = lines; *line && (**line || line[1]); line++)
        g_string_append_printf(mail->out, "%s%s\n", mail->prefix, *line);
    g_string_free(table, TRUE);
}

static void append_rule(TextMail *mail, const Block *block)
{
    (void)block;
    separate(mail);
    append_text(mail, "----------------------------------------");
}

static void append_labelled(TextMail *mail, const GPtrArray *lines)
{
    guint widest = 0;
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);
        widest = MAX(widest, text_columns(text_or_empty(line->label)));
    }
    widest = MIN(widest, COLUMNS / 2);
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);
        GString *label = g_string_new(mail->prefix);
        append_padded(label, text_or_empty(line->label), widest, ALIGN_LEFT);
        g_string_append(label, "  ");
        g_autofree char *indent = g_strnfill(widest + 2, ' ');
        g_autofree char *prefix = g_strconcat(mail->prefix, indent, NULL);
        append_wrapped(mail->out, text_or_empty(line->value), COLUMNS, label->str, prefix);
        g_string_free(label, TRUE);
    }
}

static void append_payment(TextMail *mail, const Block *block)
{
    separate(mail);
    g_clear_pointer(&mail->first, g_free);
    append_labelled(mail, block->lines);
}

static void append_nothing(TextMail *mail, const Block *block)
{
    (void)mail;
    (void)block;
}

static void (*const writers[])(TextMail *, const Block *) = {
    [BLOCK_PARAGRAPH] = append_paragraph, [BLOCK_HEADING] = append_heading,
    [BLOCK_LIST] = append_list,           [BLOCK_ITEM] = append_paragraph,
    [BLOCK_QUOTE] = append_quote,         [BLOCK_TABLE] = append_table,
    [BLOCK_RULE] = append_rule,           [BLOCK_PAYMENT] = append_payment,
    [BLOCK_CLOSING] = append_paragraph,   [BLOCK_SIGNATURE] = append_paragraph,
    [BLOCK_PAGE_BREAK] = append_nothing,
};

static void append_blocks(TextMail *mail, const GPtrArray *blocks)
{
    for (guint i = 0; blocks && i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        if (block->in_mail)
            writers[block->kind](mail, block);
    }
}

char *render_mail_text(const Document *document)
{
    TextMail mail = {.out = g_string_sized_new(4096), .prefix = g_strdup("")};
    append_labelled(&mail, document->reference_lines);
    append_blocks(&mail, document->blocks);
    g_string_append(mail.out, "\n-- \n"); /* the mark below which readers hide the sender */
    for (guint i = 0; i < document->sender_lines->len; i++)
        append_text(&mail, g_ptr_array_index(document->sender_lines, i));
    for (guint i = 0; i < document->footer_lines->len; i++)
        append_text(&mail, g_ptr_array_index(document->footer_lines, i));
    g_free(mail.prefix);
    return g_string_free(mail.out, FALSE);
}
