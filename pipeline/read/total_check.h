/*
 * An extract's own totals against the sums of its lines: a total that none of them explains
 * says that a line is missing, or was not understood. Only columns that are read are compared,
 * and only while the file has one currency.
 */
#ifndef RELANCE_READ_TOTAL_CHECK_H
#define RELANCE_READ_TOTAL_CHECK_H

#include "read/ledger_layout.h"

typedef struct TotalCheck TotalCheck;

/* `layout` and `dialect` stay the caller's. */
TotalCheck *total_check_new(const LedgerLayout *layout, const LedgerDialect *dialect);
void total_check_free(TotalCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TotalCheck, total_check_free)

/* An amount as it stands in the header's cell `place`. */
void total_check_add(TotalCheck *check, int place, gint64 minor);

/* The line's amounts with the signs that they got. */
void total_check_count(TotalCheck *check, const char *currency, gint64 amount, gint64 open);

/* Lines of another customer begin, or a total has ended some. */
void total_check_mark(TotalCheck *check);

/* A line has an amount that cannot be read: from here on nothing is compared. */
void total_check_break(TotalCheck *check);

/* What all documents so far add up to, and in which currency ("" before the first). */
gint64 total_check_amount(const TotalCheck *check);
const char *total_check_currency(const TotalCheck *check);

typedef struct {
    gboolean is_known;   /* FALSE: nothing could be compared, or something agrees */
    gint64 given, found; /* where all differ: the first of the line's totals, and its sum */
    int place;
} TotalDifference;

/* Compares a line of totals with the lines above it. */
TotalDifference total_check_compare(const TotalCheck *check, const CsvRow *row);

#endif
