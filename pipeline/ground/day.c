#include "ground/day.h"

#include <string.h>

#define LAST_DAY ((Day)3652059) /* 9999-12-31 */

/* Plain arithmetic: GDate's checks take longer than the rest of a cell's reading. */
Day day_from_ymd(int year, int month, int day)
{
    static const int days_before[13] = {0,   31,  59,  90,  120, 151, 181,
                                        212, 243, 273, 304, 334, 365};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return DAY_NONE;
    gboolean is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int longest = days_before[month] - days_before[month - 1] + (is_leap && month == 2);
    if (day > longest)
        return DAY_NONE;
    int years = year - 1; /* whole ones before it */
    return years * 365 + years / 4 - years / 100 + years / 400 + days_before[month - 1] +
           (is_leap && month > 2) + day;
}

/* The value of `count` digits at text, or -1 if one of them is none. */
static int read_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

Day day_parse_iso(const char *text)
{
    if (!text || strlen(text) != DAY_ISO_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return DAY_NONE;
    return day_from_ymd(read_digits(text, 4), read_digits(text + 5, 2),
                        read_digits(text + 8, 2));
}

void day_split(Day day, int *year, int *month, int *day_of_month)
{
    g_assert(day != DAY_NONE);
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)CLAMP(day, 1, LAST_DAY));
    if (year)
        *year = g_date_get_year(&date);
    if (month)
        *month = (int)g_date_get_month(&date);
    if (day_of_month)
        *day_of_month = g_date_get_day(&date);
}

static void write_digits(char *text, int count, int value)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        text[i] = (char)('0' + value % 10);
}

const char *day_print_iso(Day day, char text[DAY_ISO_SIZE])
{
    text[0] = '\0';
    if (day != DAY_NONE) {
        int year, month, day_of_month;
        day_split(day, &year, &month, &day_of_month);
        write_digits(text, 4, year);
        write_digits(text + 5, 2, month);
        write_digits(text + 8, 2, day_of_month);
        text[4] = text[7] = '-';
        text[DAY_ISO_SIZE - 1] = '\0';
    }
    return text;
}

int day_weekday(Day day)
{
    g_assert(day != DAY_NONE);
    int rest = (int)(((gint64)day - 1) % 7); /* day 1, 1 January of year 1, is a Monday */
    return 1 + (rest < 0 ? rest + 7 : rest);
}

Day day_end_of_month(Day day)
{
    int year, month;
    day_split(day, &year, &month, NULL);
    return day_from_ymd(year, month,
                        g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

Day day_add_months(Day day, int months)
{
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    gint64 count = (gint64)year * 12 + (month - 1) + months;
    if (count < 12 || count >= 10000 * 12)
        return DAY_NONE;
    year = (int)(count / 12);
    month = (int)(count % 12) + 1;
    int longest = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    return day_from_ymd(year, month, MIN(day_of_month, longest));
}
