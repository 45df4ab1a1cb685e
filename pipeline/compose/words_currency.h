/* What a currency is called, counted, in French, English and German. */
#ifndef RELANCE_COMPOSE_WORDS_CURRENCY_H
#define RELANCE_COMPOSE_WORDS_CURRENCY_H

#include "compose/language.h"

typedef struct {
    const char *currency;
    const char *one, *many;           /* "euro", "euros" */
    const char *part_one, *part_many; /* "centime", "centimes"; NULL: it has no parts */
    gboolean is_feminine;             /* in French: une livre */
} CurrencyWords;

/* Static; NULL: the currency goes by its code, the language has no amounts in words. */
const CurrencyWords *currency_words_find(Language language, const char *currency);

#endif
