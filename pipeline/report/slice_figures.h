/* The ratios of a slice of receivables, once everything has been added to it. */
#ifndef RELANCE_REPORT_SLICE_FIGURES_H
#define RELANCE_REPORT_SLICE_FIGURES_H

#include "report/figures.h"

/* Adds to the sums that the weighted delay is made of. */
void slice_figures_add_delay(Slice *slice, const OpenItem *item, Day run_date);
/* A promise that was kept or missed. */
void slice_figures_add_promise(Slice *slice, const PromiseOutcome *promise);

/* Slices in their order: of each currency that of all comes first. */
void slice_figures_finish(const GPtrArray *slices, const ReportInput *input);

/*
 * Sales between two days by their months, each month evenly spread over its days; for the
 * effectiveness of collection. `sales`: the run's month first.
 */
gint64 sales_between(const gint64 *sales, int n_months, Day after, Day run_date);

#endif
