/*
 * The inside of a Renderer, for the files of this folder that answer render.h.
 */
#ifndef RELANCE_RENDER_RENDERER_H
#define RELANCE_RENDER_RENDERER_H

#include "render/haru/painter.h"
#include "render/letter_layout.h"
#include "render/typography.h"

struct Renderer {
    Typography *typography;
    LetterLayout *layout;
    Inserter inserter; /* marks on print jobs */
    char **feeds;
    Painter *painter;
    GHashTable *pictures; /* path -> Picture *; NULL: was refused */
    GPtrArray *inputs;    /* InputFile * */
};

/* The picture at a path, loaded once; NULL and a REFUSED complaint if it cannot be used. */
const Picture *renderer_find_picture(Renderer *renderer, const char *path,
                                     Complaints *complaints);

#endif
