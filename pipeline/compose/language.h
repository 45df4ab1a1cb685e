/*
 * How six languages write numbers, money and dates (CLDR 48 where letters do not differ from
 * it; amounts of four digits are grouped in es and it too, as accountants expect).
 */
#ifndef RELANCE_COMPOSE_LANGUAGE_H
#define RELANCE_COMPOSE_LANGUAGE_H

#include <glib.h>

#define NBSP "\u00a0"
#define NARROW_NBSP "\u202f"

typedef enum {
    LANGUAGE_FR,
    LANGUAGE_EN,
    LANGUAGE_DE,
    LANGUAGE_ES,
    LANGUAGE_IT,
    LANGUAGE_NL,
    LANGUAGE_COUNT
} Language;

typedef struct {
    Language language;
    const char *code;
    const char *group, *decimal;
    gboolean symbol_first;     /* "€1.00" instead of "1.00 €" */
    const char *symbol_space;  /* between symbol and number */
    const char *percent_space; /* before % */
    const char *long_date;     /* %d day, %o day with 1er, %M month's name, %Y year */
    const char *short_date;    /* %D two-digit day, %N two-digit month, %Y year */
    const char *and_word;      /* with its spaces, between the last two of a list */
    const char *months[12];
} LanguageRules;

/* The rules of a code ("fr"), or NULL. */
const LanguageRules *language_find(const char *code);

/*
 * The language of a country's letters (ISO 3166; NULL:
 * FR), "en" where it is none of the six.
 */
const char *language_of_country(const char *country);

#endif
