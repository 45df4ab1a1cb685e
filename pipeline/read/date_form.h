/*
 * Dates as accounting programs write them.
 *
 * Understood without being told: 2025-12-31, 2025/12/31, 20251231, 31122025, 311225,
 * 31/12/2025, 31.12.25, 31-Dec-2025, 31 décembre 2025, 1er mai 2025, Dec 31, 2025; a time of day
 * behind is ignored. 03/04/2025 is read in the order the file shows elsewhere, and is ambiguous
 * if it shows none (points are always day first); so are 03042025, and 030425, which may also
 * begin with the year. 00.00.0000 and 00000000 are blank. Years
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

/*
 * DATES_SERIAL: the order is not known, but day numbers of spreadsheets are dates, too.
 * DATES_YEAR_FIRST is said of dates of six digits; 2025-12-31 needs no order.
 */
typedef enum {
    DATES_UNKNOWN,
    DATES_DAY_FIRST,
    DATES_MONTH_FIRST,
    DATES_SERIAL,
    DATES_YEAR_FIRST
} DateOrder;

typedef struct {
    DateOrder order;
    const char *pattern; /* %d %m %Y %y %b and plain characters; NULL: all forms above. Lent. */
} DateForm;

DateState date_parse(const char *text, const DateForm *form, Day *day);

/* The day that a spreadsheet counts so; DAY_NONE if it is none of 1980..2100. */
Day date_from_serial(const char *text);

#endif
