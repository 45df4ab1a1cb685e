/*
 * Pages of positioned runs: the layout of one document, independent of any target. A plain
 * record in thousandths of a point, origin at the page's top left corner, y growing downwards.
 */
#ifndef RELANCE_RENDER_PAGES_H
#define RELANCE_RENDER_PAGES_H

#include "render/picture.h"
#include "render/render.h"

typedef gint32 Mpt; /* 1/1000 pt */
#define PT(points) ((Mpt)((points)*1000.0 + ((points) < 0 ? -0.5 : 0.5)))
#define MM(mm) PT((mm)*72.0 / 25.4)

typedef enum { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_COUNT } FaceName;
const char *face_name(FaceName face); /* "regular", "bold", ... */

typedef struct {
    Mpt x, y, width, height;
} Box;

/*
 * A glyph of the full font, and the way from it to the next
 * (kerning and justification in it).
 */
typedef struct {
    guint16 glyph;
    Mpt advance;
} PlacedGlyph;

/* Text of one face and size on one baseline. */
typedef struct {
    FaceName face;
    guint8 grey; /* 0 black .. 100 white */
    Mpt size, x, y;
    guint first_glyph, n_glyphs; /* in Pages.glyphs */
    guint text, text_length;     /* bytes in Pages.texts */
} TextRun;

/* A filled rectangle: hairlines, rules. */
typedef struct {
    Box box;
    guint8 grey;
} Rule;

typedef struct {
    Box box;
    const Picture *picture; /* the renderer's */
} PlacedPicture;

/*
 * A code of columns * rows modules, row by row, 1 = dark; quiet zone not included. A bar code
 * has one row.
 */
typedef struct {
    Box box;
    guint columns, rows;
    guint first_module; /* in Pages.modules */
} PlacedSymbol;

typedef struct {
    Box box;
    guint uri, uri_length; /* bytes in Pages.texts */
} LinkArea;

/* Everything painted on one surface. */
typedef struct {
    GArray *runs, *rules, *pictures, *symbols, *links;
} Marks;

Marks *marks_new(void);
void marks_free(Marks *marks);

/* How much of each kind there is: the beginning or end of a stretch of marks. */
typedef struct {
    guint runs, rules, pictures, symbols, links;
} MarksCount;

MarksCount marks_count(const Marks *marks);
MarksCount marks_count_sum(MarksCount a, MarksCount b);
/* Copies the stretch from..to, moved by (dx, dy). */
void marks_copy(Marks *target, const Marks *source, MarksCount from, MarksCount to, Mpt dx,
                Mpt dy);

/* Moves the stretch from..to where it stands. */
void marks_move(Marks *marks, MarksCount from, MarksCount to, Mpt dx, Mpt dy);

struct Pages {
    Mpt width, height;
    char *document, *title, *language; /* id; PDF title; language of the text */
    char *run;                         /* id of the run, or NULL */
    Day run_date;
    GPtrArray *pages; /* Marks * */
    GArray *glyphs;   /* PlacedGlyph */
    GString *texts;
    GByteArray *modules;
    Box address_zone;
    guint address_runs; /* the first page's first runs are the address */
};

Pages *pages_new(void);

/* The baseline end of a run minus its start. */
Mpt run_width(const Pages *pages, const TextRun *run);

#endif
