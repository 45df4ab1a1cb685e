#include "render/paragraph.h"
#include "render/paragraph_cache.h"
#include "render/paragraph_items.h"
#include <string.h>

enum { WIDEST_GAP_EMS = 2 }; /* a line needing wider gaps stays ragged */

typedef struct {
    Galley *galley;
    const GPtrArray *spans;
    const TextStyle *style;
    const ParagraphItems *made;
    SetParagraph *target;
    Mpt width;
    TextRun run; /* being built */
    gboolean has_run;
    guint run_span;
    Mpt pen, run_start;
} Setting;

static const BreakItem *item_at(const Setting *setting, guint i)
{
    return &g_array_index(setting->made->items, BreakItem, i);
}

static const Piece *piece_at(const Setting *setting, guint i)
{
    return &g_array_index(setting->made->pieces, Piece, i);
}

static const char *href_of(const Setting *setting, guint span)
{
    return ((const Span *)g_ptr_array_index(setting->spans, span))->href;
}

static void add_link(Setting *setting, const char *href)
{
    SetParagraph *target = setting->target;
    Mpt size = setting->style->size;
    LinkArea link = {.box = {setting->run_start, -size * 4 / 5,
                             setting->pen - setting->run_start, size * 11 / 10},
                     .uri = (guint)target->texts->len,
                     .uri_length = (guint)strlen(href)};
    g_string_append(target->texts, href);
    g_array_append_val(setting->target->marks->links, link);
    galley_place_rule(setting->target->marks, setting->run_start, size / 8, link.box.width,
                      PT(0.4), 40);
}

static void end_run(Setting *setting)
{
    if (!setting->has_run)
        return;
    SetParagraph *target = setting->target;
    setting->run.n_glyphs = target->glyphs->len - setting->run.first_glyph;
    setting->run.text_length = (guint)target->texts->len - setting->run.text;
    if (setting->run.n_glyphs > 0)
        g_array_append_val(setting->target->marks->runs, setting->run);
    setting->has_run = FALSE;
    const char *href = href_of(setting, setting->run_span);
    if (href && *href)
        add_link(setting, href);
}

static void begin_run(Setting *setting, const Piece *piece)
{
    gboolean is_same = setting->has_run && setting->run.face == piece->face &&
                       href_of(setting, setting->run_span) == href_of(setting, piece->span);
    if (is_same)
        return;
    end_run(setting);
    SetParagraph *target = setting->target;
    setting->run = (TextRun){.face = piece->face,
                             .grey = setting->style->grey,
                             .size = setting->style->size,
                             .x = setting->pen,
                             .first_glyph = target->glyphs->len,
                             .text = (guint)target->texts->len};
    setting->run_span = piece->span;
    setting->run_start = setting->pen;
    setting->has_run = TRUE;
}

static void set_glyphs(Setting *setting, const Piece *piece, const ShapedWord *word,
                       guint first, guint n, const char *text, guint length)
{
    begin_run(setting, piece);
    SetParagraph *target = setting->target;
    guint at = target->glyphs->len;
    g_array_set_size(target->glyphs, at + n);
    PlacedGlyph *placed = &g_array_index(target->glyphs, PlacedGlyph, at);
    for (guint i = 0; i < n; i++) {
        placed[i].glyph = word->glyphs[first + i].glyph;
        placed[i].advance =
            typography_scale(setting->galley->typography, piece->face, setting->style->size,
                             word->glyphs[first + i].advance);
        setting->pen += placed[i].advance;
    }
    g_string_append_len(target->texts, text, length);
}

static void set_gap(Setting *setting, const Piece *piece, Mpt width)
{
    if (!setting->has_run)
        begin_run(setting, piece);
    const ShapedWord *space =
        typography_shape(setting->galley->typography, setting->run.face, " ", 1);
    PlacedGlyph glyph = {space->glyphs[0].glyph, width};
    g_array_append_val(setting->target->glyphs, glyph);
    g_string_append_c(setting->target->texts, ' ');
    setting->pen += width;
}

typedef struct {
    guint first, end; /* items of the line; the break itself is `end` */
    Mpt natural, shrink;
    guint n_gaps;
} LineItems;

/* Leaves out the white at both ends of a line. */
static LineItems gather_line(const Setting *setting, guint begin, guint broken_at)
{
    LineItems line = {.first = begin, .end = broken_at};
    while (line.first < line.end && item_at(setting, line.first)->kind != ITEM_BOX)
        line.first++;
    while (line.end > line.first && item_at(setting, line.end - 1)->kind != ITEM_BOX)
        line.end--;
    for (guint i = line.first; i < line.end; i++) {
        const BreakItem *item = item_at(setting, i);
        if (item->kind == ITEM_PENALTY)
            continue;
        line.natural += item->width;
        if (item->kind == ITEM_GLUE) {
            line.n_gaps++;
            line.shrink += item->shrink;
        }
    }
    if (item_at(setting, broken_at)->kind == ITEM_PENALTY)
        line.natural += item_at(setting, broken_at)->width;
    return line;
}

/* What all gaps of the line together must grow by. */
static Mpt justification(const Setting *setting, const LineItems *line, gboolean is_last)
{
    Mpt missing = setting->width - line->natural;
    if (missing < 0)
        return MAX(missing, -line->shrink);
    if (is_last || !setting->style->is_justified || line->n_gaps == 0)
        return 0;
    gint64 widest = (gint64)line->n_gaps * WIDEST_GAP_EMS * setting->style->size;
    return missing > widest ? 0 : missing;
}

static void set_line_items(Setting *setting, const LineItems *line, Mpt growth)
{
    gint64 done = 0, gap = 0;
    for (guint i = line->first; i < line->end; i++) {
        const BreakItem *item = item_at(setting, i);
        const Piece *piece = piece_at(setting, i);
        if (item->kind == ITEM_BOX) {
            set_glyphs(setting, piece, piece->word, piece->first_glyph, piece->n_glyphs,
                       setting->made->text->str + piece->offset, piece->length);
        } else if (item->kind == ITEM_GLUE) {
            gint64 until = growth * ++gap / (gint64)line->n_gaps;
            set_gap(setting, piece, item->width + (Mpt)(until - done));
            done = until;
        }
    }
}

static SetLine set_line(Setting *setting, guint begin, guint broken_at)
{
    Marks *marks = setting->target->marks;
    const BreakItem *end = item_at(setting, broken_at);
    gboolean is_last = end->kind == ITEM_PENALTY && end->penalty <= PENALTY_FORCED;
    LineItems line = gather_line(setting, begin, broken_at);
    SetLine set = {.from = marks_count(marks)};
    setting->pen = 0;
    set_line_items(setting, &line, justification(setting, &line, is_last));
    if (end->kind == ITEM_PENALTY && end->is_hyphen && line.end > line.first) {
        const Piece *piece = piece_at(setting, line.end - 1);
        const ShapedWord *hyphen =
            typography_shape(setting->galley->typography, piece->face, "-", 1);
        set_glyphs(setting, piece, hyphen, 0, 1, "-", 1);
    }
    end_run(setting);
    set.width = setting->pen;
    set.to = marks_count(marks);
    if (setting->style->align == ALIGN_RIGHT)
        marks_move(marks, set.from, set.to, setting->width - set.width, 0);
    else if (setting->style->align == ALIGN_CENTRE)
        marks_move(marks, set.from, set.to, (setting->width - set.width) / 2, 0);
    return set;
}

/* What is missing is noted with the paragraph, for every document that will use it. */
static const ParagraphItems *make_items(Galley *galley, const GPtrArray *spans,
                                        const TextStyle *style, Mpt width, SetParagraph *target)
{
    GArray *outer = galley->missing;
    galley->missing = target->missing;
    const ParagraphItems *made = paragraph_items_make(galley, spans, style, width);
    galley->missing = outer;
    return made;
}

/* Sets the paragraph with pools of its own. */
static SetParagraph *set_apart(Galley *galley, const GPtrArray *spans, const TextStyle *style,
                               Mpt width)
{
    SetParagraph *target = set_paragraph_new();
    const ParagraphItems *made = make_items(galley, spans, style, width, target);
    if (made->items->len == 0)
        return target;
    Setting setting = {.galley = galley,
                       .spans = spans,
                       .style = style,
                       .made = made,
                       .target = target,
                       .width = width};
    LineShape shape = {width, style->is_justified && style->align == ALIGN_LEFT};
    lines_break(made->items, shape, made->breaks);
    guint begin = 0;
    for (guint i = 0; i < made->breaks->len; i++) {
        guint broken_at = g_array_index(made->breaks, guint, i);
        SetLine line = set_line(&setting, begin, broken_at);
        g_array_append_val(target->lines, line);
        begin = broken_at + 1;
    }
    return target;
}

/* Copies a paragraph set apart to the end of the galley's marks and pools. */
static GArray *append_paragraph(Galley *galley, const SetParagraph *paragraph)
{
    Pages *pages = galley->pages;
    Marks *marks = galley->marks;
    MarksCount base = marks_count(marks);
    guint glyphs = pages->glyphs->len, texts = (guint)pages->texts->len;
    g_array_append_vals(pages->glyphs, paragraph->glyphs->data, paragraph->glyphs->len);
    g_string_append_len(pages->texts, paragraph->texts->str, (gssize)paragraph->texts->len);
    marks_copy(marks, paragraph->marks, (MarksCount){0}, marks_count(paragraph->marks), 0, 0);
    for (guint i = base.runs; i < marks->runs->len; i++) {
        g_array_index(marks->runs, TextRun, i).first_glyph += glyphs;
        g_array_index(marks->runs, TextRun, i).text += texts;
    }
    for (guint i = base.links; i < marks->links->len; i++)
        g_array_index(marks->links, LinkArea, i).uri += texts;
    for (guint i = 0; i < paragraph->missing->len; i++)
        galley_note_missing(galley, g_array_index(paragraph->missing, gunichar, i));
    GArray *lines = g_array_sized_new(FALSE, FALSE, sizeof(SetLine), paragraph->lines->len);
    g_array_append_vals(lines, paragraph->lines->data, paragraph->lines->len);
    for (guint i = 0; i < lines->len; i++) {
        SetLine *line = &g_array_index(lines, SetLine, i);
        line->from = marks_count_sum(line->from, base);
        line->to = marks_count_sum(line->to, base);
    }
    return lines;
}

/*
 * Amounts, dates and numbers, most cells of a table: one span that is never broken and goes as
 * a whole. NULL if it is something else.
 */
static const Span *find_bound_span(const GPtrArray *spans)
{
    const Span *span = spans->len == 1 ? g_ptr_array_index(spans, 0) : NULL;
    gboolean is_bound =
        span && (span->marks & MARK_NO_BREAK) && !span->href && !strchr(span->text, '\n');
    return is_bound ? span : NULL;
}

static LineStyle bound_style(const Span *span, const TextStyle *style)
{
    return (LineStyle){
        .face = paragraph_face(style, span->marks), .grey = style->grey, .size = style->size};
}

/* A bound span as the line it is; NULL if it is too wide for one. */
static GArray *set_bound(Galley *galley, const Span *span, const TextStyle *style, Mpt width)
{
    LineStyle line_style = bound_style(span, style);
    Mpt natural = galley_measure_text(galley, span->text, &line_style);
    if (natural > width)
        return NULL;
    SetLine line = {.from = marks_count(galley->marks), .width = natural};
    Mpt room = width - natural;
    Mpt x = style->align == ALIGN_RIGHT ? room : style->align == ALIGN_CENTRE ? room / 2 : 0;
    galley_place_text(galley, galley->marks, span->text, &line_style, x, 0);
    line.to = marks_count(galley->marks);
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(SetLine));
    if (line.to.runs > line.from.runs)
        g_array_append_val(lines, line);
    return lines;
}

GArray *paragraph_set(Galley *galley, const GPtrArray *spans, const TextStyle *style, Mpt width)
{
    const Span *bound = find_bound_span(spans);
    GArray *line = bound ? set_bound(galley, bound, style, width) : NULL;
    if (line)
        return line;
    ParagraphCache *cache = galley->typography->paragraphs;
    paragraph_cache_make_key(cache, galley->language, spans, style, width);
    const SetParagraph *known = paragraph_cache_find(cache);
    if (!known)
        known = paragraph_cache_add(cache, set_apart(galley, spans, style, width));
    return append_paragraph(galley, known);
}

GPtrArray *paragraph_one_span(const char *text)
{
    GPtrArray *spans = span_array_new();
    g_ptr_array_add(spans, span_new(text ? text : "", 0, NULL));
    return spans;
}

Mpt paragraph_place(Galley *galley, Marks *page, const char *text, const TextStyle *style,
                    Mpt x, Mpt y, Mpt width)
{
    g_autoptr(GPtrArray) spans = paragraph_one_span(text);
    g_autoptr(GArray) lines = paragraph_set(galley, spans, style, width);
    Mpt first = y + baseline_in(galley, style->is_bold ? FACE_BOLD : FACE_REGULAR, style->size,
                                style->leading);
    for (guint i = 0; i < lines->len; i++) {
        SetLine line = g_array_index(lines, SetLine, i);
        marks_copy(page, galley->marks, line.from, line.to, x, first + (Mpt)i * style->leading);
    }
    return (Mpt)lines->len * style->leading;
}

static TextMeasure measure_items(const ParagraphItems *made)
{
    TextMeasure measure = {0};
    Mpt line = 0, piece = 0;
    for (guint i = 0; i < made->items->len; i++) {
        const BreakItem *item = &g_array_index(made->items, BreakItem, i);
        gboolean is_forced = item->kind == ITEM_PENALTY && item->penalty <= PENALTY_FORCED;
        if (item->kind != ITEM_PENALTY)
            line += item->width;
        piece = item->kind == ITEM_BOX ? piece + item->width : 0;
        measure.least = MAX(measure.least, piece);
        measure.natural = MAX(measure.natural, line);
        if (is_forced)
            line = 0;
    }
    return measure;
}

TextMeasure paragraph_measure(Galley *galley, const GPtrArray *spans, const TextStyle *style)
{
    const Span *bound = find_bound_span(spans);
    if (bound) {
        LineStyle line_style = bound_style(bound, style);
        Mpt natural = galley_measure_text(galley, bound->text, &line_style);
        return (TextMeasure){natural, natural};
    }
    ParagraphCache *cache = galley->typography->paragraphs;
    paragraph_cache_make_key(cache, galley->language, spans, style, -1);
    const SetParagraph *known = paragraph_cache_find(cache);
    if (!known) {
        SetParagraph *measured = set_paragraph_new();
        measured->measure = measure_items(make_items(galley, spans, style, 0, measured));
        known = paragraph_cache_add(cache, measured);
    }
    return known->measure;
}
