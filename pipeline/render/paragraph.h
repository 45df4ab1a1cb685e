/*
 * Spans -> lines: words shaped, broken into lines by optimum fit, justified or ragged.
 */
#ifndef RELANCE_RENDER_PARAGRAPH_H
#define RELANCE_RENDER_PARAGRAPH_H

#include "render/galley.h"

typedef struct {
    Mpt size, leading;
    guint8 grey;
    gboolean is_bold;      /* all of it, whatever the spans say */
    gboolean is_justified; /* else ragged, by `align` */
    gboolean is_divided;   /* words may be hyphenated */
    Align align;
} TextStyle;

/* One line, its marks relative to the line's left end and baseline. */
typedef struct {
    MarksCount from, to;
    Mpt width; /* as set */
} SetLine;

/*
 * Sets spans (Span *) in lines of `width`; the marks go into galley->marks. A new array of
 * SetLine, empty for spans without text.
 */
GArray *paragraph_set(Galley *galley, const GPtrArray *spans, const TextStyle *style,
                      Mpt width);

/* Spans of one plain text; a new array. */
GPtrArray *paragraph_one_span(const char *text);

/* Sets a plain text from (x, y) downwards into `page`; returns its height. */
Mpt paragraph_place(Galley *galley, Marks *page, const char *text, const TextStyle *style,
                    Mpt x, Mpt y, Mpt width);

/* The width of the longest line if nothing is broken, and of the longest piece never broken. */
typedef struct {
    Mpt natural, least;
} TextMeasure;
TextMeasure paragraph_measure(Galley *galley, const GPtrArray *spans, const TextStyle *style);

#endif
