/*
 * Amounts and numbers in words. French in the traditional spelling or that of 1990, with the
 * tens of France, Belgium or Switzerland; English with "and" or without; German. All from 0 to
 * the largest amount that can be held; Spanish, Italian and Dutch have no amounts in words.
 */
#ifndef RELANCE_COMPOSE_WORDS_H
#define RELANCE_COMPOSE_WORDS_H

#include "compose/language.h"

/*
 * "mille deux cent trente-quatre euros et cinquante-six centimes", "moins un euro". A currency
 * without a name of its own keeps its code: "douze PLN et 50/100". FALSE, nothing appended,
 * where the language has no words.
 */
gboolean words_append_amount(GString *text, const LanguageRules *rules, gint64 minor,
                             const char *currency);

/* "huit", "eight", "acht"; digits beyond 31 in Spanish, Italian and Dutch. Days, in a sentence. */
void words_append_small_number(GString *text, const LanguageRules *rules, int number);

/* The bare numbers; `is_feminine` is how the noun behind them is counted. */
void words_append_french(GString *text, const WordStyle *style, guint64 number,
                         gboolean is_feminine);
void words_append_english(GString *text, const WordStyle *style, guint64 number);
/* "ein" and not "eins" at the end: a noun follows. */
void words_append_german(GString *text, guint64 number);

#endif
