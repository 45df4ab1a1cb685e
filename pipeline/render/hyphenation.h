/*
 * Where words may be divided, by language, from the patterns of libhyphen (which stands behind
 * this file alone).
 */
#ifndef RELANCE_RENDER_HYPHENATION_H
#define RELANCE_RENDER_HYPHENATION_H

#include <glib.h>

typedef struct Hyphenation Hyphenation;

/* The patterns of a .dic file, read at the first word; NULL if the file cannot be read. */
Hyphenation *hyphenation_new(const char *path);
void hyphenation_free(Hyphenation *hyphenation);

/*
 * Sets points[i] = 1 for every byte i of the word before which it may be divided (the rest 0).
 * The word is letters only. At least 2 letters stay before and 3 after a division.
 */
void hyphenation_find(Hyphenation *hyphenation, const char *word, gsize length, guint8 *points);

#endif
