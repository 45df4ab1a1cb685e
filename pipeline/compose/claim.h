/* What a document claims: principal, credits, interest, the 40 EUR, the fee. */
#ifndef RELANCE_COMPOSE_CLAIM_H
#define RELANCE_COMPOSE_CLAIM_H

#include "compose/letter_facts.h"

/* Flat-rate recovery costs per invoice: C. com. D441-5, CCP D2192-35. Euro cents. */
enum { INDEMNITY_EUR_MINOR = 4000 };

/*
 * Fills the charges of facts->items and facts->claim. Charges follow each item's own step, not
 * the document's; preventive letters, statements and thanks charge nothing. FALSE and a HELD
 * complaint if a rate is missing.
 */
gboolean claim_compute(LetterFacts *facts, Complaints *complaints);

/* What is open of the row without the part in dispute, which no document claims. */
gint64 claim_open(const PlanRow *row);

/* What linked credits take off that. */
gint64 claim_linked_credits(const PlanRow *row);

#endif
