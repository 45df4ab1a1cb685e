/*
 * The characters that an embedded font has in any case, so that one subset serves nearly all
 * letters of a run. Letters with other characters get a subset of their own.
 */
#ifndef RELANCE_RENDER_BASE_ALPHABET_H
#define RELANCE_RENDER_BASE_ALPHABET_H

#include "render/pages.h"

gboolean is_base_character(FaceName face, gunichar character);

/* Appends the face's alphabet (gunichar), sorted. */
void base_alphabet_append(FaceName face, GArray *characters);

#endif
