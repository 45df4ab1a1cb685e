/*
 * Accounting journals whose format fixes the cells of each line (Ciel XIMPORT, Ciel and Sage 50
 * RImport, EBP): what reading them has in common. Their lines become rows with the columns of a
 * FEC, with amount and side, and their items are found as those of a FEC are: see fec_book.h.
 */
#ifndef RELANCE_READ_LAYOUT_JOURNAL_H
#define RELANCE_READ_LAYOUT_JOURNAL_H

#include "read/fec_rows.h"

typedef struct {
    FecReader fec;
    const char *currency; /* of the line being taken; NULL: the ledger's */
    gint64 n_foreign;     /* lines on receivable accounts in another currency */
    int first_foreign;
    char foreign[CURRENCY_SIZE];
} LayoutJournal;

TableRequest layout_journal_request(const Settings *settings, const char *path,
                                    const char *name, const TableLayout *layout);

/* TRUE if most of the file's first rows fit the layout. */
gboolean layout_journal_is_recognised(const TableRequest *request);

/*
 * Opens a file for the book and says what was recognised. NULL: *error is set, or a REFUSED
 * complaint was added; [format-differs] if none of the first rows fits the layout.
 */
Table *layout_journal_open(FecBook *book, const TableRequest *request, GError **error);

/* One row into the book, or aside if it is in another currency. */
void layout_journal_take(LayoutJournal *journal, const CsvRow *row, RowTrouble trouble);

/* The row cannot be used: as fec_rows_refuse, and the line counts as read. TRUE, to go on. */
gboolean layout_journal_refuse(LayoutJournal *journal, const CsvRow *row, const char *rule,
                               int column, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* As fec_reader_end; and the complaint about lines in another currency. */
gboolean layout_journal_end(LayoutJournal *journal, GError **error);

#endif
