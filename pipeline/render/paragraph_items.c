#include "render/paragraph_items.h"
#include "render/break_points.h"
#include <string.h>

enum { HYPHEN_PENALTY = 120, EXPLICIT_HYPHEN_PENALTY = 60, INSIDE_WORD_PENALTY = 3000 };
enum { FILL = 1000000000 }; /* stretch of a paragraph's last line */

typedef struct {
    Galley *galley;
    const GPtrArray *spans;
    const TextStyle *style;
    Mpt width;
    ParagraphItems *made;
} Itemising;

FaceName paragraph_face(const TextStyle *style, guint marks)
{
    gboolean is_bold = style->is_bold || marks & MARK_BOLD;
    gboolean is_italic = (marks & MARK_ITALIC) != 0;
    return (FaceName)((is_bold ? FACE_BOLD : 0) + (is_italic ? FACE_ITALIC : 0));
}

static void add_item(Itemising *it, BreakItem item, Piece piece)
{
    g_array_append_val(it->made->items, item);
    g_array_append_val(it->made->pieces, piece);
}

static void add_penalty(Itemising *it, gint16 penalty, gboolean is_hyphen, Piece piece)
{
    BreakItem item = {.kind = ITEM_PENALTY, .penalty = penalty, .is_hyphen = (guint8)is_hyphen};
    if (is_hyphen)
        item.width =
            typography_width(it->galley->typography, piece.face, it->style->size, "-", 1);
    piece.length = piece.n_glyphs = 0;
    add_item(it, item, piece);
}

static void add_glue(Itemising *it, FaceName face, guint span, guint offset)
{
    Mpt space = typography_width(it->galley->typography, face, it->style->size, " ", 1);
    BreakItem item = {.kind = ITEM_GLUE, .width = space};
    item.stretch = space * 3 / 5;
    item.shrink = space / 5;
    add_item(it, item, (Piece){.face = face, .span = span, .offset = offset, .length = 1});
}

static void add_line_end(Itemising *it, Piece piece)
{
    piece.length = piece.n_glyphs = 0;
    add_item(it, (BreakItem){.kind = ITEM_GLUE, .stretch = FILL}, piece);
    add_penalty(it, PENALTY_FORCED, FALSE, piece);
}

static Mpt glyphs_width(const Itemising *it, const Piece *piece)
{
    Mpt width = 0;
    for (guint i = 0; i < piece->n_glyphs; i++)
        width += typography_scale(it->galley->typography, piece->face, it->style->size,
                                  piece->word->glyphs[piece->first_glyph + i].advance);
    return width;
}

/* Addresses, references and figures are never divided. */
static gboolean holds_code(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (strchr("@/_0123456789", text[i]))
            return TRUE;
    return FALSE;
}

/*
 * Sets marks[i] = 1 for every byte i of the segment before
 * which a word in it may be divided.
 */
static void mark_divisions(const Itemising *it, const char *text, gsize length, guint8 *marks)
{
    if (!it->style->is_divided || holds_code(text, length))
        return;
    const char *end = text + length;
    for (const char *at = text; at < end;) {
        const char *from = at;
        while (at < end && g_unichar_isalpha(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        gsize letters = (gsize)(at - from);
        const guint8 *points = letters == 0
                                   ? NULL
                                   : typography_divisions(it->galley->typography,
                                                          it->galley->language, from, letters);
        if (points)
            for (gsize i = 0; i < letters; i++)
                marks[from - text + (gssize)i] |= points[i];
        if (at < end)
            at = g_utf8_next_char(at);
    }
}

/* The penalty of a break before byte i of the segment; PENALTY_NEVER: none. */
static int penalty_before(const Itemising *it, const Piece *segment, const guint8 *divisions,
                          guint i, gboolean is_too_wide, gboolean *is_hyphen)
{
    *is_hyphen = FALSE;
    if (it->made->points->data[segment->offset + i] == BREAK_ALLOWED)
        return EXPLICIT_HYPHEN_PENALTY;
    if (divisions[i]) {
        *is_hyphen = TRUE;
        return HYPHEN_PENALTY;
    }
    return is_too_wide ? INSIDE_WORD_PENALTY : PENALTY_NEVER;
}

/* A word without spaces in one face: boxes, with penalties where it may be broken. */
static void add_segment(Itemising *it, Piece segment, gboolean may_break)
{
    const char *text = it->made->text->str + segment.offset;
    segment.word = typography_shape(it->galley->typography, segment.face, text, segment.length);
    segment.n_glyphs = segment.word->n_glyphs;
    GByteArray *cleared = it->made->divisions;
    g_byte_array_set_size(cleared, segment.length);
    guint8 *divisions = memset(cleared->data, 0, segment.length);
    gboolean is_too_wide = it->width > 0 && glyphs_width(it, &segment) > it->width;
    if (may_break)
        mark_divisions(it, text, segment.length, divisions);
    Piece piece = segment;
    piece.n_glyphs = 0;
    for (guint i = 0; i < segment.n_glyphs; i++) {
        guint offset = segment.word->glyphs[i].offset;
        gboolean is_hyphen = FALSE;
        int penalty = PENALTY_NEVER;
        if (i > 0 && (may_break || is_too_wide) && segment.word->is_one_to_one)
            penalty = penalty_before(it, &segment, divisions, offset, is_too_wide, &is_hyphen);
        if (penalty < PENALTY_NEVER) {
            piece.length = segment.offset + offset - piece.offset;
            add_item(it, (BreakItem){.kind = ITEM_BOX, .width = glyphs_width(it, &piece)},
                     piece);
            add_penalty(it, (gint16)penalty, is_hyphen, piece);
            piece.offset = segment.offset + offset;
            piece.first_glyph = i;
            piece.n_glyphs = 0;
        }
        piece.n_glyphs++;
    }
    piece.length = segment.offset + segment.length - piece.offset;
    add_item(it, (BreakItem){.kind = ITEM_BOX, .width = glyphs_width(it, &piece)}, piece);
}

/* A space is glue where a break is allowed after the white; else part of a word. */
static gboolean is_glue_at(const Itemising *it, guint at, gboolean is_bound)
{
    if (is_bound || it->made->text->str[at] != ' ')
        return FALSE;
    guint next = at + 1;
    while (next < it->made->text->len && it->made->text->str[next] == ' ')
        next++;
    return next >= it->made->text->len || it->made->points->data[next] != BREAK_NONE;
}

static void add_span(Itemising *it, guint span, guint from, guint to)
{
    const char *text = it->made->text->str;
    guint marks = ((const Span *)g_ptr_array_index(it->spans, span))->marks;
    gboolean is_bound = (marks & MARK_NO_BREAK) != 0;
    FaceName face = paragraph_face(it->style, marks);
    guint begin = from;
    for (guint at = from; at <= to; at++) {
        gboolean ends_word = at == to || text[at] == '\n' || is_glue_at(it, at, is_bound);
        if (!ends_word)
            continue;
        Piece piece = {.face = face, .span = span, .offset = begin, .length = at - begin};
        if (at > begin) {
            if (begin == from && begin > 0 && !is_bound && text[begin - 1] != ' ' &&
                it->made->points->data[begin] == BREAK_ALLOWED)
                add_penalty(it, EXPLICIT_HYPHEN_PENALTY, FALSE, piece);
            add_segment(it, piece, !is_bound);
        }
        if (at < to && text[at] == '\n')
            add_line_end(it, piece);
        else if (at < to)
            add_glue(it, face, span, at);
        while (at + 1 < to && text[at] == ' ' && text[at + 1] == ' ')
            at++;
        begin = at + 1;
    }
}

static void prepare_texts(Itemising *it)
{
    ParagraphItems *made = it->made;
    for (guint i = 0; i < it->spans->len; i++) {
        const Span *span = g_ptr_array_index(it->spans, i);
        galley_prepare_text(it->galley, made->text, span->text);
        guint end = (guint)made->text->len;
        g_array_append_val(made->span_ends, end);
    }
    g_byte_array_set_size(made->points, (guint)made->text->len + 1);
    made->points->data[made->text->len] = BREAK_NONE;
    break_points_find(made->text->str, made->text->len, made->points->data);
}

static ParagraphItems *new_items(void)
{
    ParagraphItems *items = g_new0(ParagraphItems, 1);
    items->text = g_string_sized_new(1024);
    items->items = g_array_sized_new(FALSE, FALSE, sizeof(BreakItem), 256);
    items->pieces = g_array_sized_new(FALSE, FALSE, sizeof(Piece), 256);
    items->span_ends = g_array_new(FALSE, FALSE, sizeof(guint));
    items->points = g_byte_array_new();
    items->divisions = g_byte_array_new();
    items->breaks = g_array_new(FALSE, FALSE, sizeof(guint));
    return items;
}

static ParagraphItems *clear_items(Galley *galley)
{
    if (!galley->items)
        galley->items = new_items();
    ParagraphItems *items = galley->items;
    g_string_truncate(items->text, 0);
    g_array_set_size(items->items, 0);
    g_array_set_size(items->pieces, 0);
    g_array_set_size(items->span_ends, 0);
    g_array_set_size(items->breaks, 0);
    return items;
}

ParagraphItems *paragraph_items_make(Galley *galley, const GPtrArray *spans,
                                     const TextStyle *style, Mpt width)
{
    ParagraphItems *made = clear_items(galley);
    Itemising it = {galley, spans, style, width, made};
    prepare_texts(&it);
    guint from = 0;
    for (guint i = 0; i < made->span_ends->len; i++) {
        guint to = g_array_index(made->span_ends, guint, i);
        add_span(&it, i, from, to);
        from = to;
    }
    if (made->items->len > 0)
        add_line_end(&it, (Piece){.face = paragraph_face(style, 0)});
    return made;
}

void paragraph_items_free(ParagraphItems *items)
{
    if (!items)
        return;
    g_string_free(items->text, TRUE);
    g_array_unref(items->items);
    g_array_unref(items->pieces);
    g_array_unref(items->span_ends);
    g_byte_array_unref(items->points);
    g_byte_array_unref(items->divisions);
    g_array_unref(items->breaks);
    g_free(items);
}
