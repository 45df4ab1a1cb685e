/*
 * Lines of fixed width as rows. Cells beyond a line's end are left out: blanks at its end are
 * often cut off.
 *
 * Widths count characters. Two habits of exporting programs are understood where the line shows
 * them: tabs that stand for blanks up to the next multiple of eight, and UTF-8 whose bytes were
 * counted. The first way in which the cells fit their layout is taken, else plain characters.
 */
#ifndef RELANCE_READ_FIXED_ROWS_H
#define RELANCE_READ_FIXED_ROWS_H

#include "read/csv_rows.h"
#include "read/table_layout.h"

/* As csv_rows_read; each row comes with its raw line. Blank lines are no rows. */
gboolean fixed_rows_read(LineStream *stream, const TextCodec *codec, const TableLayout *layout,
                         CsvRowTaker take, gpointer data, GError **error);

#endif
