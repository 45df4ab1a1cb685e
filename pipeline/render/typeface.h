/*
 * One font file: metrics, coverage, shaping with kerning, subsets. Harfbuzz stands behind this
 * file alone. Ligatures are off: one glyph stands for one character, so that text can be read
 * back.
 */
#ifndef RELANCE_RENDER_TYPEFACE_H
#define RELANCE_RENDER_TYPEFACE_H

#include <glib.h>

typedef struct Typeface Typeface;

/* In font units. */
typedef struct {
    int units_per_em, ascent, descent, cap_height, italic_angle; /* descent is negative */
    int x_min, y_min, x_max, y_max;
    gboolean is_bold, is_italic;
} TypefaceMetrics;

/*
 * Maps the file. NULL and *error (OUTCOME_SETTINGS_REFUSED,
 * naming the path) if it is no font.
 */
Typeface *typeface_load(const char *path, GError **error);
void typeface_free(Typeface *typeface);

const TypefaceMetrics *typeface_metrics(const Typeface *typeface);
const char *typeface_name(const Typeface *typeface); /* PostScript name, lent */
/* Whether the font draws the character, and whether we can: right-to-left scripts we cannot. */
gboolean typeface_has_character(const Typeface *typeface, gunichar character);

typedef struct {
    guint16 glyph;
    guint32 offset; /* byte in the text where its character begins */
    gint32 advance; /* font units, kerning to the next glyph included */
} ShapedGlyph;

/* Appends the glyphs of a piece of text to an array of ShapedGlyph. */
void typeface_shape(const Typeface *typeface, const char *text, gsize length, GArray *glyphs);

/*
 * A font file with a part of the glyphs, renumbered
 * without gaps; unhinted, no layout tables.
 */
typedef struct {
    GBytes *file;
    guint16 *glyphs; /* by full glyph id: new glyph id, 0: not in the subset */
    guint n_full, n_glyphs;
    guint16 *widths;   /* per new glyph, in 1/1000 em, rounded */
    gunichar *unicode; /* per new glyph: its character, 0: none */
} FontSubset;

/* The subset that covers the characters the font has of those given. */
FontSubset *typeface_subset(const Typeface *typeface, const gunichar *characters, guint count);
void font_subset_free(FontSubset *subset);

#endif
