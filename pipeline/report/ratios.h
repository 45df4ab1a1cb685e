/*
 * The formulas of the indicators (domain notes 9), on plain figures in minor units of one
 * currency. Whole numbers throughout: two decimals, halves away from zero.
 */
#ifndef RELANCE_REPORT_RATIOS_H
#define RELANCE_REPORT_RATIOS_H

#include "records/figures.h"

Ratio ratio_known(gint64 hundredths);
Ratio ratio_unknown(const char *why); /* a static sentence */
/* part / whole in percent; not known where there is no whole. */
Ratio ratio_percent(gint64 part, gint64 whole, const char *why_without);

/* a + b, held at the greatest or least number instead of overflowing. */
gint64 sum_add(gint64 a, gint64 b);

/* receivables / sales x days, in days. Best possible DSO: the same of what is not yet due. */
Ratio dso_simple(gint64 receivables, gint64 sales, int days);

typedef struct {
    gint64 minor;
    int days; /* of the month, of the running one those that are over */
} MonthSales;

/* What to do with receivables beyond all sales given. */
typedef enum { COUNT_BACK_AVERAGE, COUNT_BACK_ERROR } CountBackRest;

/*
 * Sales are taken off the receivables, the latest month first, and their days added; the last
 * month pro rata. A month without sales counts its days if something is left before it. What the
 * months do not exhaust counts at the oldest month's daily sales, or the figure is not known.
 */
Ratio dso_count_back(gint64 receivables, const MonthSales *latest_first, guint n,
                     CountBackRest rest);

/* DSO less best possible DSO, in days. */
Ratio average_days_delinquent(Ratio dso, Ratio best_possible);

/* (opening + sales - closing) / (opening + sales - closing not yet due), in percent. */
Ratio collection_effectiveness(gint64 opening, gint64 sales, gint64 closing,
                               gint64 closing_not_due);

#endif
