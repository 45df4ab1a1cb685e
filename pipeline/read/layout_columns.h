/* Cells of a layout that ledger.columns moves: {lettering: 16} is the line's 16th cell. */
#ifndef RELANCE_READ_LAYOUT_COLUMNS_H
#define RELANCE_READ_LAYOUT_COLUMNS_H

#include "read/table.h"

/*
 * Applies request.columns to a table with a layout of fec_shape. FALSE: a REFUSED complaint was
 * added.
 */
gboolean layout_columns_choose(Table *table);

#endif
