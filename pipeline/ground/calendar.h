/*
 * Working days and public holidays, computed for any year (Easter included).
 *
 * Sources: France C. trav. L3133-1 (Alsace-Moselle L3134-13, overseas L3422-2); for the other
 * countries the national (federal) holidays only; for CH the four days that are closed in all
 * cantons (1 January, Ascension, 1 August, 25 December); for GB the bank holidays of England and
 * Wales with substitutes and, since 2011, the proclaimed ones. The acts are named in calendar.c.
 */
#ifndef RELANCE_GROUND_CALENDAR_H
#define RELANCE_GROUND_CALENDAR_H

#include "ground/day.h"

/* What happens to a date that falls on a closed day. ROLL_NONE: every day is open. */
typedef enum { ROLL_NEXT, ROLL_PREVIOUS, ROLL_NONE } Roll;

typedef struct {
    char country[3]; /* ISO 3166: FR BE DE LU CH GB ES IT NL */
    char region[8];  /* "" or, for FR: "57", "67", "68", "971".."978"; else ignored */
    Roll roll;
} Calendar;

/* Easter Sunday of a Gregorian year (Meeus/Butcher). */
Day calendar_easter_sunday(int year);

/* TRUE if a calendar of public holidays is known for this ISO 3166 country. */
gboolean calendar_knows_country(const char *country);

/* TRUE on Monday to Friday that is no public holiday; always TRUE with ROLL_NONE. */
gboolean calendar_is_working_day(const Calendar *calendar, Day day);

/* The day itself if it is a working day, else the next or previous one as `roll` says. */
Day calendar_roll(const Calendar *calendar, Day day);

/* The n-th working day after `day` (n >= 0; 0 is the day itself, rolled). With ROLL_NONE, day + n. */
Day calendar_add_working_days(const Calendar *calendar, Day day, int n);

#endif
