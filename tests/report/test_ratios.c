#include "report/ratios.h"

#include <criterion/criterion.h>

/* The worked examples of domain notes 9, in cents. */

static void expect(Ratio ratio, gint64 hundredths)
{
    cr_assert_null(ratio.why, "not known: %s", ratio.why);
    cr_assert_eq(ratio.hundredths, hundredths, "%ld", (long)ratio.hundredths);
}

Test(ratios, dso_is_receivables_over_sales_times_days)
{
    expect(dso_simple(30000000, 50000000, 90), 5400);
    expect(dso_simple(21000000, 50000000, 90), 3780); /* best possible: what is not due */
    expect(average_days_delinquent(ratio_known(5400), ratio_known(3780)), 1620);
    expect(average_days_delinquent(ratio_known(4380), ratio_known(2920)), 1460);
    cr_assert_not_null(dso_simple(100, 0, 90).why);
}

Test(ratios, count_back_takes_the_latest_months_first_and_the_last_pro_rata)
{
    static const MonthSales year_end[] = {{18000000, 31}, {15000000, 30}, {90000000, 31}};
    expect(dso_count_back(30000000, year_end, 3, COUNT_BACK_AVERAGE), 5500);
    static const MonthSales second[] = {{120000, 30}, {80000, 31}, {70000, 30}};
    expect(dso_count_back(250000, second, 3, COUNT_BACK_AVERAGE), 8243); /* 82.4 */
}

Test(ratios, a_month_without_sales_counts_only_if_something_is_left_before_it)
{
    static const MonthSales gap[] = {{10000, 30}, {0, 31}, {20000, 30}};
    expect(dso_count_back(20000, gap, 3, COUNT_BACK_AVERAGE), 3000 + 3100 + 1500);
    expect(dso_count_back(10000, gap, 3, COUNT_BACK_AVERAGE), 3000);
    expect(dso_count_back(0, gap, 3, COUNT_BACK_AVERAGE), 0);
    expect(dso_count_back(-500, gap, 3, COUNT_BACK_AVERAGE), 0);
}

Test(ratios, receivables_beyond_all_sales_count_at_the_last_month_or_are_not_known)
{
    static const MonthSales months[] = {{18000000, 31}, {15000000, 30}};
    /* 61 days, then 3 000 000 left at 15 000 000 in 30 days: 6 */
    expect(dso_count_back(36000000, months, 2, COUNT_BACK_AVERAGE), 6700);
    cr_assert_not_null(dso_count_back(36000000, months, 2, COUNT_BACK_ERROR).why);
    expect(dso_count_back(33000000, months, 2, COUNT_BACK_ERROR), 6100);
    static const MonthSales nothing[] = {{0, 31}};
    cr_assert_not_null(dso_count_back(100, nothing, 1, COUNT_BACK_AVERAGE).why);
}

Test(ratios, effectiveness_overdue_and_promises_as_worked_out)
{
    expect(collection_effectiveness(28000000, 18000000, 30000000, 21000000), 6400);
    expect(ratio_percent(9000000, 30000000, ""), 3000); /* overdue ratio */
    expect(ratio_percent(14, 20, ""), 7000);            /* promises by number */
    expect(ratio_percent(3850000, 5000000, ""), 7700);  /* and by amount */
    cr_assert_not_null(ratio_percent(1, 0, "nothing").why);
}

Test(ratios, sums_are_held_at_the_greatest_number)
{
    cr_assert_eq(sum_add(G_MAXINT64, 1), G_MAXINT64);
    cr_assert_eq(sum_add(G_MININT64, -1), G_MININT64);
    expect(dso_simple(G_MAXINT64 / 1000, G_MAXINT64 / 2000, 366), 73200);
}
