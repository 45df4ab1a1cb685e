/*
 * The lines of a ledger file that are no documents: what each of them says about the lines
 * around it, and where it is kept. All of them stand in rejected.csv.
 */
#ifndef RELANCE_READ_LEDGER_LINES_H
#define RELANCE_READ_LEDGER_LINES_H

#include "read/ledger_row.h"

/* A line of this kind, not LINE_DATA, into the rejected ones. */
void ledger_lines_take(LedgerRow *row, LineKind kind);

/* A line above the header: a title, which may name the customer of all lines. */
void ledger_lines_take_title(LedgerRow *row);

/* For LedgerReader.sums. */
GPtrArray *ledger_sums_new(void);

/* At the end of the file: headings whose sums no lines explain are told. */
void ledger_lines_end(LedgerReader *reader);

/* How many lines of which kind there were, appended (char *, new). */
void ledger_lines_describe(const LedgerReader *reader, GPtrArray *lines);

#endif
