/* The instalments of a payment plan as a table. */
#ifndef RELANCE_COMPOSE_INSTALMENTS_TABLE_H
#define RELANCE_COMPOSE_INSTALMENTS_TABLE_H

#include "compose/letter_facts.h"

/* A new block; NULL: no plan with instalments is recorded for the customer. */
Block *instalments_table_new(const LetterFacts *facts);

#endif
