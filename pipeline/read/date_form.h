/*
 * Dates as accounting programs write them.
 *
 * Understood without being told: 2025-12-31, 2025/12/31, 20251231, 31122025,
 * 31/12/2025, 31.12.25, 31-Dec-2025, 31 décembre 2025, 1er mai 2025, Dec 31, 2025; a time of day
 * behind is ignored. 03/04/2025 is read in the order the file shows elsewhere, and is ambiguous
 * if it shows none (points are always day first). 00.00.0000 and 00000000 are blank. Years
 * outside 1980..2100 are impossible. The day numbers of spreadsheets (46022, 46022.5) are read
 * only if that is said: there are two ways of counting them, 1,462 days apart.
 */
#ifndef RELANCE_READ_DATE_FORM_H
#define RELANCE_READ_DATE_FORM_H

#include "ground/day.h"

typedef enum {
    DATE_READ,
    DATE_BLANK,
    DATE_UNREADABLE,
    DATE_IMPOSSIBLE,
    DATE_AMBIGUOUS
} DateState;

/* DATES_SERIAL: the order is not known, but day numbers of spreadsheets are dates, too. */
typedef enum { DATES_UNKNOWN, DATES_DAY_FIRST, DATES_MONTH_FIRST, DATES_SERIAL } DateOrder;

typedef struct {
    DateOrder order;
    const char *pattern; /* %d %m %Y %y %b and plain characters; NULL: all forms above. Lent. */
} DateForm;

DateState date_parse(const char *text, const DateForm *form, Day *day);

/* TRUE if the pattern names day, month and year once each. */
gboolean date_pattern_is_usable(const char *pattern);

/* What the dates of a file say about their order. */
typedef struct {
    gint64 day_first, month_first; /* dates that can be read in one way only */
    gint64 ambiguous;
    int ambiguous_line, ambiguous_cell;
    char example[24];
    int day_first_line, month_first_line; /* the first that shows it */
    char day_first_example[24], month_first_example[24];
    gint64 n_dates;   /* of any sort */
    gint64 n_serials; /* what looks like a spreadsheet's day number */
    int serial_line, serial_cell;
    char serial[24];
} DateEvidence;

void date_evidence_take(DateEvidence *evidence, const char *text, int line, int cell);

/* TRUE if the dates are day numbers of a spreadsheet, but for a slip. */
gboolean date_evidence_has_serials(const DateEvidence *evidence);

/* The day that a spreadsheet counts so; DAY_NONE if it is none of 1980..2100. */
Day date_from_serial(const char *text);

/* DATES_UNKNOWN if nothing shows it, or both orders occur so often that neither is a slip. */
DateOrder date_evidence_conclude(const DateEvidence *evidence);

#endif
