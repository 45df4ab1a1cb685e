#include "report/ratios.h"

#define PERCENT 10000 /* hundredths of a percent in a whole */

Ratio ratio_known(gint64 hundredths)
{
    return (Ratio){.hundredths = hundredths};
}

Ratio ratio_unknown(const char *why)
{
    return (Ratio){.why = why};
}

Ratio ratio_percent(gint64 part, gint64 whole, const char *why_without)
{
    return whole > 0 ? ratio_known(money_multiply_divide(part, PERCENT, whole))
                     : ratio_unknown(why_without);
}

gint64 sum_add(gint64 a, gint64 b)
{
    gint64 sum;
    if (__builtin_add_overflow(a, b, &sum))
        return b > 0 ? G_MAXINT64 : G_MININT64;
    return sum;
}

Ratio dso_simple(gint64 receivables, gint64 sales, int days)
{
    if (sales <= 0 || days <= 0)
        return ratio_unknown("there were no sales in the period");
    return ratio_known(money_multiply_divide(receivables, days * (gint64)100, sales));
}

/* What no month exhausts, at the daily sales of the oldest month that has any. */
static Ratio add_rest(gint64 days, gint64 left, const MonthSales *months, guint n)
{
    for (guint i = n; i-- > 0;)
        if (months[i].minor > 0)
            return ratio_known(
                sum_add(days, money_multiply_divide(left, months[i].days * (gint64)100,
                                                    months[i].minor)));
    return ratio_unknown("there were no sales in the period");
}

Ratio dso_count_back(gint64 receivables, const MonthSales *latest_first, guint n,
                     CountBackRest rest)
{
    gint64 left = receivables, days = 0;
    for (guint i = 0; i < n && left > 0; i++) {
        const MonthSales *month = &latest_first[i];
        if (left < month->minor) {
            days += money_multiply_divide(left, month->days * (gint64)100, month->minor);
            left = 0;
        } else {
            days += month->days * (gint64)100;
            left -= MAX(month->minor, 0);
        }
    }
    if (left <= 0)
        return ratio_known(days);
    return rest == COUNT_BACK_ERROR
               ? ratio_unknown("the receivables exceed all sales that are known")
               : add_rest(days, left, latest_first, n);
}

Ratio average_days_delinquent(Ratio dso, Ratio best_possible)
{
    if (dso.why || best_possible.why)
        return ratio_unknown(dso.why ? dso.why : best_possible.why);
    return ratio_known(dso.hundredths - best_possible.hundredths);
}

Ratio collection_effectiveness(gint64 opening, gint64 sales, gint64 closing,
                               gint64 closing_not_due)
{
    gint64 to_collect = sum_add(opening, sales);
    return ratio_percent(to_collect - closing, to_collect - closing_not_due,
                         "nothing was to be collected in the period");
}
