/* Sums and rates worked out of the facts for more than one hashtag. */
#ifndef RELANCE_COMPOSE_AMOUNTS_H
#define RELANCE_COMPOSE_AMOUNTS_H

#include "compose/letter_facts.h"

/* Interest of one more day on everything that bears interest, rounded once; 0: none charged. */
gint64 amounts_daily_interest(const LetterFacts *facts);

guint amounts_indemnity_count(const LetterFacts *facts);

/* "12,40 %", or "12,40 % et 10,40 %" where items bear different rates; FALSE: none charged. */
gboolean amounts_append_rates(const LetterFacts *facts, GString *text);

/* Net sum of the rows listed apart of one kind. */
gint64 amounts_mentioned(const LetterFacts *facts, Mention mention);

/* What would be claimed if payment came on `day`; FALSE if a rate is missing by then. */
gboolean amounts_claimed_on(const LetterFacts *facts, Day day, gint64 *interest_minor,
                            gint64 *total_minor);

#endif
