/*
 * How six languages write numbers, money and dates, and what countries change in them (CLDR 48
 * where letters do not differ from it; amounts of four digits are grouped in es and it too, as
 * accountants expect, unless the settings say otherwise).
 */
#ifndef RELANCE_COMPOSE_LANGUAGE_H
#define RELANCE_COMPOSE_LANGUAGE_H

#include <glib.h>

#include "records/settings.h"

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

/* 70, 80, 90: soixante-dix, quatre-vingts | septante, nonante | huitante too */
typedef enum {
    FRENCH_TENS_FRANCE,
    FRENCH_TENS_BELGIUM,
    FRENCH_TENS_SWITZERLAND,
    FRENCH_TENS_COUNT
} FrenchTens;

/* How numbers are put in words. */
typedef struct {
    FrenchTens tens;
    gboolean is_1990;         /* French: hyphens between all numerals */
    gboolean hyphen_millions; /* and around million and its like */
    gboolean has_no_and;      /* English: "one hundred five", not "one hundred and five" */
} WordStyle;

/* A currency that a country writes with a sign of its own. */
typedef struct {
    const char *currency, *sign;
} CurrencySign;

typedef struct {
    Language language;
    const char *code;
    const char *group, *decimal;
    const char *money_decimal;    /* NULL: decimal */
    gboolean symbol_first;        /* "€1.00" instead of "1.00 €" */
    gboolean minus_behind_symbol; /* "€ -1,00" */
    gboolean is_grouped_from_5;   /* 1234,50 but 12.345,00 */
    const char *symbol_space;     /* between symbol and number; a code has NBSP always */
    const char *percent_space;    /* before % */
    const char *long_date;        /* %d day, %o day with 1er, %M month's name, %Y year */
    const char *short_date;       /* %D two-digit day, %N two-digit month, %Y year */
    const char *and_word;         /* with its spaces, between the last two of a list */
    const char *const *months;    /* twelve */
    const char *first_month;      /* NULL: months[0]; Jänner */
    const CurrencySign *signs;    /* of this country, before € and £; NULL: none */
    gboolean has_no_eszett;       /* ss for ß in our own words */
    WordStyle words;
} LanguageRules;

/* The rules of a code ("fr") in its main country, or NULL. */
const LanguageRules *language_find(const char *code);

/*
 * The rules of a code that language_find knows, as they are in a country (ISO 3166, NULL or
 * one that changes nothing: the main one's) and as `letters` in the settings says.
 */
LanguageRules language_rules_in(const char *code, const char *country,
                                const LetterSettings *letters);

/*
 * The language of a country's letters (ISO 3166; NULL:
 * FR), "en" where it is none of the six.
 */
const char *language_of_country(const char *country);

#endif
