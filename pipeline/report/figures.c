#include "report/figures.h"

#include "report/late_payers.h"

#include <string.h>

Figures *figures_compute(const ReportInput *input)
{
    Figures *figures = g_new0(Figures, 1);
    figures->slices = slices_compute(input);
    figures->levels = level_responses_compute(input);
    figures->reasons = delay_reasons_compute(input);
    figures->cash = cash_figures_compute(input);
    figures->expected = expected_receipts_compute(input);
    figures->insurance = insurance_figures_compute(input);
    figures->payers = late_payers_collect(input->ledger, input->run_date);
    return figures;
}

void figures_free(Figures *figures)
{
    if (!figures)
        return;
    g_ptr_array_unref(figures->slices);
    g_array_unref(figures->levels);
    g_array_unref(figures->reasons);
    g_array_unref(figures->cash);
    g_array_unref(figures->expected);
    g_array_unref(figures->insurance);
    g_ptr_array_unref(figures->payers);
    g_free(figures);
}

const Slice *figures_find_all(const Figures *figures, const char *currency)
{
    for (guint i = 0; i < figures->slices->len; i++) {
        const Slice *slice = g_ptr_array_index(figures->slices, i);
        if (slice->by == BY_ALL && strcmp(slice->currency, currency) == 0)
            return slice;
    }
    return NULL;
}

GPtrArray *report_list_figures(const ReportInput *input)
{
    g_autoptr(Figures) figures = figures_compute(input);
    return figures_list_lines(figures, input);
}
