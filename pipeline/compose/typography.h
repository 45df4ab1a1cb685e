/*
 * Non-breaking spaces of French template text: before ; : ! ? » € %, behind « and n°. Values
 * are never touched; nothing happens in other languages.
 */
#ifndef RELANCE_COMPOSE_TYPOGRAPHY_H
#define RELANCE_COMPOSE_TYPOGRAPHY_H

#include "compose/language.h"

/* The text with its spaces made non-breaking; a new string. */
char *typography_apply(const LanguageRules *rules, const char *text);

#endif
