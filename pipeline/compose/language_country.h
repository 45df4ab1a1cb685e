/* What a country changes in a language's formats (CLDR 48, domain notes 7.1 and 7.2). */
#ifndef RELANCE_COMPOSE_LANGUAGE_COUNTRY_H
#define RELANCE_COMPOSE_LANGUAGE_COUNTRY_H

#include "compose/language.h"

/* Changes the rules in place; a country that differs in nothing leaves them. NULL is allowed. */
void language_country_apply(LanguageRules *rules, const char *country);

#endif
