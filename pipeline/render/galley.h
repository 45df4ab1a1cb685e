/*
 * A galley: set material in one long column, before it is cut into pages. It consists of strips
 * (a line of text, a table row, a block) that are never split, with what keeps them together.
 */
#ifndef RELANCE_RENDER_GALLEY_H
#define RELANCE_RENDER_GALLEY_H

#include "records/document.h"
#include "render/pages.h"
#include "render/typography.h"

typedef struct {
    Mpt height;
    Mpt space_before;         /* vanishes at the top of a page */
    MarksCount from, to;      /* its marks, relative to its top left corner */
    gboolean keeps_with_next; /* no page ends after it */
    gboolean ends_page;       /* the next strip begins a page */
    int table;                /* index in Galley.tables, -1: none */
    gint64 carried;           /* table: sum of the rows up to and including this one */
    gboolean is_body_row;     /* a sum may be carried forward after it */
} Strip;

/* What a page break inside a table repeats. */
typedef struct {
    const Table *table;
    guint header_strip;              /* index of the header's strip; G_MAXUINT: no header */
    GArray *column_x, *column_width; /* Mpt, text area of each column */
    Mpt size, leading, padding, width, x;
} SetTable;

/* How closely text is set: roomy, or closer if that saves a page. */
typedef struct {
    Mpt size, leading, paragraph_space, block_space, cell_padding, signature_space, code_side;
} Rhythm;

extern const Rhythm rhythm_roomy, rhythm_close;

typedef struct {
    const Rhythm *rhythm;
    Typography *typography; /* lent */
    Pages *pages;           /* lent: pools of glyphs and texts */
    const char *language;   /* lent */
    Marks *marks;
    GArray *strips;               /* Strip */
    GPtrArray *tables;            /* SetTable * */
    GArray *missing;              /* gunichar: not drawn by the fonts, in the order met */
    GString *scratch;             /* text being prepared */
    struct ParagraphItems *items; /* reused by every paragraph; NULL before the first */
} Galley;

Galley *galley_new(Typography *typography, Pages *pages, const char *language);
void galley_free(Galley *galley);

/* A strip that holds the marks placed since `from`; lent until the next one is added. */
Strip *galley_add_strip(Galley *galley, MarksCount from, Mpt height, Mpt space_before);
Strip *galley_last_strip(Galley *galley);

/*
 * Appends a text to the string as the fonts can draw it: NFC, narrow and non-breaking
 * characters replaced where a font lacks them, controls dropped. Missing characters are noted.
 */
void galley_prepare_text(Galley *galley, GString *target, const char *text);
/* Notes a character that no font draws, once. */
void galley_note_missing(Galley *galley, gunichar character);

/* One line of plain text; returns its width. `x` is its left end, or its right with
 * ALIGN_RIGHT. */
typedef struct {
    FaceName face;
    guint8 grey;
    Mpt size;
    Align align;
} LineStyle;

Mpt galley_place_text(Galley *galley, Marks *marks, const char *text, const LineStyle *style,
                      Mpt x, Mpt baseline);
Mpt galley_measure_text(Galley *galley, const char *text, const LineStyle *style);

void galley_place_rule(Marks *marks, Mpt x, Mpt y, Mpt width, Mpt height, guint8 grey);

/* Distance from the top of a line of `leading` to its baseline. */
Mpt baseline_in(const Galley *galley, FaceName face, Mpt size, Mpt leading);

#endif
