/*
 * Calendar days as plain integers.
 *
 * A Day is a GDate Julian day number (1 = 1 January of year 1), so days can be compared and
 * subtracted. DAY_NONE (0) means that no day is known. No clock is read here.
 */
#ifndef RELANCE_GROUND_DAY_H
#define RELANCE_GROUND_DAY_H

#include <glib.h>

typedef gint32 Day;
#define DAY_NONE ((Day)0)
#define DAY_ISO_SIZE 11 /* bytes for "YYYY-MM-DD" and its end */

/* The day, or DAY_NONE where such a date does not exist (31 June, month 13, year outside 1..9999). */
Day day_from_ymd(int year, int month, int day);

/* Exactly "YYYY-MM-DD"; anything else, or an impossible date, is DAY_NONE. NULL is DAY_NONE. */
Day day_parse_iso(const char *text);

/* Writes "YYYY-MM-DD", or "" for DAY_NONE, into text and returns it. */
const char *day_print_iso(Day day, char text[DAY_ISO_SIZE]);

/*
 * The parts of a day that is not DAY_NONE; one that arithmetic has pushed out of the years 1..9999
 * is taken as the nearest day in them. Month and day count from 1. Out pointers may be NULL.
 */
void day_split(Day day, int *year, int *month, int *day_of_month);

/* 1 = Monday ... 7 = Sunday. */
int day_weekday(Day day);

/* The last day of the month in which `day` falls. */
Day day_end_of_month(Day day);

/*
 * `months` later (or earlier), on the same day of month or the month's last if that is shorter.
 * DAY_NONE outside the years 1..9999.
 */
Day day_add_months(Day day, int months);

#endif
