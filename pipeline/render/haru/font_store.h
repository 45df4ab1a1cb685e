/*
 * Font subsets ready to be embedded: made once per set of characters, compressed once. A
 * letter's subset depends on its own characters only, never on other letters of the run.
 */
#ifndef RELANCE_RENDER_HARU_FONT_STORE_H
#define RELANCE_RENDER_HARU_FONT_STORE_H

#include "render/typography.h"

typedef struct {
    FontSubset *subset;
    const TypefaceMetrics *metrics;
    char *name;                          /* "ABCDEF+LiberationSans" */
    gsize file_length;                   /* before compression */
    GBytes *file, *to_unicode, *cid_set; /* deflated */
    char *widths;                        /* "/W [0 [...]]\n" */
} EmbeddedFont;

typedef struct FontStore FontStore;

FontStore *font_store_new(const Typography *typography); /* lent */
void font_store_free(FontStore *store);

/*
 * The subset of a face that draws all runs of that face on all pages: the face's base alphabet,
 * and beyond it the characters of these pages. Lent; kept until font_store_trim.
 */
const EmbeddedFont *font_store_find(FontStore *store, const Pages *pages, FaceName face);

/* Drops subsets with further characters if there are very many; not while they are in use. */
void font_store_trim(FontStore *store);

#endif
