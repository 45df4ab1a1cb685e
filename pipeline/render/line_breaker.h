/*
 * Optimum-fit line breaking (Knuth and Plass, "Breaking paragraphs into lines", 1981): of all
 * ways to break a paragraph the one with the least sum of demerits. Knows widths only, no text.
 */
#ifndef RELANCE_RENDER_LINE_BREAKER_H
#define RELANCE_RENDER_LINE_BREAKER_H

#include <glib.h>

typedef enum {
    ITEM_BOX,     /* takes its width */
    ITEM_GLUE,    /* a space: may stretch and shrink, vanishes at a break */
    ITEM_PENALTY, /* a place to break at a price; its width is there only if broken (hyphen) */
} BreakItemKind;

enum { PENALTY_NEVER = 10000, PENALTY_FORCED = -10000 };

typedef struct {
    guint8 kind;
    guint8 is_hyphen; /* penalty: two hyphenated lines in a row cost extra */
    gint16 penalty;
    gint32 width, stretch, shrink;
} BreakItem;

typedef struct {
    gint32 width;          /* of a line */
    gboolean is_justified; /* else ragged: lines are filled, never stretched */
} LineShape;

/*
 * Appends to `breaks` (guint) the index of the item at which each line ends; the last is the
 * final item, which must be a forced break. A line that is too wide whatever is done stays too
 * wide: the caller offers enough breaks.
 */
void lines_break(const GArray *items, LineShape shape, GArray *breaks);

#endif
