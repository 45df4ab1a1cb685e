/*
 * One FEC being read, or another journal whose rows have a FEC's columns. Shared by the files
 * that open one (fec_book.c, layout_journal.c), by fec_rows.c, which turns rows into lines of
 * the book, and by fec_row_repair.c, which puts rows together that came apart.
 */
#ifndef RELANCE_READ_FEC_ROWS_H
#define RELANCE_READ_FEC_ROWS_H

#include "read/complaint_limit.h"
#include "read/fec_book.h"
#include "read/ledger_dialect.h"

/* Lines with something in common that are told once, by their number and the first. */
typedef struct {
    gint64 n;
    int first;
} LineCount;

typedef struct {
    FecBook *book;
    Table *table;
    LedgerDialect dialect;
    FecChecks *checks;
    ComplaintLimit *limit;
    const char *source;
    guint file;
    char currency[CURRENCY_SIZE];
    LineCount receivable, other;     /* on receivable accounts and others */
    LineCount future;                /* dated after the run date */
    LineCount short_rows, long_rows; /* fewer or more cells than headers, none of them missed */
    LineCount foreign;               /* with an amount in another currency too */
    char foreign_currency[CURRENCY_SIZE]; /* of the first of them */
    GPtrArray *cut_cells; /* char *: a row that ended too early and may go on in the next */
    int cut_line;
    guint n_cut_parts;
} FecReader;

/*
 * The next file of the book, whose table has the columns of a FEC whatever its format is; its
 * year and its checks begin. table stays the caller's. The dialect is the caller's to fill in.
 */
void fec_reader_begin(FecReader *reader, FecBook *book, Table *table);
void fec_reader_clear(FecReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FecReader, fec_reader_clear)

/* All rows are taken: the checks' complaints, and the file among the inputs. FALSE and *error. */
gboolean fec_reader_end(FecReader *reader, GError **error);

/* Takes one row into the book (a TableRowTaker; data is the FecReader). Always TRUE. */
gboolean fec_rows_take(const CsvRow *csv, RowTrouble trouble, gpointer data);

/* A row whose cells stand under their headers. */
void fec_rows_take_whole(FecReader *reader, const CsvRow *csv);

/* A row that waits for its other half comes to its end without one. */
void fec_rows_end_cut(FecReader *reader);

/* TRUE if the account is one of ledger.accounts, 411 where they are not given. */
gboolean fec_is_receivable(const Settings *settings, const char *account);

/* What a word of the column Sens says: 1 debit, -1 credit, 0 neither. */
int fec_side_sign(const char *side);

/* Debit - credit, or the amount with its side. FALSE: the row was refused. */
gboolean fec_rows_read_share(const FecReader *reader, const CsvRow *csv, gint64 *share);

/*
 * The row cannot be used: a complaint HELD at the column (-1: the line) and a rejected line.
 * Returns FALSE.
 */
gboolean fec_rows_refuse(const FecReader *reader, const CsvRow *csv, const char *rule,
                         int column, const char *format, ...) G_GNUC_PRINTF(5, 6);

void line_count_take(LineCount *count, int line);

#endif
