/*
 * Template text (CommonMark with tables, #IF already resolved) read into blocks of pieces.
 * cmark-gfm stands behind this file alone. Raw HTML and images are refused with their place.
 */
#ifndef RELANCE_COMPOSE_MARKDOWN_H
#define RELANCE_COMPOSE_MARKDOWN_H

#include "compose/template_block.h"
#include "compose/template_node.h"

/* A new array of TemplateBlock *. Complaints (REFUSED) name `file` and its own line numbers. */
GPtrArray *markdown_read(const ResolvedText *text, const char *file, Complaints *complaints);

#endif
