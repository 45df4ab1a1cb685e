/*
 * What becomes of the templates' own words: spaces that must not break (before € and %, behind
 * n° and Nr.; in French before : and », behind «, and the narrow one before ; ! ?), Swiss ss
 * for ß, Italian articles before a number that begins with a vowel (l’8 giugno, all’11 maggio).
 * Values are never touched.
 */
#ifndef RELANCE_COMPOSE_TYPOGRAPHY_H
#define RELANCE_COMPOSE_TYPOGRAPHY_H

#include "compose/language.h"

/* The text with its spaces made non-breaking, and without ß in Switzerland; a new string. */
char *typography_apply(const LanguageRules *rules, const char *text);

/* The text with ss for ß; static. */
const char *typography_without_eszett(const char *text);

/*
 * Text of ours that ends before a value, elided where the value's first number asks for it:
 * "fino al " before "8 giugno" becomes "fino all’". A new string, or NULL if it stays as it is.
 */
char *typography_elide(const LanguageRules *rules, const char *text, const char *value);

#endif
