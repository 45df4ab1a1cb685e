/* The words that people and programs write about customers and contacts. */
#ifndef RELANCE_READ_PEOPLE_WORDS_H
#define RELANCE_READ_PEOPLE_WORDS_H

#include "records/ledger.h"

/* TRUE for business, public, consumer, unknown and their usual names. */
gboolean cell_parse_debtor(const char *word, DebtorKind *kind);

/* fr, en, de, es, it, nl for a code (fr-FR, FRA, SAP's F) or a usual name; NULL if none. Static. */
const char *cell_find_language(const char *word);

/* payables, purchasing, cfo, ceo, legal for what people do; NULL for any other word. Static. */
const char *cell_find_role(const char *word);

/* email, letter, registered, sms or call; NULL for any other word. Static. */
const char *cell_find_channel(const char *word);

/* TRUE if the cell says that there is nothing: "-", "n/a", "néant", "aucun", "inconnu", "kein". */
gboolean cell_is_nothing(const char *word);

#endif
