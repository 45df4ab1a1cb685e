/*
 * Cuts a galley into pages: nothing that keeps together is torn, tables repeat their header and
 * carry their sum forward.
 */
#ifndef RELANCE_RENDER_PAGE_BUILDER_H
#define RELANCE_RENDER_PAGE_BUILDER_H

#include "render/galley.h"

typedef struct {
    Mpt left; /* x of the galley's left edge */
    Mpt first_top, next_top, bottom;
} PageShape;

/*
 * Adds pages to galley->pages, at least one. FALSE if a strip is taller than a page: nothing
 * could be printed whole.
 */
gboolean pages_build(Galley *galley, const PageShape *shape);

#endif
