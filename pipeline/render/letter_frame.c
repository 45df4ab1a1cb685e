#include "render/letter_frame.h"
#include "ground/text.h"
#include "render/paragraph.h"
#include <string.h>

#define SUBJECT_SIZE PT(10.5)
#define SUBJECT_LEADING PT(14.2)
#define FOOTER_SIZE PT(7.5)
#define FOOTER_LEADING PT(9.4)
#define FOOTER_BOTTOM MM(10) /* from the sheet's lower edge */
#define HEADING_SIZE PT(8)
#define HEADING_LEADING PT(9.6)
#define HAIRLINE PT(0.35)
enum { QUIET_GREY = 40, RULE_GREY = 65 };

static Mpt text_width(const LetterLayout *layout)
{
    return layout->paper_width - layout->left - layout->right;
}

static Mpt footer_lines_height(Galley *galley, const LetterFrame *frame)
{
    Mpt height = 0;
    LineStyle style = {.face = FACE_REGULAR, .size = FOOTER_SIZE};
    for (guint i = 0; i < frame->document->footer_lines->len; i++) {
        Mpt width = galley_measure_text(
            galley, g_ptr_array_index(frame->document->footer_lines, i), &style);
        /* a line that wraps: one more than by division, words do not fill lines exactly */
        Mpt lines =
            width <= text_width(frame->layout) ? 1 : width / text_width(frame->layout) + 2;
        height += lines * FOOTER_LEADING;
    }
    return height;
}

static Mpt footer_top(Galley *galley, const LetterFrame *frame)
{
    return frame->layout->paper_height - FOOTER_BOTTOM - footer_lines_height(galley, frame) -
           PT(5);
}

Mpt letter_frame_bottom(Galley *galley, const LetterFrame *frame)
{
    return MIN(frame->layout->body_bottom, footer_top(galley, frame) - MM(7));
}

static void place_footer(Galley *galley, const LetterFrame *frame, Marks *page)
{
    const GPtrArray *lines = frame->document->footer_lines;
    if (lines->len == 0)
        return;
    Mpt y = footer_top(galley, frame), width = text_width(frame->layout);
    galley_place_rule(page, frame->layout->left, y, width, HAIRLINE, RULE_GREY);
    y += PT(5);
    TextStyle style = {.size = FOOTER_SIZE,
                       .leading = FOOTER_LEADING,
                       .grey = QUIET_GREY,
                       .align = ALIGN_CENTRE};
    for (guint i = 0; i < lines->len; i++)
        y += paragraph_place(galley, page, g_ptr_array_index(lines, i), &style,
                             frame->layout->left, y, width);
}

/* "page %d/%d" with its two numbers; the pattern comes from outside, so no printf. */
static char *page_label(const Document *document, guint number, guint count)
{
    const char *pattern = text_is_blank(document->page_label) ? "%d/%d" : document->page_label;
    GString *label = g_string_new(pattern);
    g_autofree char *number_text = g_strdup_printf("%u", number);
    g_autofree char *count_text = g_strdup_printf("%u", count);
    g_string_replace(label, "%d", number_text, 1);
    g_string_replace(label, "%d", count_text, 1);
    return g_string_free(label, FALSE);
}

/* The number at the right; at the left where the letter goes on. */
static void place_page_number(Galley *galley, const LetterFrame *frame, Marks *page,
                              guint number, guint count)
{
    LineStyle style = {
        .face = FACE_REGULAR, .size = PT(8), .grey = QUIET_GREY, .align = ALIGN_RIGHT};
    g_autofree char *label = page_label(frame->document, number, count);
    Mpt baseline = footer_top(galley, frame) - PT(5);
    galley_place_text(galley, page, label, &style,
                      frame->layout->paper_width - frame->layout->right, baseline);
    if (number == count || text_is_blank(frame->document->continued_label))
        return;
    g_autofree char *next = g_strdup_printf("%u", number + 1);
    g_autoptr(GString) continued = g_string_new(frame->document->continued_label);
    g_string_replace(continued, "%d", next, 1);
    style.align = ALIGN_LEFT;
    galley_place_text(galley, page, continued->str, &style, frame->layout->left, baseline);
}

/* Sender and document number on following pages; a long name grows upwards. */
static void place_short_heading(Galley *galley, const LetterFrame *frame, Marks *page)
{
    const Document *document = frame->document;
    LineStyle style = {
        .face = FACE_REGULAR, .size = HEADING_SIZE, .grey = QUIET_GREY, .align = ALIGN_RIGHT};
    Mpt left = frame->layout->left, baseline = MIN(MM(17), frame->layout->next_top - MM(8));
    Mpt used = galley_place_text(galley, page, text_or_empty(document->id), &style,
                                 frame->layout->paper_width - frame->layout->right, baseline);
    galley_place_rule(page, left, baseline + PT(5), text_width(frame->layout), HAIRLINE,
                      RULE_GREY);
    if (document->sender_lines->len == 0)
        return;
    TextStyle name = {.size = HEADING_SIZE, .leading = HEADING_LEADING, .grey = QUIET_GREY};
    g_autoptr(GPtrArray) spans =
        paragraph_one_span(g_ptr_array_index(document->sender_lines, 0));
    g_autoptr(GArray) lines =
        paragraph_set(galley, spans, &name, text_width(frame->layout) - used - MM(8));
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_copy(page, galley->marks, line.from, line.to, left,
                   baseline - (Mpt)(lines->len - 1 - i) * HEADING_LEADING);
    }
}

static void set_bold_lines(Galley *galley, const GPtrArray *spans, Mpt width, Mpt space)
{
    TextStyle style = {.size = SUBJECT_SIZE, .leading = SUBJECT_LEADING, .is_bold = TRUE};
    g_autoptr(GArray) lines = paragraph_set(galley, spans, &style, width);
    Mpt baseline = baseline_in(galley, FACE_BOLD, style.size, style.leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_move(galley->marks, line.from, line.to, 0, baseline);
        Strip *strip = galley_add_strip(galley, line.from, style.leading, i == 0 ? space : 0);
        strip->to = line.to;
        strip->keeps_with_next = TRUE;
    }
}

void letter_frame_set_subject(Galley *galley, const LetterFrame *frame, Mpt width)
{
    const Document *document = frame->document;
    for (guint i = 0; i < document->notice_lines->len; i++) {
        g_autoptr(GPtrArray) spans =
            paragraph_one_span(g_ptr_array_index(document->notice_lines, i));
        set_bold_lines(galley, spans, width, 0);
    }
    if (document->subject)
        set_bold_lines(galley, document->subject, width,
                       document->notice_lines->len ? PT(7) : 0);
    if (galley->strips->len == 0)
        return;
    /* white below the subject */
    Strip *gap = galley_add_strip(galley, marks_count(galley->marks), PT(7), 0);
    gap->keeps_with_next = TRUE;
}

void letter_frame_paint(Galley *galley, const LetterFrame *frame, const Marks *head)
{
    GPtrArray *pages = galley->pages->pages;
    for (guint i = 0; i < pages->len; i++) {
        Marks *body = g_ptr_array_index(pages, i), *page = marks_new();
        if (i == 0)
            marks_copy(page, head, (MarksCount){0}, marks_count(head), 0, 0);
        else
            place_short_heading(galley, frame, page);
        marks_copy(page, body, (MarksCount){0}, marks_count(body), 0, 0);
        place_footer(galley, frame, page);
        if (pages->len > 1)
            place_page_number(galley, frame, page, i + 1, pages->len);
        marks_free(body);
        g_ptr_array_index(pages, i) = page;
    }
}
