/*
 * Accounting journals whose format fixes the cells of each line (Ciel XIMPORT, RImport of Ciel
 * and Sage 50, EBP): what reading them has in common. Their lines become rows with the columns of
 * a FEC, with amount and side, and their items are found as those of a FEC are: see fec_book.h.
 */
#ifndef RELANCE_READ_LAYOUT_JOURNAL_H
#define RELANCE_READ_LAYOUT_JOURNAL_H

#include "read/fec_rows.h"

typedef struct {
    FecReader fec;
    /* of the line being taken */
    const char *currency;  /* NULL: the ledger's */
    char declared_decimal; /* ',' or '.'; 0: the amount itself shows it */

    gint64 n_foreign; /* lines on receivable accounts in another currency */
    int first_foreign;
    char foreign[CURRENCY_SIZE];
    gint64 n_simulated; /* lines on receivable accounts of entries that are not in the books */
    int first_simulated;
} LayoutJournal;

/* What a cell looks like; "" is none of them. */
gboolean layout_is_date(const char *text);
gboolean layout_is_amount(const char *text);
gboolean layout_is_side(const char *text); /* D or C */

TableRequest layout_journal_request(const Settings *settings, const char *path,
                                    const char *name, const TableLayout *layout);

/* How many of the file's first rows fit the layout; 0 if that is not most of them. */
guint layout_journal_count_fitting(const TableRequest *request);
/* TRUE if most do. */
gboolean layout_journal_is_recognised(const TableRequest *request);

/*
 * Opens a file and begins its reading; cells that ledger.columns gives numbers for are moved.
 * NULL: *error is set, or a REFUSED complaint was added.
 */
Table *layout_journal_open(LayoutJournal *journal, FecBook *book, const TableRequest *request,
                           GError **error);
void layout_journal_clear(LayoutJournal *journal);

/*
 * Looks at the file's beginning: how many cells a line has. FALSE if none of the first rows fits:
 * a REFUSED complaint [format-differs], or *error.
 */
gboolean layout_journal_check(LayoutJournal *journal, GError **error);

/* "format: Ciel XIMPORT" and the cells, among what was recognised. */
void layout_journal_describe(const LayoutJournal *journal);

/* One row into the book, or aside if it is in another currency. */
void layout_journal_take(LayoutJournal *journal, const CsvRow *row, RowTrouble trouble);

/* One row of an entry that is not in the books: aside. */
void layout_journal_take_simulated(LayoutJournal *journal, const CsvRow *row);

/* The row cannot be used: as fec_rows_refuse, and the line counts as read. TRUE, to go on. */
gboolean layout_journal_refuse(LayoutJournal *journal, const CsvRow *row, const char *rule,
                               int column, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* As fec_reader_end; and the complaints about lines that were set aside. */
gboolean layout_journal_end(LayoutJournal *journal, GError **error);

#endif
