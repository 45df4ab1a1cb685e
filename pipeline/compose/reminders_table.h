/* The reminders that arrived, as a table and in words. */
#ifndef RELANCE_COMPOSE_REMINDERS_TABLE_H
#define RELANCE_COMPOSE_REMINDERS_TABLE_H

#include "compose/letter_facts.h"

/* "par courriel"; NULL where the channel is not known or is none that sends. Static. */
const char *reminders_channel_text(const LanguageRules *rules, Channel channel);

/* Date, level, channel, document; NULL if there were none. */
Block *reminders_table_new(const LetterFacts *facts);

#endif
