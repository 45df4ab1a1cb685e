/* What the payer is asked to quote: text a person and a bank statement can match. */
#ifndef RELANCE_COMPOSE_PAYMENT_REFERENCE_H
#define RELANCE_COMPOSE_PAYMENT_REFERENCE_H

#include "compose/letter_facts.h"

/* "F-2026-0417 C0042" for one invoice, "C0042 2026-11-21-1-0007" for several; a new string. */
char *payment_reference_new(const LetterFacts *facts);

/*
 * ISO 11649 reference of the one invoice, or of the
 * document; a new string, NULL if impossible.
 */
char *payment_structured_reference_new(const LetterFacts *facts);

/* The one invoice claimed, or NULL if there are several. Lent. */
const OpenItem *payment_find_only_item(const LetterFacts *facts);

/* settings.payment_link with {invoice} and {customer} filled in; NULL: none. A new string. */
char *payment_link_new(const LetterFacts *facts);

#endif
