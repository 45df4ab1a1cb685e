/* One FEC being read; shared by fec_book.c, which opens it, and fec_rows.c, which takes its
 * rows. */
#ifndef RELANCE_READ_FEC_ROWS_H
#define RELANCE_READ_FEC_ROWS_H

#include "read/fec_book.h"
#include "read/ledger_dialect.h"

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
    FecChecks *checks;
    const char *source;
    guint file;
    char currency[CURRENCY_SIZE];
    gint64 n_future; /* lines dated after the run date */
    int first_future;
} FecReader;

/* Takes one row into the book (a TableRowTaker; data is the FecReader). Always TRUE. */
gboolean fec_rows_take(const CsvRow *csv, RowTrouble trouble, gpointer data);

#endif
