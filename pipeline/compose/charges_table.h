/* What is added to the principal, and how it was worked out. */
#ifndef RELANCE_COMPOSE_CHARGES_TABLE_H
#define RELANCE_COMPOSE_CHARGES_TABLE_H

#include "compose/letter_facts.h"

/*
 * #CLAIM_TABLE: principal, credits, interest, indemnity, fee, total; the 40 EUR of invoices in
 * another currency follow the total as an own EUR total. NULL if nothing is claimed.
 */
Block *claim_table_new(const LetterFacts *facts);

/*
 * #INTEREST_TABLE: per invoice and period base, days, rate and amount; periods are rounded for
 * themselves, the invoice's total once. NULL if no interest is charged.
 */
Block *interest_table_new(const LetterFacts *facts);

/*
 * #DAYS_TABLE: what is due if payment arrives today, at the deadline, 15 and 30 days after it.
 * Dates beyond the table of rates are left out. NULL if no interest is charged.
 */
Block *days_table_new(const LetterFacts *facts);

#endif
