/* A written date taken apart, for date_form. */
#ifndef RELANCE_READ_DATE_PARTS_H
#define RELANCE_READ_DATE_PARTS_H

#include "ground/day.h"

#define FIRST_YEAR 1980
#define LAST_YEAR 2100

/* Three parts of a written date; a month's name is in month_name. */
typedef struct {
    int number[3];
    int n_digits[3]; /* 0: the part is a month's name */
    guint n;
    char separator; /* of numeric dates: / . - or space */
} DateParts;

/* DAY_NONE if there is no such day, or none of our years. */
Day date_make_day(int year, int month, int day);

/* 25 is 2025, 95 is 1995. */
int date_complete_year(int year, int n_digits);

/* TRUE if what stands behind a date is a time of day, as in 2025-12-31T00:00:00.000Z. */
gboolean date_is_time(const char *text);

/* Up to three parts and the separator between them; FALSE if the text is no date at all. */
gboolean date_parts_take(const char *text, DateParts *parts);

/* 00.00.0000, 00000000 */
gboolean date_parts_are_zero(const DateParts *parts);

/*
 * 20251231, 31122025, 12312025, or 1122025 whose zero a spreadsheet dropped, as three parts;
 * FALSE if no reading has a day of ours.
 */
gboolean date_parts_split_digits(DateParts *parts);

#endif
