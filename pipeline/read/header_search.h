/*
 * Finds a table's separator and header row in the file's first lines, and the column of each
 * canonical name.
 */
#ifndef RELANCE_READ_HEADER_SEARCH_H
#define RELANCE_READ_HEADER_SEARCH_H

#include "read/header_names.h"

#include <glib.h>

typedef struct {
    char separator;
    int line;           /* of the header row; 0: none found */
    char **header;      /* its cells, NULL-ended */
    guint n_trailing;   /* empty cells at its end, from trailing separators */
    guint n_recognised; /* canonical columns it names */
} HeaderFound;

/*
 * `sample` is the beginning of the file as UTF-8. separator 0: try all. `wanted` are headers
 * that the settings name (NULL-ended), recognised beside the shape's names. The result's header
 * is the caller's; without any recognised name it is the first row of the most regular
 * separator.
 */
HeaderFound header_search(const GString *sample, const TableShape *shape, char separator,
                          const char *const *wanted, gboolean has_quotes);

#endif
