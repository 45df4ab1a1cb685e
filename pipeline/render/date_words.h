/*
 * Dates written in words, in the languages of the letters: "1er mars 2026", "5. März 2026",
 * "5 de marzo de 2026", "5 March 2026".
 */
#ifndef RELANCE_RENDER_DATE_WORDS_H
#define RELANCE_RENDER_DATE_WORDS_H

#include <glib.h>

/*
 * The length in bytes of the date that begins at text[0] with its day, year included where one
 * follows; 0 if none does.
 */
gsize date_words_length(const char *text, gsize length);

#endif
