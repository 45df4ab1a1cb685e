/*
 * A paragraph as boxes, glue and penalties for the line breaker, each box with the glyphs it
 * is.
 */
#ifndef RELANCE_RENDER_PARAGRAPH_ITEMS_H
#define RELANCE_RENDER_PARAGRAPH_ITEMS_H

#include "render/line_breaker.h"
#include "render/paragraph.h"

/* What an item is made of; for glue and penalties only face and span count. */
typedef struct {
    FaceName face;
    guint span;           /* index in the paragraph's spans */
    guint offset, length; /* bytes in ParagraphItems.text */
    const ShapedWord *word;
    guint first_glyph, n_glyphs;
} Piece;

typedef struct ParagraphItems {
    GString *text;         /* prepared text of all spans */
    GArray *items;         /* BreakItem, the last a forced break */
    GArray *pieces;        /* Piece, same index */
    GArray *span_ends;     /* guint: where each span ends in text */
    GByteArray *points;    /* BreakPoint by byte of text */
    GByteArray *divisions; /* of the word at hand */
    GArray *breaks;        /* guint: items at which lines end */
} ParagraphItems;

/*
 * `width` is the line's: longer words get breaks anywhere in them. 0: no such breaks. Lent,
 * until the galley's next paragraph.
 */
ParagraphItems *paragraph_items_make(Galley *galley, const GPtrArray *spans,
                                     const TextStyle *style, Mpt width);
/* The face of a span with these marks. */
FaceName paragraph_face(const TextStyle *style, guint marks);

void paragraph_items_free(ParagraphItems *items);

#endif
