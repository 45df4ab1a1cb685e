/*
 * The cells of the row being read, as UTF-8. The room for them is made before libcsv is fed, for
 * as many bytes as it is fed, so that taking a cell is a copy and nothing else.
 */
#ifndef RELANCE_READ_ROW_CELLS_H
#define RELANCE_READ_ROW_CELLS_H

#include "read/text_codec.h"

typedef struct {
    const TextCodec *codec; /* NULL: the cells are UTF-8 already */
    char **cells;           /* each ends with a NUL; white space at both ends is off */
    guint n;
    int damaged; /* from 1: the first that is no text in the encoding; 0: none */

    char *text; /* where the cells stand, one behind the other */
    gsize text_used, text_size, cells_size;
    gboolean has_nul; /* one was among the bytes so far: no cell is plain any more */
} RowCells;

void row_cells_clear(RowCells *cells); /* frees; RowCells itself is the caller's */

/*
 * Before cells are taken that libcsv finds in these bytes; the first of them may begin in the
 * n_open bytes before. Cells already taken stay.
 */
void row_cells_expect(RowCells *cells, const char *bytes, gsize n, gsize n_open);

/*
 * One cell. Of the second, CELL_READABLE bytes must be there to be read, however short it is:
 * libcsv's buffer is never shorter.
 */
#define CELL_READABLE 16
void row_cells_take_raw(RowCells *cells, const char *bytes, gsize n);
void row_cells_take(RowCells *cells, const char *bytes, gsize n);

/* The row is over. */
void row_cells_forget(RowCells *cells);

/* Takes the quotes off cells whose quotes were read as plain characters. */
void row_cells_strip_quotes(RowCells *cells);

/* White space at both ends off, in place; `end` is where the NUL goes. Returns the new start. */
char *row_cells_trim(char *start, char *end);

#endif
