/*
 * How a ledger file writes amounts and dates: from the settings, else from the file itself,
 * which is read as far as it takes to be sure.
 */
#ifndef RELANCE_READ_LEDGER_DIALECT_H
#define RELANCE_READ_LEDGER_DIALECT_H

#include "read/amount.h"
#include "read/date_form.h"
#include "read/table.h"

typedef struct {
    char decimal; /* ',' or '.', 0: the file shows none, and no amount needs it */
    DateForm dates;
    char ambiguous_decimal; /* the sign of the amount that could be read in two ways; 0: none */
    gboolean has_ambiguous_dates;                /* so was the order of its dates */
    const char *decimal_source, *dates_source;   /* "settings" or "recognised", static */
    char decimal_example[24], dates_example[24]; /* what showed them, "" if nothing did */
    int decimal_line, dates_line;
} LedgerDialect;

/* Columns of the shape that hold amounts and dates, each ended by -1. */
typedef struct {
    const int *amounts, *dates;
} DialectColumns;

/*
 * `decimal` and `dates` are the settings' words, NULL or "auto": recognise. A REFUSED complaint
 * [decimal-ambiguous], [dates-ambiguous] or [dates-unknown] and FALSE where the file leaves it
 * open; FALSE and *error if it cannot be read.
 */
gboolean ledger_dialect_find(Table *table, DialectColumns columns, const char *decimal,
                             const char *dates, LedgerDialect *dialect, GError **error);

/* "decimal: ," and "dates: day first", appended (char *, new). */
void ledger_dialect_describe(const LedgerDialect *dialect, const char *name, GPtrArray *lines);

#endif
