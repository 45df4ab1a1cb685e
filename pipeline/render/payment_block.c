#include "render/payment_block.h"
#include "ground/text.h"
#include "render/barcode.h"
#include "render/paragraph.h"
#include <string.h>

/* EPC guidelines: at least 20 mm, 25 mm recommended, quiet zone of 4 modules. */
#define CODE_SIDE (galley->rhythm->code_side)
#define SIZE PT(9.5)
#define LEADING PT(13.5)
#define CAPTION_SIZE PT(7.5)
#define CAPTION_LEADING PT(9)
#define PADDING PT(7)
#define HAIRLINE PT(0.35)
enum { LABEL_GREY = 40, RULE_GREY = 60, QUIET_MODULES = 4 };

static GPtrArray *one_span(const char *text, guint marks)
{
    GPtrArray *spans = span_array_new();
    g_ptr_array_add(spans, span_new(text_or_empty(text), marks, NULL));
    return spans;
}

/* Sets lines of text below each other from (x, y); returns the height used. */
static Mpt set_text(Galley *galley, const GPtrArray *spans, const TextStyle *style, Mpt x,
                    Mpt y, Mpt width)
{
    g_autoptr(GArray) lines = paragraph_set(galley, spans, style, width);
    Mpt first = y + baseline_in(galley, FACE_REGULAR, style->size, style->leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_move(galley->marks, line.from, line.to, x, first + (Mpt)i * style->leading);
    }
    return (Mpt)lines->len * style->leading;
}

/* The one line that people copy by hand. */
static gboolean is_account(const LabelledLine *line)
{
    return line->label && strstr(line->label, "IBAN");
}

static Mpt set_text_lines(Galley *galley, const Block *block, Mpt x, Mpt y, Mpt width)
{
    TextStyle label = {.size = SIZE, .leading = LEADING, .grey = LABEL_GREY};
    TextStyle value = {.size = SIZE, .leading = LEADING};
    Mpt widest = 0, top = y;
    for (guint i = 0; i < block->lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(block->lines, i);
        LineStyle measured = {.face = FACE_REGULAR, .size = SIZE};
        Mpt length = galley_measure_text(galley, text_or_empty(line->label), &measured);
        widest = MAX(widest, length);
    }
    Mpt indent = widest == 0 ? 0 : MIN(widest + PT(12), width / 2);
    for (guint i = 0; i < block->lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(block->lines, i);
        g_autoptr(GPtrArray) label_spans = one_span(line->label, 0);
        g_autoptr(GPtrArray) value_spans =
            one_span(line->value, is_account(line) ? MARK_BOLD : 0);
        Mpt used = text_is_blank(line->label)
                       ? 0
                       : set_text(galley, label_spans, &label, x, y, indent - PT(6));
        Mpt value_height = set_text(galley, value_spans, &value, x + indent, y, width - indent);
        y += MAX(MAX(used, value_height), LEADING);
    }
    return y - top;
}

/* The code flush with the right edge; its quiet zone is the white around it. */
static Mpt set_code(Galley *galley, const Block *block, Mpt right)
{
    Pages *pages = galley->pages;
    PlacedSymbol symbol = {.first_module = pages->modules->len};
    if (!barcode_append(CODE_EPC_QR, block->qr_payload, pages->modules, &symbol.columns,
                        &symbol.rows))
        return 0;
    Mpt quiet = MAX(PADDING, CODE_SIDE / (Mpt)symbol.columns * QUIET_MODULES);
    symbol.box = (Box){right - CODE_SIDE, quiet, CODE_SIDE, CODE_SIDE};
    g_array_append_val(galley->marks->symbols, symbol);
    return CODE_SIDE + 2 * quiet;
}

/* The caption at the foot of the text, beside the code. */
static Mpt set_caption(Galley *galley, const Block *block, Mpt x, Mpt y, Mpt width)
{
    TextStyle style = {.size = CAPTION_SIZE, .leading = CAPTION_LEADING, .grey = LABEL_GREY};
    g_autoptr(GPtrArray) spans = one_span(block->qr_caption, 0);
    return set_text(galley, spans, &style, x, y, width);
}

void payment_block_set(Galley *galley, const Block *block, Mpt x, Mpt width, Mpt space_before)
{
    MarksCount from = marks_count(galley->marks);
    Mpt code_height = 0, text_width = width;
    if (!text_is_blank(block->qr_payload))
        code_height = set_code(galley, block, x + width);
    if (code_height > 0)
        text_width -= CODE_SIDE + MM(8);
    Mpt text_height = PADDING + set_text_lines(galley, block, x, PADDING, text_width);
    if (code_height > 0 && !text_is_blank(block->qr_caption))
        text_height += PT(5) + set_caption(galley, block, x, text_height + PT(5), text_width);
    Mpt height = MAX(text_height + PADDING, code_height);
    galley_place_rule(galley->marks, x, 0, width, HAIRLINE, RULE_GREY);
    galley_place_rule(galley->marks, x, height - HAIRLINE, width, HAIRLINE, RULE_GREY);
    galley_add_strip(galley, from, height, space_before);
}
