/* Which rate a claim bears on a day. */
#ifndef RELANCE_COMPOSE_INTEREST_RATE_H
#define RELANCE_COMPOSE_INTEREST_RATE_H

#include "compose/interest.h"

/* The last day of the half-year in which a day lies: 30 June or 31 December. */
Day interest_half_year_end(Day day);

/*
 * The rate in force on `day`, hundredths of a percent; a
 * result that is not done leaves *rate.
 */
InterestResult interest_find_rate(const InterestCase *claim, const RateTable *rates, Day day,
                                  int *rate);

#endif
