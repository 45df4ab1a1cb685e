/* Names of countries as people write them. */
#ifndef RELANCE_READ_COUNTRY_WORDS_H
#define RELANCE_READ_COUNTRY_WORDS_H

/*
 * The ISO 3166 code in capitals for a code (two or three letters, three digits, UK) or a name in
 * French, English, German, Spanish, Italian or Dutch; NULL if it is neither. Static.
 */
const char *cell_find_country(const char *word);

#endif
