/*
 * Late-payment interest of one claim, period by period.
 *
 * Business: ECB rate + 10 points, re-set each half-year (C. com. L441-10 II), or the contract's
 * rate, not below three times the legal rate. Public: ECB + 8, frozen at the half-year in which
 * interest began (CCP R2192-31). Consumer: the legal rate, from the notice only (C. civ.
 * 1231-6). Unknown: nothing. The first day counted is the one after the due date, the last is
 * the day of payment or the cut-off, inclusive. Integers throughout; one rounding per claim,
 * half up.
 */
#ifndef RELANCE_COMPOSE_INTEREST_H
#define RELANCE_COMPOSE_INTEREST_H

#include "ground/complaints.h"
#include "records/ledger.h"
#include "records/rates.h"
#include "records/settings.h"

/* What interest runs on. */
typedef struct {
    DebtorKind debtor;
    gint64 net_minor; /* still open, after everything applied to it */
    const Receipt
        *receipts;    /* applied to it, by date; those without a date and credits count */
    guint n_receipts; /* as if they had been there from the beginning */
    Day due;
    Day notice;        /* consumer: day the notice was received; DAY_NONE: none */
    int contract_rate; /* hundredths of a percent; -1: none */
    PenaltyRate rate;
    DayCount day_count;
    Allocation allocation;
} InterestCase;

/* One stretch of one base and one rate; `minor` is rounded for itself, for show. */
typedef struct {
    Day from, to; /* both inclusive */
    gint64 base_minor;
    int rate; /* hundredths of a percent */
    int days;
    gint64 minor;
} InterestPeriod;

typedef enum {
    INTEREST_DONE,
    INTEREST_RATE_MISSING, /* `day` has no rate in the table */
    INTEREST_RATE_TOO_LOW  /* contract rate below three times the legal rate on `day` */
} InterestResult;

/*
 * Interest up to and including `until`; *total_minor is rounded as above. Periods are appended
 * to `periods` (GArray of InterestPeriod) unless it is NULL. On failure *day tells where.
 */
InterestResult interest_calculate(const InterestCase *claim, const RateTable *rates, Day until,
                                  GArray *periods, gint64 *total_minor, Day *day);

/* The rate in force for the claim on a day that is late, hundredths of a percent; -1: none. */
int interest_rate_on(const InterestCase *claim, const RateTable *rates, Day day);

/* The case of one item under the settings, with nothing but its own receipts. */
InterestCase interest_case_of_item(const Settings *settings, DebtorKind debtor,
                                   const OpenItem *item, gint64 net_minor);

/* Adds the HELD complaint for a result that is not done. */
void interest_complain(InterestResult result, const RateTable *rates, const OpenItem *item,
                       Day day, Complaints *complaints);

#endif
