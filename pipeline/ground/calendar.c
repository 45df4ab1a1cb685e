#include "ground/calendar.h"

#include <string.h>

/* A holiday: a fixed date, or (month 0) so many days after Easter Sunday. */
typedef struct {
    const char *where; /* country, or country-region */
    int month;
    int day; /* of the month, or the offset from Easter Sunday */
    int since_year;
} Holiday;

enum { EASTER = 0 };

/*
 * FR: C. trav. L3133-1, L3134-13, L3422-2. BE: arrêté royal of 18 April 1974. DE: the days
 * common to all Länder. LU: Code du travail L232-2. CH: 1 August (federal) and the three days
 * closed in all cantons. ES: Estatuto de los Trabajadores 37.2, RD 2001/1983. IT: legge
 * 260/1949, legge 151/2025 (4 October). NL: Algemene termijnenwet art. 3 (1). GB:
 * is_british_holiday() below.
 */
static const Holiday holidays[] = {
    {"FR", 1, 1, 0},          {"FR", EASTER, 1, 0},     {"FR", 5, 1, 0},
    {"FR", 5, 8, 0},          {"FR", EASTER, 39, 0},    {"FR", EASTER, 50, 0},
    {"FR", 7, 14, 0},         {"FR", 8, 15, 0},         {"FR", 11, 1, 0},
    {"FR", 11, 11, 0},        {"FR", 12, 25, 0},        {"FR-57", EASTER, -2, 0},
    {"FR-57", 12, 26, 0},     {"FR-67", EASTER, -2, 0}, {"FR-67", 12, 26, 0},
    {"FR-68", EASTER, -2, 0}, {"FR-68", 12, 26, 0},     {"FR-971", 5, 27, 0},
    {"FR-972", 5, 22, 0},     {"FR-973", 6, 10, 0},     {"FR-974", 12, 20, 0},
    {"FR-976", 4, 27, 0},     {"FR-977", 10, 9, 0},     {"FR-978", 5, 27, 0},
    {"BE", 1, 1, 0},          {"BE", EASTER, 1, 0},     {"BE", 5, 1, 0},
    {"BE", EASTER, 39, 0},    {"BE", EASTER, 50, 0},    {"BE", 7, 21, 0},
    {"BE", 8, 15, 0},         {"BE", 11, 1, 0},         {"BE", 11, 11, 0},
    {"BE", 12, 25, 0},        {"DE", 1, 1, 0},          {"DE", EASTER, -2, 0},
    {"DE", EASTER, 1, 0},     {"DE", 5, 1, 0},          {"DE", EASTER, 39, 0},
    {"DE", EASTER, 50, 0},    {"DE", 10, 3, 1990},      {"DE", 12, 25, 0},
    {"DE", 12, 26, 0},        {"LU", 1, 1, 0},          {"LU", EASTER, 1, 0},
    {"LU", 5, 1, 0},          {"LU", 5, 9, 2019},       {"LU", EASTER, 39, 0},
    {"LU", EASTER, 50, 0},    {"LU", 6, 23, 0},         {"LU", 8, 15, 0},
    {"LU", 11, 1, 0},         {"LU", 12, 25, 0},        {"LU", 12, 26, 0},
    {"CH", 1, 1, 0},          {"CH", EASTER, 39, 0},    {"CH", 8, 1, 0},
    {"CH", 12, 25, 0},        {"ES", 1, 1, 0},          {"ES", 1, 6, 0},
    {"ES", EASTER, -2, 0},    {"ES", 5, 1, 0},          {"ES", 8, 15, 0},
    {"ES", 10, 12, 0},        {"ES", 11, 1, 0},         {"ES", 12, 6, 0},
    {"ES", 12, 8, 0},         {"ES", 12, 25, 0},        {"IT", 1, 1, 0},
    {"IT", 1, 6, 0},          {"IT", EASTER, 1, 0},     {"IT", 4, 25, 0},
    {"IT", 5, 1, 0},          {"IT", 6, 2, 0},          {"IT", 8, 15, 0},
    {"IT", 10, 4, 2026},      {"IT", 11, 1, 0},         {"IT", 12, 8, 0},
    {"IT", 12, 25, 0},        {"IT", 12, 26, 0},        {"NL", 1, 1, 0},
    {"NL", EASTER, 1, 0},     {"NL", 5, 5, 0},          {"NL", EASTER, 39, 0},
    {"NL", EASTER, 50, 0},    {"NL", 12, 25, 0},        {"NL", 12, 26, 0},
};

/* Royal proclamations: extra bank holidays, and Mondays that were moved to another day. */
static const struct {
    Holiday date;
    gboolean is_closed;
} proclaimed[] = {
    {{"GB", 4, 29, 2011}, TRUE},  {{"GB", 5, 28, 2012}, FALSE}, {{"GB", 6, 4, 2012}, TRUE},
    {{"GB", 6, 5, 2012}, TRUE},   {{"GB", 5, 4, 2020}, FALSE},  {{"GB", 5, 8, 2020}, TRUE},
    {{"GB", 5, 30, 2022}, FALSE}, {{"GB", 6, 2, 2022}, TRUE},   {{"GB", 6, 3, 2022}, TRUE},
    {{"GB", 9, 19, 2022}, TRUE},  {{"GB", 5, 8, 2023}, TRUE},
};

static const char *const countries[] = {"FR", "BE", "DE", "LU", "CH",
                                        "GB", "ES", "IT", "NL", NULL};

Day calendar_easter_sunday(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return day_from_ymd(year, n / 31, n % 31 + 1);
}

gboolean calendar_knows_country(const char *country)
{
    return country && g_strv_contains(countries, country);
}

/* TRUE for the first (rank 1) or the last (rank 0) Monday of the month. */
static gboolean is_monday_of_month(Day day, int day_of_month, int rank)
{
    if (day_weekday(day) != 1)
        return FALSE;
    return rank ? day_of_month <= 7 : day + 7 > day_end_of_month(day);
}

/* 1 January, 25 and 26 December, or the working days that stand in for them after a weekend. */
static gboolean is_british_winter_holiday(int month, int day_of_month, int weekday)
{
    if (month == 1)
        return day_of_month == 1 || (weekday == 1 && (day_of_month == 2 || day_of_month == 3));
    if (month != 12)
        return FALSE;
    if (day_of_month == 25 || day_of_month == 26)
        return TRUE;
    return (weekday == 1 || weekday == 2) && (day_of_month == 27 || day_of_month == 28);
}

/* Bank holidays of England and Wales (Banking and Financial Dealings Act 1971). */
static gboolean is_british_holiday(Day day)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    for (gsize i = 0; i < G_N_ELEMENTS(proclaimed); i++) {
        const Holiday *date = &proclaimed[i].date;
        if (date->since_year == year && date->month == month && date->day == day_of_month)
            return proclaimed[i].is_closed;
    }
    Day easter = calendar_easter_sunday(year);
    if (day == easter - 2 || day == easter + 1)
        return TRUE;
    if (month == 5)
        return is_monday_of_month(day, day_of_month, 1) ||
               is_monday_of_month(day, day_of_month, 0);
    if (month == 8)
        return is_monday_of_month(day, day_of_month, 0);
    return is_british_winter_holiday(month, day_of_month, day_weekday(day));
}

/* King's Day: 27 April, or the 26th if that is a Sunday; until 2013 30 April, else the 29th. */
static gboolean is_kings_day(Day day)
{
    int year;
    day_split(day, &year, NULL, NULL);
    Day feast = day_from_ymd(year, 4, year >= 2014 ? 27 : 30);
    return day == (day_weekday(feast) == 7 ? feast - 1 : feast);
}

/* TRUE if the table closes this day in `where`. */
static gboolean is_in_table(const char *where, Day day)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    Day easter = calendar_easter_sunday(year);
    for (gsize i = 0; i < G_N_ELEMENTS(holidays); i++) {
        const Holiday *holiday = &holidays[i];
        if (year < holiday->since_year || strcmp(holiday->where, where) != 0)
            continue;
        if (holiday->month == EASTER ? day == easter + holiday->day
                                     : month == holiday->month && day_of_month == holiday->day)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_holiday(const Calendar *calendar, Day day)
{
    if (strcmp(calendar->country, "GB") == 0)
        return is_british_holiday(day);
    if (is_in_table(calendar->country, day))
        return TRUE;
    if (strcmp(calendar->country, "NL") == 0)
        return is_kings_day(day);
    if (strcmp(calendar->country, "FR") != 0 || calendar->region[0] == '\0')
        return FALSE;
    char where[sizeof calendar->country + sizeof calendar->region];
    g_snprintf(where, sizeof where, "FR-%s", calendar->region);
    return is_in_table(where, day);
}

gboolean calendar_is_working_day(const Calendar *calendar, Day day)
{
    if (calendar->roll == ROLL_NONE)
        return TRUE;
    return day_weekday(day) <= 5 && !is_holiday(calendar, day);
}

Day calendar_roll(const Calendar *calendar, Day day)
{
    int step = calendar->roll == ROLL_PREVIOUS ? -1 : 1;
    while (!calendar_is_working_day(calendar, day))
        day += step;
    return day;
}

Day calendar_add_working_days(const Calendar *calendar, Day day, int n)
{
    g_assert(n >= 0);
    if (calendar->roll == ROLL_NONE)
        return day + n;
    if (n == 0)
        return calendar_roll(calendar, day);
    while (n > 0)
        n -= calendar_is_working_day(calendar, ++day);
    return day;
}
