/*
 * When the entries of one file were made. A few wrong dates are in many files, so what comes
 * before what is judged by the middle of a file's entries, not by its first and last.
 */
#ifndef RELANCE_READ_FEC_YEAR_H
#define RELANCE_READ_FEC_YEAR_H

#include "ground/day.h"

typedef struct {
    Day opening;     /* earliest day of an opening entry; DAY_NONE */
    guint32 *months; /* entries in each, from the first year that a date may have */
    gint64 n;
} FecYear;

void fec_year_init(FecYear *year);
void fec_year_clear(FecYear *year);

/* An entry of this day was seen. */
void fec_year_note(FecYear *year, Day day);

/* The first day of the month in which the middle one of the entries was made; DAY_NONE. */
Day fec_year_find_middle(const FecYear *year);

/* TRUE if most of the entries were made before the opening entries of another file. */
gboolean fec_year_is_before(const FecYear *year, const FecYear *other);

/* The closing date in a name such as 732829320FEC20251231.txt; DAY_NONE. */
Day fec_year_find_closing(const char *file);

#endif
