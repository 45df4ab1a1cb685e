/* The customer's whole account: its statement, and its sums by currency. */
#ifndef RELANCE_COMPOSE_ACCOUNT_TABLES_H
#define RELANCE_COMPOSE_ACCOUNT_TABLES_H

#include "compose/letter_facts.h"

/*
 * #STATEMENT_TABLE: every open item of the document's currency with debit, credit and running
 * balance, due or not, disputed or not. A part paid is the credit beside its invoice. NULL if
 * nothing is open.
 */
Block *statement_table_new(const LetterFacts *facts);

/*
 * #CURRENCY_TOTALS: per currency what is overdue, not yet due, credited and the balance; no sum
 * across currencies. NULL if nothing is open.
 */
Block *currency_totals_new(const LetterFacts *facts);

/* TRUE if the account has open items in two currencies or more. */
gboolean account_has_several_currencies(const LetterFacts *facts);

#endif
