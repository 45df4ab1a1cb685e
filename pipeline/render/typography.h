/*
 * The fonts of the letters and what is derived from them once per run: shaped words, coverage,
 * hyphenation by language. Described by fonts/fonts.yaml.
 */
#ifndef RELANCE_RENDER_TYPOGRAPHY_H
#define RELANCE_RENDER_TYPOGRAPHY_H

#include "ground/complaints.h"
#include "render/hyphenation.h"
#include "render/pages.h"
#include "render/typeface.h"

/* A word in one face, one glyph a character; lent by the cache until the next document. */
typedef struct {
    guint n_glyphs;
    gint64 width; /* font units */
    const ShapedGlyph *glyphs;
    gboolean is_one_to_one; /* as many glyphs as characters: may be divided anywhere */
} ShapedWord;

typedef struct {
    Typeface *faces[FACE_COUNT];
    GHashTable *words[FACE_COUNT]; /* text -> ShapedWord *, both owned */
    GHashTable *hyphenations;      /* language -> Hyphenation * */
    GHashTable *divisions;         /* language ':' word -> points, as GBytes */
    struct ParagraphCache *paragraphs;
    guint8 *covered;      /* bit per character of the BMP: all four faces draw it */
    char *colour_profile; /* path */
    GPtrArray *inputs;    /* InputFile *: fonts.yaml and what it names */
} Typography;

/*
 * Reads fonts.yaml at `path`. NULL and REFUSED complaints (bad yaml), or *error
 * (OUTCOME_SETTINGS_REFUSED): a font that cannot be read, with its path and Debian package.
 */
Typography *typography_load(const char *path, Complaints *complaints, GError **error);
void typography_free(Typography *typography);

/* Forgets cached words if there are very many; not while ShapedWords are in use. */
void typography_trim(Typography *typography);

const ShapedWord *typography_shape(Typography *typography, FaceName face, const char *text,
                                   gsize length);
Mpt typography_width(Typography *typography, FaceName face, Mpt size, const char *text,
                     gsize length);

/* Points (one byte per byte of the word) before which it may be divided, or NULL: nowhere. */
const guint8 *typography_divisions(Typography *typography, const char *language,
                                   const char *word, gsize length);

gboolean typography_covers(const Typography *typography, gunichar character);

/* Font units of a face to thousandths of a point at a size. */
Mpt typography_scale(const Typography *typography, FaceName face, Mpt size, gint64 units);

#endif
