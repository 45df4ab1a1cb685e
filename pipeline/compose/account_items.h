/* Everything open on the accounts that one document is about. */
#ifndef RELANCE_COMPOSE_ACCOUNT_ITEMS_H
#define RELANCE_COMPOSE_ACCOUNT_ITEMS_H

#include "compose/letter_facts.h"

/*
 * The open items of the document's customer, and of those whose items a payer answers for, that
 * are to be paid to the document's payee: of one currency, or of all with NULL. By issue date,
 * else due date, then customer and number; a new array of lent OpenItem *.
 */
GPtrArray *account_items_new(const LetterFacts *facts, const char *currency);

/* The day an item stands at in an account. */
Day account_item_day(const OpenItem *item);

#endif
