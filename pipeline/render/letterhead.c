#include "render/letterhead.h"
#include "ground/text.h"
#include "render/paragraph.h"
#include "render/registered_label.h"

#define LOGO_WIDTH MM(60)
#define LOGO_HEIGHT MM(22)
#define NARROW_LOGO MM(24)
#define LEAST_LOGO_HEIGHT MM(9)
#define LOGO_GAP MM(3.5)
#define NAME_SIZE PT(11)
#define SMALL_SIZE PT(8.5)
#define SMALL_LEADING PT(11)
#define FOLD_X MM(5) /* providers want 5 mm unprinted at the edges */
#define FOLD_LENGTH MM(4)
#define PUNCH_LENGTH MM(6)
#define BODY_GAP MM(2) /* between what stands above and the text */
#define DATE_SIZE PT(10.2)
#define DATE_LEADING PT(12.5)
#define HAIRLINE PT(0.35)
enum { QUIET_GREY = 40, LEAST_SENDER_PERCENT = 75 };

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

/* The styles of the sender's lines when their size is scaled to `percent`. */
static TextStyle sender_style(guint line, int percent)
{
    if (line == 0)
        return (TextStyle){.size = NAME_SIZE * percent / 100,
                           .leading = NAME_SIZE * 13 / 10 * percent / 100,
                           .is_bold = TRUE};
    return (TextStyle){.size = SMALL_SIZE * percent / 100,
                       .leading = SMALL_LEADING * percent / 100,
                       .grey = QUIET_GREY};
}

static Mpt sender_height(Galley *galley, const LetterFrame *frame, Mpt width, int percent)
{
    const GPtrArray *lines = frame->document->sender_lines;
    Mpt height = 0;
    for (guint i = 0; i < lines->len; i++) {
        TextStyle style = sender_style(i, percent);
        g_autoptr(GPtrArray) spans = paragraph_one_span(g_ptr_array_index(lines, i));
        g_autoptr(GArray) set = paragraph_set(galley, spans, &style, width);
        height += (Mpt)set->len * style.leading;
    }
    return height;
}

/* The largest size, in percent, at which the lines are no higher than the room; 75 at least. */
static int sender_percent(Galley *galley, const LetterFrame *frame, Mpt width, Mpt room)
{
    int percent = 100;
    while (percent > LEAST_SENDER_PERCENT &&
           sender_height(galley, frame, width, percent) > room)
        percent -= 5;
    return percent;
}

/* Name in bold, the other lines small; returns the height. */
static Mpt place_sender_lines(Galley *galley, const LetterFrame *frame, Marks *page, Mpt x,
                              Mpt y, Mpt width)
{
    const GPtrArray *lines = frame->document->sender_lines;
    int percent = sender_percent(galley, frame, width, frame->layout->sender.height);
    Mpt top = y;
    for (guint i = 0; i < lines->len; i++) {
        TextStyle style = sender_style(i, percent);
        y += paragraph_place(galley, page, g_ptr_array_index(lines, i), &style, x, y, width);
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

/* TRUE if two stretches of x overlap: what stands in them stands in one column. */
static gboolean shares_column(Mpt x, Mpt width, const Box *other)
{
    return other->x < x + width && x < other->x + other->width;
}

/* Below the sender if that is long and stands in the same column; returns where they end. */
static Mpt place_references(Galley *galley, const LetterFrame *frame, Marks *page,
                            Mpt sender_bottom)
{
    const Box *box = &frame->layout->references;
    const GPtrArray *lines = frame->document->reference_lines;
    Mpt widest = 0, y = box->y;
    if (shares_column(box->x, box->width, &frame->layout->sender))
        y = MAX(y, sender_bottom + MM(4));
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
        Mpt left =
            paragraph_place(galley, page, line->label, &label, box->x, y, indent - PT(4));
        Mpt right = paragraph_place(galley, page, line->value, &value, box->x + indent, y,
                                    box->width - indent);
        y += MAX(left, right);
    }
    return lines->len ? y : 0;
}

/*
 * Place and date on the layout's baseline or below what stands in their column, in more lines
 * if they are long; where they end.
 */
static Mpt place_date(Galley *galley, const LetterFrame *frame, Marks *page, Mpt sender_bottom,
                      Mpt references_bottom)
{
    const LetterLayout *layout = frame->layout;
    TextStyle style = {.size = DATE_SIZE, .leading = DATE_LEADING};
    Mpt top = layout->date_y - baseline_in(galley, FACE_REGULAR, style.size, style.leading);
    Mpt width = layout->paper_width - layout->right - layout->date_x;
    if (shares_column(layout->date_x, width, &layout->sender))
        top = MAX(top, sender_bottom + MM(2));
    if (shares_column(layout->date_x, width, &layout->references))
        top = MAX(top, references_bottom + MM(2));
    return top + paragraph_place(galley, page, text_or_empty(frame->document->place_and_date),
                                 &style, layout->date_x, top, width);
}

static void place_folds(const LetterLayout *layout, Marks *page)
{
    for (guint i = 0; i < layout->n_folds; i++)
        galley_place_rule(page, FOLD_X, layout->folds[i], FOLD_LENGTH, HAIRLINE, 50);
    if (layout->punch > 0)
        galley_place_rule(page, FOLD_X, layout->punch, PUNCH_LENGTH, HAIRLINE, 50);
}

Mpt letterhead_set(Galley *galley, const LetterFrame *frame, Marks *head)
{
    Mpt sender_bottom = place_sender(galley, frame, head);
    Mpt references_bottom = place_references(galley, frame, head, sender_bottom);
    Mpt date_bottom = place_date(galley, frame, head, sender_bottom, references_bottom);
    registered_label_place(galley, frame->layout, frame->document, head);
    place_folds(frame->layout, head);
    Mpt lowest = MAX(MAX(sender_bottom, references_bottom), date_bottom);
    return MAX(frame->layout->body_top, lowest + BODY_GAP);
}

static gboolean is_clear(const LetterLayout *layout, Box box)
{
    for (guint i = 0; i < layout->n_clear; i++) {
        const Box *zone = &layout->clear[i];
        if (shares_column(box.x, box.width, zone) && zone->y < box.y + box.height &&
            box.y < zone->y + zone->height)
            return FALSE;
    }
    return TRUE;
}

gboolean letterhead_is_clear(const Galley *galley, const LetterFrame *frame, const Marks *head,
                             MarksCount from)
{
    gboolean clear = TRUE;
    for (guint i = from.runs; i < head->runs->len; i++) {
        const TextRun *run = &g_array_index(head->runs, TextRun, i);
        Box ink = {run->x, run->y - run->size, run_width(galley->pages, run),
                   run->size * 5 / 4};
        clear &= is_clear(frame->layout, ink);
    }
    for (guint i = from.pictures; i < head->pictures->len; i++)
        clear &= is_clear(frame->layout, g_array_index(head->pictures, PlacedPicture, i).box);
    return clear;
}
