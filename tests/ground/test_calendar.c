#include <criterion/criterion.h>

#include "ground/calendar.h"

static Day iso(const char *text)
{
    Day day = day_parse_iso(text);
    cr_assert_neq(day, DAY_NONE, "%s", text);
    return day;
}

static Calendar make_calendar(const char *country, const char *region, Roll roll)
{
    Calendar calendar = {.roll = roll};
    g_strlcpy(calendar.country, country, sizeof calendar.country);
    g_strlcpy(calendar.region, region, sizeof calendar.region);
    return calendar;
}

/* The closed days of a year that are no Saturdays and Sundays, as "MM-DD MM-DD ..." */
static void expect_closed(const char *country, const char *region, int year,
                          const char *expected)
{
    Calendar calendar = make_calendar(country, region, ROLL_NEXT);
    g_autoptr(GString) closed = g_string_new(NULL);
    for (Day day = day_from_ymd(year, 1, 1); day <= day_from_ymd(year, 12, 31); day++) {
        char text[DAY_ISO_SIZE];
        if (day_weekday(day) <= 5 && !calendar_is_working_day(&calendar, day))
            g_string_append_printf(closed, "%s%s", closed->len ? " " : "",
                                   day_print_iso(day, text) + 5);
    }
    cr_assert_str_eq(closed->str, expected, "%s%s %d: %s", country, region, year, closed->str);
}

static void expect_roll(const char *region, Roll roll, const char *from, const char *to)
{
    Calendar calendar = make_calendar("FR", region, roll);
    char text[DAY_ISO_SIZE];
    cr_assert_str_eq(day_print_iso(calendar_roll(&calendar, iso(from)), text), to, "%s: %s",
                     from, text);
}

Test(calendar, easter_is_computed_for_any_year)
{
    const char *const sundays[] = {"1818-03-22", "1943-04-25", "2024-03-31", "2025-04-20",
                                   "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
                                   "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17",
                                   "2034-04-09", "2035-03-25", "2038-04-25"};
    for (gsize i = 0; i < G_N_ELEMENTS(sundays); i++) {
        int year;
        day_split(iso(sundays[i]), &year, NULL, NULL);
        cr_assert_eq(calendar_easter_sunday(year), iso(sundays[i]), "%s", sundays[i]);
    }
}

Test(calendar, nine_countries_are_known)
{
    const char *const known[] = {"FR", "BE", "DE", "LU", "CH", "GB", "ES", "IT", "NL"};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        cr_assert(calendar_knows_country(known[i]), "%s", known[i]);
    cr_assert_not(calendar_knows_country("US"));
    cr_assert_not(calendar_knows_country("fr"));
    cr_assert_not(calendar_knows_country(""));
    cr_assert_not(calendar_knows_country(NULL));
}

Test(calendar, france_is_closed_on_its_eleven_days)
{
    expect_closed("FR", "", 2024,
                  "01-01 04-01 05-01 05-08 05-09 05-20 08-15 11-01 11-11 12-25");
    expect_closed("FR", "", 2025,
                  "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25");
}

Test(calendar, two_holidays_may_fall_on_one_day)
{
    expect_closed("FR", "", 2008, "01-01 03-24 05-01 05-08 05-12 07-14 08-15 11-11 12-25");
}

Test(calendar, alsace_and_moselle_add_good_friday_and_saint_stephen)
{
    const char *const regions[] = {"57", "67", "68"};
    for (gsize i = 0; i < G_N_ELEMENTS(regions); i++)
        expect_closed(
            "FR", regions[i], 2025,
            "01-01 04-18 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25 12-26");
}

Test(calendar, overseas_departments_add_the_day_of_abolition)
{
    const char *const days[][2] = {{"971", "2025-05-27"}, {"972", "2025-05-22"},
                                   {"973", "2025-06-10"}, {"974", "2024-12-20"},
                                   {"976", "2026-04-27"}, {"977", "2025-10-09"},
                                   {"978", "2025-05-27"}};
    Calendar mainland = make_calendar("FR", "", ROLL_NEXT);
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        Calendar calendar = make_calendar("FR", days[i][0], ROLL_NEXT);
        cr_assert_not(calendar_is_working_day(&calendar, iso(days[i][1])), "%s", days[i][0]);
        cr_assert(calendar_is_working_day(&mainland, iso(days[i][1])), "%s", days[i][0]);
    }
}

Test(calendar, a_region_counts_in_france_only)
{
    Calendar calendar = make_calendar("BE", "67", ROLL_NEXT);
    cr_assert(calendar_is_working_day(&calendar, iso("2025-12-26")));
}

Test(calendar, neighbours_are_closed_on_their_national_days)
{
    expect_closed("BE", "", 2025, "01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-11 12-25");
    expect_closed("DE", "", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26");
    expect_closed("LU", "", 2025,
                  "01-01 04-21 05-01 05-09 05-29 06-09 06-23 08-15 12-25 12-26");
    expect_closed("CH", "", 2025, "01-01 05-29 08-01 12-25");
    expect_closed("ES", "", 2025, "01-01 01-06 04-18 05-01 08-15 12-08 12-25");
    expect_closed("IT", "", 2025,
                  "01-01 01-06 04-21 04-25 05-01 06-02 08-15 12-08 12-25 12-26");
    expect_closed("NL", "", 2026, "01-01 04-06 04-27 05-05 05-14 05-25 12-25");
}

/* Compared with the lists of another program (workalendar 17), but for what it does not know: four
 * days only are closed all over Switzerland, 4 October is Italian since 2026, and Good Friday is a
 * working day of most in the Netherlands. */
Test(calendar, four_years_of_every_country_are_as_other_programs_have_them)
{
    static const struct {
        const char *country;
        int year;
        const char *closed;
    } years[] = {
        {"FR", 2024, "01-01 04-01 05-01 05-08 05-09 05-20 08-15 11-01 11-11 12-25"},
        {"FR", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25"},
        {"FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25"},
        {"FR", 2027, "01-01 03-29 05-06 05-17 07-14 11-01 11-11"},
        {"BE", 2024, "01-01 04-01 05-01 05-09 05-20 08-15 11-01 11-11 12-25"},
        {"BE", 2025, "01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-11 12-25"},
        {"BE", 2026, "01-01 04-06 05-01 05-14 05-25 07-21 11-11 12-25"},
        {"BE", 2027, "01-01 03-29 05-06 05-17 07-21 11-01 11-11"},
        {"DE", 2024, "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26"},
        {"DE", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26"},
        {"DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"},
        {"DE", 2027, "01-01 03-26 03-29 05-06 05-17"},
        {"LU", 2024, "01-01 04-01 05-01 05-09 05-20 08-15 11-01 12-25 12-26"},
        {"LU", 2025, "01-01 04-21 05-01 05-09 05-29 06-09 06-23 08-15 12-25 12-26"},
        {"LU", 2026, "01-01 04-06 05-01 05-14 05-25 06-23 12-25"},
        {"LU", 2027, "01-01 03-29 05-06 05-17 06-23 11-01"},
        {"CH", 2024, "01-01 05-09 08-01 12-25"},
        {"CH", 2025, "01-01 05-29 08-01 12-25"},
        {"CH", 2026, "01-01 05-14 12-25"},
        {"CH", 2027, "01-01 05-06"},
        {"GB", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
        {"GB", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
        {"GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
        {"GB", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
        {"ES", 2024, "01-01 03-29 05-01 08-15 11-01 12-06 12-25"},
        {"ES", 2025, "01-01 01-06 04-18 05-01 08-15 12-08 12-25"},
        {"ES", 2026, "01-01 01-06 04-03 05-01 10-12 12-08 12-25"},
        {"ES", 2027, "01-01 01-06 03-26 10-12 11-01 12-06 12-08"},
        {"IT", 2024, "01-01 04-01 04-25 05-01 08-15 11-01 12-25 12-26"},
        {"IT", 2025, "01-01 01-06 04-21 04-25 05-01 06-02 08-15 12-08 12-25 12-26"},
        {"IT", 2026, "01-01 01-06 04-06 05-01 06-02 12-08 12-25"},
        {"IT", 2027, "01-01 01-06 03-29 06-02 10-04 11-01 12-08"},
        {"NL", 2024, "01-01 04-01 05-09 05-20 12-25 12-26"},
        {"NL", 2025, "01-01 04-21 05-05 05-29 06-09 12-25 12-26"},
        {"NL", 2026, "01-01 04-06 04-27 05-05 05-14 05-25 12-25"},
        {"NL", 2027, "01-01 03-29 04-27 05-05 05-06 05-17"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(years); i++)
        expect_closed(years[i].country, "", years[i].year, years[i].closed);
}

Test(calendar, a_holiday_counts_from_the_year_of_its_law)
{
    Calendar italy = make_calendar("IT", "", ROLL_NEXT);
    cr_assert(calendar_is_working_day(&italy, iso("2024-10-04")));
    cr_assert_not(calendar_is_working_day(&italy, iso("2027-10-04")));
    Calendar luxembourg = make_calendar("LU", "", ROLL_NEXT);
    cr_assert(calendar_is_working_day(&luxembourg, iso("2018-05-09")));
}

Test(calendar, kings_day_gives_way_to_a_sunday)
{
    Calendar calendar = make_calendar("NL", "", ROLL_NEXT);
    cr_assert(calendar_is_working_day(&calendar, iso("2025-04-28")));
    cr_assert_not(calendar_is_working_day(&calendar, iso("2013-04-30")));
    cr_assert_not(calendar_is_working_day(&calendar, iso("2026-04-27")));
    cr_assert(calendar_is_working_day(&calendar, iso("2026-04-30")));
}

Test(calendar, england_moves_weekend_holidays_to_the_next_working_days)
{
    expect_closed("GB", "", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
    expect_closed("GB", "", 2022,
                  "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
    expect_closed("GB", "", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
    expect_closed("GB", "", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26");
    expect_closed("GB", "", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
}

Test(calendar, england_follows_proclamations)
{
    expect_closed("GB", "", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
    expect_closed("GB", "", 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26");
}

Test(calendar, an_unknown_country_has_weekends_only)
{
    expect_closed("US", "", 2025, "");
}

Test(calendar, a_closed_day_rolls_to_the_next_working_day)
{
    expect_roll("", ROLL_NEXT, "2025-03-16", "2025-03-17");
    expect_roll("", ROLL_NEXT, "2025-05-31", "2025-06-02");
    expect_roll("", ROLL_NEXT, "2025-06-08", "2025-06-10");
    expect_roll("", ROLL_NEXT, "2025-08-15", "2025-08-18");
    expect_roll("", ROLL_NEXT, "2025-11-01", "2025-11-03");
    expect_roll("", ROLL_NEXT, "2025-12-25", "2025-12-26");
    expect_roll("67", ROLL_NEXT, "2025-12-25", "2025-12-29");
    expect_roll("", ROLL_NEXT, "2026-04-05", "2026-04-07");
    expect_roll("", ROLL_NEXT, "2026-01-31", "2026-02-02");
    expect_roll("", ROLL_NEXT, "2026-01-30", "2026-01-30");
}

Test(calendar, a_closed_day_rolls_back_if_asked)
{
    expect_roll("", ROLL_PREVIOUS, "2025-05-31", "2025-05-30");
    expect_roll("", ROLL_PREVIOUS, "2026-01-31", "2026-01-30");
    expect_roll("", ROLL_PREVIOUS, "2025-06-09", "2025-06-06");
}

Test(calendar, without_rolling_every_day_is_open)
{
    expect_roll("", ROLL_NONE, "2025-12-25", "2025-12-25");
    Calendar calendar = make_calendar("FR", "", ROLL_NONE);
    cr_assert(calendar_is_working_day(&calendar, iso("2025-12-25")));
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-24"), 5), iso("2025-12-29"));
}

Test(calendar, working_days_are_counted_after_the_day)
{
    Calendar calendar = make_calendar("FR", "", ROLL_NEXT);
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-24"), 1), iso("2025-12-26"));
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-24"), 2), iso("2025-12-29"));
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-27"), 1), iso("2025-12-29"));
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-27"), 0), iso("2025-12-29"));
    calendar.roll = ROLL_PREVIOUS;
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-27"), 0), iso("2025-12-26"));
    cr_assert_eq(calendar_add_working_days(&calendar, iso("2025-12-24"), 2), iso("2025-12-29"));
}
