/*
 * Which cell holds which canonical column: what the settings say first, then the names of
 * header_names. A header that two names claim serves the better one; two headers with the same
 * name for a column that matters are refused, never guessed.
 */
#ifndef RELANCE_READ_COLUMN_MAP_H
#define RELANCE_READ_COLUMN_MAP_H

#include "read/table.h"

/* The headers that the settings name, lent, NULL-ended. `choices` may be NULL. */
GPtrArray *column_map_list_wanted(const GPtrArray *choices);

/* Fills table->places from table->header. FALSE: REFUSED complaints were added. */
gboolean column_map_fill(Table *table);

#endif
