/*
 * Payment terms in the words of clerks and accounting packages, in French, English and German:
 * "30 jours net", "45 FDM", "30 jours fin de mois le 10", "à réception", "60 days from invoice
 * date", "30 Tage netto", "2% 10 net 30", "CM+30D". For payment_terms.c.
 */
#ifndef RELANCE_GROUND_TERMS_WORDS_H
#define RELANCE_GROUND_TERMS_WORDS_H

#include "ground/payment_terms.h"

#define MOST_TERMS_DAYS 3650
#define MOST_TERMS_MONTHS 120

/*
 * As payment_terms_parse, for words; *terms is zeroed by the caller. What is not wholly
 * understood is TERMS_UNREADABLE: no word is skipped that might change the day.
 */
TermsState terms_words_parse(const char *text, EndOfMonth reading, PaymentTerms *terms);

#endif
