#include "report/slice_figures.h"

#include "ground/text.h"

#include <string.h>

#define NO_SALES "sales are not known: the extract shows open items only, or no issue dates"
#define NO_SCENARIO_SALES "sales have no scenario: customers without open items are in none"
#define OPENING_DAYS 28 /* the earlier run that effectiveness begins with is older than this */

void slice_figures_add_delay(Slice *slice, const OpenItem *item, Day run_date)
{
    gint64 late = item->due_date == DAY_NONE ? 0 : MAX(run_date - item->due_date, 0);
    gint64 weighted;
    if (item->kind != ITEM_INVOICE || item->open_minor <= 0)
        return;
    if (__builtin_mul_overflow(item->open_minor, late, &weighted))
        weighted = G_MAXINT64;
    slice->delay_weight = sum_add(slice->delay_weight, weighted);
    slice->delay_base = sum_add(slice->delay_base, item->open_minor);
}

void slice_figures_add_promise(Slice *slice, const PromiseOutcome *promise)
{
    gboolean is_kept = promise->outcome == PROMISE_KEPT;
    slice->promises_due++;
    slice->promises_kept += is_kept ? 1 : 0;
    if (promise->promised_minor < 0)
        return;
    slice->promised_minor = sum_add(slice->promised_minor, promise->promised_minor);
    if (is_kept)
        slice->kept_minor = sum_add(slice->kept_minor, promise->promised_minor);
}

static int days_of_month(Day run_date, int back)
{
    int year, month, day;
    day_split(run_date, &year, &month, &day);
    Day first = day_add_months(day_from_ymd(year, month, 1), -back);
    int last;
    if (back == 0)
        return day;
    day_split(day_end_of_month(first), NULL, NULL, &last);
    return last;
}

static Day first_of_month(Day run_date, int back)
{
    int year, month;
    day_split(run_date, &year, &month, NULL);
    return day_add_months(day_from_ymd(year, month, 1), -back);
}

gint64 sales_between(const gint64 *sales, int n_months, Day after, Day run_date)
{
    gint64 sum = 0;
    for (int back = 0; back < n_months; back++) {
        Day first = first_of_month(run_date, back);
        int days = days_of_month(run_date, back);
        Day last = first + days - 1;
        int counted = last - MAX(first - 1, after);
        if (counted > 0)
            sum = sum_add(sum, money_multiply_divide(sales[back], counted, days));
    }
    return sum;
}

/* How many months of sales the currency has, at most those of the settings; 0: none. */
static int count_months(const Slice *all, const ReportInput *input)
{
    int most = input->settings ? input->settings->report.sales_months : 12;
    int n = MIN(most, SALES_MONTHS_MOST);
    while (n > 0 && all->sales[n - 1] == 0)
        n--;
    return n;
}

static void finish_sales(Slice *slice, int n_months, const ReportInput *input)
{
    MonthSales months[SALES_MONTHS_MOST];
    gboolean refuses = input->settings && input->settings->report.count_back_refuses;
    for (int back = 0; back < n_months; back++) {
        months[back] = (MonthSales){slice->sales[back], days_of_month(input->run_date, back)};
        slice->sales_sum = sum_add(slice->sales_sum, slice->sales[back]);
        slice->sales_days += months[back].days;
    }
    slice->sales_from = first_of_month(input->run_date, n_months - 1);
    slice->dso = dso_simple(slice->receivable, slice->sales_sum, slice->sales_days);
    slice->dso_best =
        dso_simple(slice->receivable_not_due, slice->sales_sum, slice->sales_days);
    slice->dso_count_back = dso_count_back(slice->receivable, months, (guint)n_months,
                                           refuses ? COUNT_BACK_ERROR : COUNT_BACK_AVERAGE);
    slice->days_delinquent = average_days_delinquent(slice->dso, slice->dso_best);
}

static void finish_without_sales(Slice *slice)
{
    Ratio unknown = ratio_unknown(slice->by == BY_SCENARIO ? NO_SCENARIO_SALES : NO_SALES);
    slice->sales_known = slice->dso = slice->dso_count_back = slice->dso_best =
        slice->days_delinquent = unknown;
}

/* The newest kept run that is at least about a month old. */
static const EarlierFigures *find_opening(const ReportInput *input)
{
    const EarlierFigures *found = NULL;
    for (guint i = 0; input->earlier && i < input->earlier->len; i++) {
        const EarlierFigures *earlier = g_ptr_array_index(input->earlier, i);
        if (earlier->date <= input->run_date - OPENING_DAYS)
            found = earlier;
    }
    return found;
}

/* Sales of the period; with several months the monthly average stands for them. */
static void finish_effectiveness(Slice *slice, int n_months, const ReportInput *input)
{
    const EarlierFigures *earlier = find_opening(input);
    const FigureLine *line =
        earlier ? figure_lines_find(earlier->lines, slice->currency, slice_kind_name(slice->by),
                                    slice->of, "open")
                : NULL;
    slice->opening = 0;
    slice->effectiveness = ratio_unknown("no earlier run is kept that is a month old");
    if (!line || !money_parse_plain(line->value, slice->currency, &slice->opening))
        return;
    slice->opening_date = earlier->date;
    slice->effectiveness = ratio_unknown(slice->sales_known.why);
    if (slice->sales_known.why)
        return;
    gint64 sales = sales_between(slice->sales, n_months, earlier->date, input->run_date);
    int months = (input->run_date - earlier->date + 15) / 30;
    slice->effectiveness = collection_effectiveness(slice->opening, sales / MAX(months, 1),
                                                    slice->aged.total, slice->aged.not_due);
}

static void finish(Slice *slice, int n_months, const ReportInput *input)
{
    if (slice->by == BY_SCENARIO || n_months == 0)
        finish_without_sales(slice);
    else
        finish_sales(slice, n_months, input);
    slice->weighted_delay =
        slice->delay_base > 0
            ? ratio_known(money_multiply_divide(slice->delay_weight, 100, slice->delay_base))
            : ratio_unknown("nothing is open");
    slice->overdue_ratio =
        ratio_percent(slice->aged.overdue, slice->aged.total, "nothing is open");
    slice->promises_by_count =
        ratio_percent(slice->promises_kept, slice->promises_due, "no promise was due");
    slice->promises_by_value = ratio_percent(slice->kept_minor, slice->promised_minor,
                                             "no promise of an amount was due");
    finish_effectiveness(slice, n_months, input);
}

void slice_figures_finish(const GPtrArray *slices, const ReportInput *input)
{
    int n_months = 0;
    for (guint i = 0; i < slices->len; i++) {
        Slice *slice = g_ptr_array_index(slices, i);
        if (slice->by == BY_ALL)
            n_months = count_months(slice, input);
        finish(slice, n_months, input);
    }
}
