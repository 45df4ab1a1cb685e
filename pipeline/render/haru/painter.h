/*
 * Pages -> PDF pages. The same page content goes into single files and into a spool.
 */
#ifndef RELANCE_RENDER_HARU_PAINTER_H
#define RELANCE_RENDER_HARU_PAINTER_H

#include "render/haru/font_store.h"

/* What all PDFs of a run share. */
typedef struct Painter Painter;
/* Typography is lent. NULL and *error if the colour profile cannot be read. */
Painter *painter_new(const Typography *typography, GError **error);
void painter_free(Painter *painter);

GBytes *painter_write_pdf(Painter *painter, const Pages *pages, GError **error);

/* A PDF of many documents in the making. */
typedef struct Merge Merge;
Merge *merge_new(Painter *painter, gboolean duplex);
void merge_free(Merge *merge);
/* `marks` (may be NULL): painted on top, page by page, behind the letter's own bytes. */
void merge_add(Merge *merge, const Pages *pages, const Pages *marks, int *first_page,
               int *last_page);
/* The file's bytes; the merge is empty afterwards. */
GByteArray *merge_take(Merge *merge, GError **error);

#endif
