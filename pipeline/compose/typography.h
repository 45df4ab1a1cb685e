/*
 * Non-breaking spaces of French template text: before ; : ! ? » € %, behind « and n°. Italian
 * articles before a number that begins with a vowel (l’8 giugno, all’11 maggio). Values are
 * never touched; nothing happens in other languages.
 */
#ifndef RELANCE_COMPOSE_TYPOGRAPHY_H
#define RELANCE_COMPOSE_TYPOGRAPHY_H

#include "compose/language.h"

/* The text with its spaces made non-breaking; a new string. */
char *typography_apply(const LanguageRules *rules, const char *text);

/*
 * Text of ours that ends before a value, elided where the value's first number asks for it:
 * "fino al " before "8 giugno" becomes "fino all’". A new string, or NULL if it stays as it is.
 */
char *typography_elide(const LanguageRules *rules, const char *text, const char *value);

#endif
