#include "render/letter_frame.h"
#include "ground/text.h"
#include "render/paragraph.h"
#include <string.h>

#define LOGO_WIDTH MM(60)
#define LOGO_HEIGHT MM(22)
#define NARROW_LOGO MM(24)
#define LEAST_LOGO_HEIGHT MM(9)
#define LOGO_GAP MM(3.5)
#define NAME_SIZE PT(11)
#define SMALL_SIZE PT(8.5)
#define SMALL_LEADING PT(11)
#define SUBJECT_SIZE PT(10.5)
#define SUBJECT_LEADING PT(14.2)
#define FOOTER_SIZE PT(7.5)
#define FOOTER_LEADING PT(9.4)
#define FOOTER_BOTTOM MM(10) /* from the sheet's lower edge */
#define FOLD_X MM(3.5)
#define FOLD_LENGTH MM(4)
#define HAIRLINE PT(0.35)
enum { QUIET_GREY = 40, RULE_GREY = 65 };

static GPtrArray *one_span(const char *text, guint marks)
{
    GPtrArray *spans = span_array_new();
    g_ptr_array_add(spans, span_new(text_or_empty(text), marks, NULL));
    return spans;
}

/* Sets text in lines below each other; marks stay in `page`. Returns the height. */
static Mpt place_wrapped(Galley *galley, Marks *page, const char *text, const TextStyle *style,
                         Mpt x, Mpt y, Mpt width)
{
    g_autoptr(GPtrArray) spans = one_span(text, 0);
    g_autoptr(GArray) lines = paragraph_set(galley, spans, style, width);
    Mpt first = y + baseline_in(galley, style->is_bold ? FACE_BOLD : FACE_REGULAR, style->size,
                                style->leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_copy(page, galley->marks, line.from, line.to, x, first + (Mpt)i * style->leading);
    }
    return (Mpt)lines->len * style->leading;
}

/* The logo as large as the room allows. */
static Box logo_box(const Picture *logo, Mpt x, Mpt y, Mpt most_width, Mpt most_height)
{
    gint64 width = most_width, height = width * logo->height / logo->width;
    if (height > most_height) {
        height = most_height;
        width = height * logo->width / logo->height;
    }
    return (Box){x, y, (Mpt)width, (Mpt)height};
}

/* Name in bold, the other lines small; returns the height. */
static Mpt place_sender_lines(Galley *galley, const LetterFrame *frame, Marks *page, Mpt x,
                              Mpt y, Mpt width)
{
    const GPtrArray *lines = frame->document->sender_lines;
    Mpt top = y;
    for (guint i = 0; i < lines->len; i++) {
        TextStyle style = {.size = SMALL_SIZE, .leading = SMALL_LEADING, .grey = QUIET_GREY};
        if (i == 0)
            style =
                (TextStyle){.size = NAME_SIZE, .leading = NAME_SIZE * 13 / 10, .is_bold = TRUE};
        y += place_wrapped(galley, page, g_ptr_array_index(lines, i), &style, x, y, width);
    }
    return y - top;
}

/*
 * Logo and sender; returns where they end. A narrow logo stands beside the lines, a wide one
 * above them, as high as the lines leave room for.
 */
static Mpt place_sender(Galley *galley, const LetterFrame *frame, Marks *page)
{
    const Box *box = &frame->layout->sender;
    if (!frame->logo)
        return box->y + place_sender_lines(galley, frame, page, box->x, box->y, box->width);
    PlacedPicture logo = {logo_box(frame->logo, box->x, box->y, MIN(LOGO_WIDTH, box->width),
                                   MIN(LOGO_HEIGHT, box->height)),
                          frame->logo};
    gboolean is_narrow = logo.box.width <= NARROW_LOGO;
    Mpt indent = is_narrow ? logo.box.width + LOGO_GAP : 0;
    MarksCount from = marks_count(page);
    Mpt height =
        place_sender_lines(galley, frame, page, box->x + indent, box->y, box->width - indent);
    Mpt room = MAX(LEAST_LOGO_HEIGHT, box->height - height - LOGO_GAP);
    if (!is_narrow) {
        logo.box =
            logo_box(frame->logo, box->x, box->y, logo.box.width, MIN(logo.box.height, room));
        marks_move(page, from, marks_count(page), 0, logo.box.height + PT(5));
        height += logo.box.height + PT(5);
    }
    g_array_append_val(page->pictures, logo);
    return box->y + MAX(height, logo.box.height);
}

/* Below the sender if that is long and stands in the same column. */
static void place_references(Galley *galley, const LetterFrame *frame, Marks *page,
                             Mpt sender_bottom)
{
    const Box *box = &frame->layout->references, *sender = &frame->layout->sender;
    const GPtrArray *lines = frame->document->reference_lines;
    gboolean shares_column =
        sender->x < box->x + box->width && box->x < sender->x + sender->width;
    Mpt widest = 0, y = shares_column ? MAX(box->y, sender_bottom + MM(4)) : box->y;
    LineStyle label_style = {.face = FACE_REGULAR, .size = SMALL_SIZE, .grey = QUIET_GREY};
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);
        widest =
            MAX(widest, galley_measure_text(galley, text_or_empty(line->label), &label_style));
    }
    Mpt indent = MIN(widest + PT(8), box->width / 2);
    TextStyle label = {.size = SMALL_SIZE, .leading = PT(12), .grey = QUIET_GREY};
    TextStyle value = {.size = SMALL_SIZE, .leading = PT(12)};
    for (guint i = 0; i < lines->len; i++) {
        const LabelledLine *line = g_ptr_array_index(lines, i);
        Mpt left = place_wrapped(galley, page, line->label, &label, box->x, y, indent - PT(4));
        Mpt right = place_wrapped(galley, page, line->value, &value, box->x + indent, y,
                                  box->width - indent);
        y += MAX(left, right);
    }
}

static void place_folds(const LetterLayout *layout, Marks *page)
{
    for (guint i = 0; i < layout->n_folds; i++)
        galley_place_rule(page, FOLD_X, layout->folds[i], FOLD_LENGTH, HAIRLINE, 50);
}

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
        y += place_wrapped(galley, page, g_ptr_array_index(lines, i), &style,
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

static void place_page_number(Galley *galley, const LetterFrame *frame, Marks *page,
                              guint number, guint count)
{
    LineStyle style = {
        .face = FACE_REGULAR, .size = PT(8), .grey = QUIET_GREY, .align = ALIGN_RIGHT};
    g_autofree char *label = page_label(frame->document, number, count);
    galley_place_text(galley, page, label, &style,
                      frame->layout->paper_width - frame->layout->right,
                      footer_top(galley, frame) - PT(5));
}

/* Sender and document number on following pages. */
static void place_short_heading(Galley *galley, const LetterFrame *frame, Marks *page)
{
    const Document *document = frame->document;
    LineStyle style = {.face = FACE_REGULAR, .size = PT(8), .grey = QUIET_GREY};
    Mpt left = frame->layout->left, baseline = MIN(MM(17), frame->layout->next_top - MM(8));
    if (document->sender_lines->len > 0)
        galley_place_text(galley, page, g_ptr_array_index(document->sender_lines, 0), &style,
                          left, baseline);
    style.align = ALIGN_RIGHT;
    galley_place_text(galley, page, text_or_empty(document->id), &style,
                      frame->layout->paper_width - frame->layout->right, baseline);
    galley_place_rule(page, left, baseline + PT(5), text_width(frame->layout), HAIRLINE,
                      RULE_GREY);
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
        g_autoptr(GPtrArray) spans = one_span(g_ptr_array_index(document->notice_lines, i), 0);
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

static void paint_first_head(Galley *galley, const LetterFrame *frame, Marks *page,
                             const Marks *head)
{
    marks_copy(page, head, (MarksCount){0}, marks_count(head), 0, 0);
    Mpt sender_bottom = place_sender(galley, frame, page);
    place_references(galley, frame, page, sender_bottom);
    LineStyle date = {.face = FACE_REGULAR, .size = PT(10.2)};
    galley_place_text(galley, page, text_or_empty(frame->document->place_and_date), &date,
                      frame->layout->date_x, frame->layout->date_y);
    place_folds(frame->layout, page);
}

void letter_frame_paint(Galley *galley, const LetterFrame *frame, const Marks *head)
{
    GPtrArray *pages = galley->pages->pages;
    for (guint i = 0; i < pages->len; i++) {
        Marks *body = g_ptr_array_index(pages, i), *page = marks_new();
        if (i == 0)
            paint_first_head(galley, frame, page, head);
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
