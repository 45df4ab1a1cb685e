/* The words that people write about events, in French, English and German. */
#ifndef RELANCE_READ_EVENT_WORDS_H
#define RELANCE_READ_EVENT_WORDS_H

#include "records/ledger.h"

/* FALSE if the word names no event; *kind is then untouched. */
gboolean cell_parse_event(const char *word, EventKind *kind);

#endif
