/* Numbers in words, traditional French spelling; small numbers in the six languages. */
#ifndef RELANCE_COMPOSE_WORDS_H
#define RELANCE_COMPOSE_WORDS_H

#include "compose/language.h"

/* Whole number below 10^12: "deux millions cinq cents". A new string. */
char *words_of_number_fr(gint64 number);

/* "mille deux cent trente-quatre euros et cinquante-six centimes"; a new string. */
char *words_of_euros_fr(gint64 minor);

/* FALSE where there are no words: another language or currency, or a sum of 10^12 and more. */
gboolean words_append_amount(GString *text, const LanguageRules *rules, gint64 minor,
                             const char *currency);

/* "huit", "eight"; digits beyond 31 where the language is not French. */
void words_append_small_number(GString *text, const LanguageRules *rules, int number);

#endif
