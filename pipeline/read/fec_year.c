#include "read/fec_year.h"

#include <string.h>

#define FIRST_YEAR 1980
#define N_MONTHS ((2101 - FIRST_YEAR) * 12)

void fec_year_init(FecYear *year)
{
    *year = (FecYear){.months = g_new0(guint32, N_MONTHS)};
}

void fec_year_clear(FecYear *year)
{
    g_free(year->months);
}

void fec_year_note(FecYear *year, Day day)
{
    int number, month;
    day_split(day, &number, &month, NULL);
    int at = (number - FIRST_YEAR) * 12 + month - 1;
    if (at < 0 || at >= N_MONTHS)
        return;
    year->months[at]++;
    year->n++;
}

Day fec_year_find_middle(const FecYear *year)
{
    gint64 seen = 0;
    for (int at = 0; at < N_MONTHS; at++) {
        seen += year->months[at];
        if (seen * 2 >= year->n && seen > 0)
            return day_from_ymd(FIRST_YEAR + at / 12, at % 12 + 1, 1);
    }
    return DAY_NONE;
}

gboolean fec_year_is_before(const FecYear *year, const FecYear *other)
{
    Day middle = fec_year_find_middle(year);
    return middle != DAY_NONE && other->opening != DAY_NONE && middle < other->opening;
}

/* Eight digits as a day, the text behind them in *end; DAY_NONE. */
static Day take_day(const char *text, const char **end)
{
    if (strspn(text, "0123456789") < 8)
        return DAY_NONE;
    int date = 0;
    for (*end = text; *end < text + 8; (*end)++)
        date = date * 10 + (**end - '0');
    return day_from_ymd(date / 10000, date / 100 % 100, date % 100);
}

/*
 * The date behind FEC. Some programs write the first and the last day of the year; then the
 * first is the first of a month, on which no year ends.
 */
Day fec_year_find_closing(const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    g_autofree char *upper = g_ascii_strup(base, -1);
    const char *mark = strstr(upper, "FEC"), *end;
    if (!mark)
        return DAY_NONE;
    mark += 3;
    mark += strspn(mark, "_- ");
    Day closing = take_day(mark, &end);
    int day_of_month;
    if (!closing)
        return DAY_NONE;
    day_split(closing, NULL, NULL, &day_of_month);
    const char *rest = end + strcspn(end, "0123456789");
    Day second = take_day(rest, &end);
    return day_of_month == 1 && second > closing ? second : closing;
}
