/*
 * Payment terms, when an invoice falls due:
 *
 *   net:30               30 days after its date
 *   eom_after:45         the end of the month in which the 45th day falls
 *   eom_then:45          45 days after the end of the month of its date
 *   months:1             the same day of the next month
 *   fixed:2025-06-30     on that day
 *   receipt              at once
 *   ...+eom              and then the end of that month
 *   ...+day:10           and then the 10th of the month after
 *
 * Data may also say it in words (terms_words.h): "30 jours net", "à réception", "net 30". Settings
 * must be exact. "45 jours fin de mois" has two readings, of which the settings choose one.
 */
#ifndef RELANCE_GROUND_PAYMENT_TERMS_H
#define RELANCE_GROUND_PAYMENT_TERMS_H

#include "ground/day.h"

#define PAYMENT_TERMS_HELP                                                                     \
    "net:30, eom_after:45, eom_then:45, months:1+eom, eom_after:30+day:10, "                   \
    "fixed:2025-06-30 or receipt"

/* How words like "45 jours fin de mois" are read: eom_after:45, eom_then:45, or not at all. */
typedef enum { END_OF_MONTH_ASK, END_OF_MONTH_AFTER, END_OF_MONTH_THEN } EndOfMonth;

typedef enum { TERMS_READ, TERMS_UNREADABLE, TERMS_AMBIGUOUS } TermsState;

typedef enum {
    TERMS_NET,
    TERMS_EOM_AFTER,
    TERMS_EOM_THEN,
    TERMS_MONTHS,
    TERMS_FIXED
} TermsBase;

#define MOST_TERMS_TAILS 3

typedef struct {
    TermsBase base;
    int count; /* days, or months */
    Day fixed;
    int tails[MOST_TERMS_TAILS]; /* in their order: 1..31 +day:N, TERMS_TAIL_EOM +eom, 0 none */
    int discount_rate; /* offered for early payment, in hundredths of a percent; never used */
    int discount_days;
} PaymentTerms;

#define TERMS_TAIL_EOM 32

/* The exact words only, as they stand: no bare number, no capitals, no spaces. */
gboolean payment_terms_parse_exact(const char *text, PaymentTerms *terms);

/*
 * The exact words, or those that people and packages write. TERMS_AMBIGUOUS only with
 * END_OF_MONTH_ASK: then *terms holds the reading END_OF_MONTH_AFTER.
 */
TermsState payment_terms_parse(const char *text, EndOfMonth reading, PaymentTerms *terms);

/* The day on which an invoice of `issued` falls due; `issued` is not DAY_NONE. */
Day payment_terms_find_due(const PaymentTerms *terms, Day issued);

/* The exact words for the terms, without their discount; a new string. */
char *payment_terms_print(const PaymentTerms *terms);

/*
 * TRUE if the terms go beyond what L441-10 of the French commercial code allows between
 * businesses: 60 days from the invoice's date, or 45 days end of month in either reading.
 * A day of the month behind "30 days end of month" is within it up to the 15th.
 */
gboolean payment_terms_exceed_cap(const PaymentTerms *terms);

/* TRUE if a due date lies beyond each of these limits. */
gboolean payment_terms_is_due_beyond_cap(Day issued, Day due);

/*
 * All at once: the day on which an invoice of `issued` falls due. FALSE if the terms cannot be
 * read in one way. `issued` may be DAY_NONE only to try them: then *due is too.
 */
gboolean payment_terms_compute_due(const char *terms, Day issued, Day *due);

gboolean payment_terms_are_exact(const char *terms);

#endif
