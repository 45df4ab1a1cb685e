/*
 * Rows of a CSV file with the physical line on which each begins. libcsv stands behind
 * csv_rows.c alone.
 *
 * Quotes that do not close, or that swallow separators, do not swallow the rest of the file: if
 * a row does not come out with the header's number of cells, its lines are read again one by
 * one, first with quotes as plain characters.
 */
#ifndef RELANCE_READ_CSV_ROWS_H
#define RELANCE_READ_CSV_ROWS_H

#include "read/line_stream.h"

typedef struct {
    char separator;
    gboolean has_quotes; /* FALSE: a quote is a character like others */
    guint n_cells;       /* the header's number of cells; 0: not known yet */
} CsvDialect;

typedef enum {
    ROW_AS_IS,
    ROW_REPAIRED, /* quotes were taken as plain characters */
    ROW_BROKEN,   /* one cell: the raw line, its quotes make no sense */
} RowState;

typedef struct {
    int line;
    guint n;
    char *const *cells; /* UTF-8, white space at both ends off, lent during the call */
    RowState state;
    int damaged_cell; /* from 1: first cell that is no text in the encoding; 0: none */
    const char *raw;  /* the line itself, where its cells have fixed widths; else NULL */
    const char *text; /* else the cells one behind the other, each with its NUL */
    gsize text_size;
} CsvRow;

/* Of a row with text: equal cells have equal digests. */
guint32 csv_row_digest(const CsvRow *row);

/* FALSE to stop reading. */
typedef gboolean (*CsvRowTaker)(const CsvRow *row, gpointer data);

/* Blank lines are no rows. `codec` NULL: the stream is UTF-8. FALSE and *error if reading
 * fails. */
gboolean csv_rows_read(LineStream *stream, const TextCodec *codec, const CsvDialect *dialect,
                       CsvRowTaker take, gpointer data, GError **error);

#endif
