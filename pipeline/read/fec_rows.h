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

/*
 * The next file of the book, whose table has the columns of a FEC whatever its format is; its
 * year and its checks begin. table stays the caller's. The dialect is the caller's to fill in.
 */
void fec_reader_begin(FecReader *reader, FecBook *book, Table *table);
static inline void fec_reader_clear(FecReader *reader)
{
    fec_checks_free(reader->checks);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FecReader, fec_reader_clear)

/* All rows are taken: the checks' complaints, and the file among the inputs. FALSE and *error. */
gboolean fec_reader_end(FecReader *reader, GError **error);

/* Takes one row into the book (a TableRowTaker; data is the FecReader). Always TRUE. */
gboolean fec_rows_take(const CsvRow *csv, RowTrouble trouble, gpointer data);

/* TRUE if the account is one of ledger.accounts, 411 where they are not given. */
gboolean fec_is_receivable(const Settings *settings, const char *account);

/* Debit - credit, or the amount with its side. FALSE: the row was refused. */
gboolean fec_rows_read_share(const FecReader *reader, const CsvRow *csv, gint64 *share);

/*
 * The row cannot be used: a complaint HELD at the column (-1: the line) and a rejected line.
 * Returns FALSE.
 */
gboolean fec_rows_refuse(const FecReader *reader, const CsvRow *csv, const char *rule,
                         int column, const char *format, ...) G_GNUC_PRINTF(5, 6);

#endif
