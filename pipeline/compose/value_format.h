/* Amounts, dates, rates and lists as a language writes them; each appends to a text. */
#ifndef RELANCE_COMPOSE_VALUE_FORMAT_H
#define RELANCE_COMPOSE_VALUE_FORMAT_H

#include "compose/language.h"
#include "ground/day.h"
#include "ground/money.h"

/* "1 234,50 €": fr groups by U+202F, U+00A0 before the symbol. */
void append_money_text(GString *text, const LanguageRules *rules, gint64 minor,
                       const char *currency);
char *money_to_text(const LanguageRules *rules, gint64 minor, const char *currency);

/* "13,15 %" of 1315 hundredths; trailing zeros stay, two digits always. */
void append_rate_text(GString *text, const LanguageRules *rules, int hundredths);

/* "1er mai 2026", "21 November 2026". Nothing for DAY_NONE. */
void append_long_date(GString *text, const LanguageRules *rules, Day day);
/* "01/05/2026", for tables. */
void append_short_date(GString *text, const LanguageRules *rules, Day day);

/* "A", "A et B", "A, B et C" of char *. */
void append_list_text(GString *text, const LanguageRules *rules, const GPtrArray *words);

#endif
