/*
 * Payment terms: net:30, eom_after:45 (end of the month in which the 45th day falls),
 * eom_then:45 (45 days after the end of the month of issue), months:1, fixed:2025-06-30,
 * receipt; behind each +eom (end of that month) and +day:10 (the 10th of the month after). A
 * bare number, or one with "jours", "days", "Tage" or "net", is net where data is read; settings
 * must be exact. "30 jours fin de mois" has two readings and is refused.
 */
#ifndef RELANCE_GROUND_PAYMENT_TERMS_H
#define RELANCE_GROUND_PAYMENT_TERMS_H

#include "ground/day.h"

#define PAYMENT_TERMS_HELP                                                                     \
    "net:30, eom_after:45, eom_then:45, months:1+eom, eom_after:30+day:10, "                   \
    "fixed:2025-06-30 or receipt"

/*
 * The day on which an invoice of `issued` falls due. FALSE if the terms cannot be read. `issued`
 * may be DAY_NONE only to try them: then *due is too.
 */
gboolean payment_terms_compute_due(const char *terms, Day issued, Day *due);

/* TRUE for the words above as they stand: no bare number, no capitals, no spaces. */
gboolean payment_terms_are_exact(const char *terms);

#endif
