/*
 * What a PDF says of itself: Info, XMP, language, colour (PDF/A-1b), and its identifier. All of
 * it follows from the document; no clock.
 */
#ifndef RELANCE_RENDER_HARU_METADATA_H
#define RELANCE_RENDER_HARU_METADATA_H

#include "ground/day.h"
#include "render/haru/container.h"

typedef struct {
    const char *title;    /* UTF-8 */
    const char *document; /* id of the document; of a merged file "first – last" */
    const char *run;      /* id of the run, or NULL */
    const char *language; /* "fr" */
    Day run_date;
    GBytes *profile;    /* deflated sRGB profile */
    const char *digest; /* hex SHA-256 of the content: the file's /ID */
} Metadata;

void metadata_add(Container *container, const Metadata *metadata);

#endif
