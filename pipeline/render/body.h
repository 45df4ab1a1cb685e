/*
 * The blocks of a document -> strips of a galley: paragraphs, headings, lists, tables, payment,
 * closing and signature, with the space between them and what must stay together.
 */
#ifndef RELANCE_RENDER_BODY_H
#define RELANCE_RENDER_BODY_H

#include "render/galley.h"

/* Finds (or loads) the picture at a path; NULL if it cannot be used. */
typedef const Picture *(*PictureFinder)(gpointer data, const char *path);

/* Sets all blocks that are for letters. */
void body_set(Galley *galley, const GPtrArray *blocks, Mpt width, PictureFinder find,
              gpointer data);

#endif
