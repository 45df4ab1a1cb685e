/*
 * The table of invoices: what is claimed (#ITEMS_TABLE) with credits taken off, subtotals per
 * customer where a payer answers for several, the total; and the tables of what is listed
 * apart.
 */
#ifndef RELANCE_COMPOSE_ITEMS_TABLE_H
#define RELANCE_COMPOSE_ITEMS_TABLE_H

#include "compose/letter_facts.h"

gboolean items_column_is_known(const char *name);
/* "invoice, issue_date, ...": all column names; static. */
const char *items_column_names(void);

/* NULL if nothing is claimed. */
Block *items_table_new(const LetterFacts *facts);

/*
 * #OVERDUE_TABLE: what is past its due date, claimed here or listed outside the claim, without
 * what is in dispute. NULL if there is none.
 */
Block *overdue_table_new(const LetterFacts *facts);

/* Rows listed apart of one kind; NULL if there are none. */
Block *mentioned_table_new(const LetterFacts *facts, Mention mention);

#endif
