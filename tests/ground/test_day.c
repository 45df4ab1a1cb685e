#include <criterion/criterion.h>

#include "ground/day.h"

static void expect_iso(Day day, const char *expected)
{
    char text[DAY_ISO_SIZE];
    cr_assert_str_eq(day_print_iso(day, text), expected);
}

Test(day, iso_text_is_read_and_printed_alike)
{
    const char *const texts[] = {"0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        expect_iso(day_parse_iso(texts[i]), texts[i]);
}

Test(day, anything_but_a_full_iso_date_is_no_day)
{
    const char *const texts[] = {"",           "2025-1-01",  "2025-01-1",   "25-01-01",
                                 "2025/01/01", "2025-13-01", "2025-00-10",  "2025-06-31",
                                 "2025-02-29", "0000-01-01", " 2025-01-01", "2025-01-01 ",
                                 "2025-01-0x", "+025-01-01", "2025-01-00",  "20250101"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        cr_assert_eq(day_parse_iso(texts[i]), DAY_NONE, "%s", texts[i]);
    cr_assert_eq(day_parse_iso(NULL), DAY_NONE);
}

Test(day, parts_outside_their_range_are_no_day)
{
    cr_assert_eq(day_from_ymd(10000, 1, 1), DAY_NONE);
    cr_assert_eq(day_from_ymd(0, 1, 1), DAY_NONE);
    cr_assert_eq(day_from_ymd(2025, 1 + 256, 1), DAY_NONE);
    cr_assert_eq(day_from_ymd(2025, 1, 1 + 256), DAY_NONE);
    cr_assert_eq(day_from_ymd(2025 + 65536, 1, 1), DAY_NONE);
    cr_assert_eq(day_from_ymd(2025, -1, -1), DAY_NONE);
    cr_assert_eq(day_from_ymd(1, 1, 1), 1);
}

Test(day, no_day_prints_as_nothing)
{
    expect_iso(DAY_NONE, "");
}

Test(day, days_can_be_subtracted)
{
    cr_assert_eq(day_parse_iso("2025-06-30") - day_parse_iso("2025-04-09"), 82);
}

Test(day, parts_come_back_and_may_be_left_out)
{
    int year, month, day;
    day_split(day_from_ymd(2025, 11, 3), &year, &month, &day);
    cr_assert(year == 2025 && month == 11 && day == 3);
    day_split(day_from_ymd(2025, 11, 3), NULL, NULL, NULL);
}

Test(day, a_day_pushed_out_of_the_known_years_is_taken_as_the_last_one)
{
    expect_iso(day_from_ymd(9999, 12, 31) + 30, "9999-12-31");
}

Test(day, week_begins_on_monday)
{
    cr_assert_eq(day_weekday(day_parse_iso("2025-06-09")), 1);
    cr_assert_eq(day_weekday(day_parse_iso("2025-03-16")), 7);
    for (Day day = day_from_ymd(2000, 1, 1); day < day_from_ymd(2000, 3, 1); day++) {
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_julian(&date, (guint32)day);
        cr_assert_eq(day_weekday(day), (int)g_date_get_weekday(&date));
    }
}

Test(day, end_of_month_knows_leap_years)
{
    expect_iso(day_end_of_month(day_from_ymd(2024, 2, 1)), "2024-02-29");
    expect_iso(day_end_of_month(day_from_ymd(2025, 2, 28)), "2025-02-28");
    expect_iso(day_end_of_month(day_from_ymd(2025, 12, 31)), "2025-12-31");
}

Test(day, months_are_added_to_the_same_day_or_the_months_last)
{
    expect_iso(day_add_months(day_from_ymd(2025, 1, 31), 1), "2025-02-28");
    expect_iso(day_add_months(day_from_ymd(2023, 12, 31), 2), "2024-02-29");
    expect_iso(day_add_months(day_from_ymd(2025, 3, 15), -3), "2024-12-15");
    expect_iso(day_add_months(day_from_ymd(2025, 3, 15), 0), "2025-03-15");
    expect_iso(day_add_months(day_from_ymd(2025, 3, 15), -15), "2023-12-15");
}

Test(day, months_out_of_the_known_years_give_no_day)
{
    cr_assert_eq(day_add_months(day_from_ymd(9999, 12, 1), 1), DAY_NONE);
    cr_assert_eq(day_add_months(day_from_ymd(1, 1, 1), -1), DAY_NONE);
    cr_assert_eq(day_add_months(day_from_ymd(2025, 1, 1), G_MAXINT), DAY_NONE);
    cr_assert_eq(day_add_months(day_from_ymd(2025, 1, 1), G_MININT), DAY_NONE);
}

Test(day, every_day_of_some_years_is_printed_as_it_is_read)
{
    static const int years[] = {1, 999, 1900, 2000, 2026, 9999};
    for (guint i = 0; i < G_N_ELEMENTS(years); i++)
        for (Day day = day_from_ymd(years[i], 1, 1); day <= day_from_ymd(years[i], 12, 31);
             day++) {
            char text[DAY_ISO_SIZE];
            cr_assert_eq(day_parse_iso(day_print_iso(day, text)), day, "%s", text);
        }
}
