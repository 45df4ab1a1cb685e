/* Hashtags that emphasis, code or a link cuts in two: they would be printed as they stand. */
#ifndef RELANCE_COMPOSE_HASHTAG_SPLIT_H
#define RELANCE_COMPOSE_HASHTAG_SPLIT_H

#include "compose/template_node.h"

/*
 * `letters` is a paragraph without its marks, `pieces` what was read of it, both in the order
 * of the file: a known hashtag of the letters that is not among the pieces is REFUSED
 * [hashtag-split], at its place within the lines first..last.
 */
void hashtag_split_check(const TemplateReading *reading, const char *letters,
                         const GPtrArray *pieces, int first, int last);

#endif
