/*
 * How plausible an accented letter or a sign is between its neighbours, in the languages of the
 * ledgers that come here. From it encoding_guess judges what a byte above 127 means.
 */
#ifndef RELANCE_READ_LETTER_WEIGHT_H
#define RELANCE_READ_LETTER_WEIGHT_H

#include <glib.h>

/* A byte above 127 with its neighbours; at a file's ends these are line feeds. */
typedef struct {
    guchar before_last, before, byte, after, after_next;
} HighByte;

/* The language of the words around, as far as it matters for accents. */
typedef enum { WORDS_OF_ANY, WORDS_OF_FRENCH, WORDS_OF_GERMAN } WordLanguage;

/* By the ASCII letters of some text: headers and usual words of ledgers. */
WordLanguage word_language_find(const guchar *bytes, gsize n);

/* Positive if the character may well stand there, negative if it hardly does. */
int letter_weigh(gunichar letter, const HighByte *high, WordLanguage language);

#endif
