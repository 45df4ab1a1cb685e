#include "read/date_pattern.h"

#include "read/date_parts.h"
#include "read/month_names.h"

#include <string.h>

/* The number at *text of at most `most` digits; FALSE if there is none. */
static gboolean take_number(const char **text, int most, int *number, int *n_digits)
{
    *number = *n_digits = 0;
    for (; g_ascii_isdigit(**text) && *n_digits < most; (*text)++, (*n_digits)++)
        *number = *number * 10 + (**text - '0');
    return *n_digits > 0;
}

static gboolean take_month_name(const char **text, int *month)
{
    const char *start = *text;
    while (**text && (g_ascii_isalpha(**text) || (guchar) * *text >= 0x80))
        (*text)++;
    g_autofree char *name = g_strndup(start, (gsize)(*text - start));
    *text += **text == '.';
    *month = month_name_parse(name);
    return *month > 0;
}

/* 1092026 under %d%m%Y: a spreadsheet dropped the first zero. */
static gboolean lacks_zero(const char *text, const char *pattern)
{
    gsize n = strspn(text, "0123456789");
    return n % 2 == 1 && strspn(pattern, "%demyY") == strlen(pattern) && pattern[0] == '%' &&
           pattern[1] && strchr("dem", pattern[1]) != NULL;
}

DateState date_pattern_read(const char *text, const char *pattern, Day *day)
{
    int year = 0, month = 0, day_of_month = 0, n_digits;
    gboolean has_lost_zero = lacks_zero(text, pattern);
    for (; *pattern; pattern++) {
        gboolean is_good = TRUE;
        if (*pattern != '%' || !pattern[1]) {
            is_good = *text++ == *pattern;
        } else if (*++pattern == 'd' || *pattern == 'e') {
            is_good = take_number(&text, has_lost_zero ? 1 : 2, &day_of_month, &n_digits);
            has_lost_zero = FALSE;
        } else if (*pattern == 'm') {
            is_good = take_number(&text, has_lost_zero ? 1 : 2, &month, &n_digits);
            has_lost_zero = FALSE;
        } else if (*pattern == 'Y') {
            is_good = take_number(&text, 4, &year, &n_digits) && n_digits == 4;
        } else if (*pattern == 'y') {
            is_good = take_number(&text, 2, &year, &n_digits) && n_digits == 2;
            year = date_complete_year(year, 2);
        } else if (*pattern == 'b' || *pattern == 'B') {
            is_good = take_month_name(&text, &month);
        }
        if (!is_good)
            return DATE_UNREADABLE;
    }
    if (*text && !date_is_time(text))
        return DATE_UNREADABLE;
    *day = date_make_day(year, month, day_of_month);
    return *day ? DATE_READ : DATE_IMPOSSIBLE;
}

gboolean date_pattern_is_usable(const char *pattern)
{
    guint n_days = 0, n_months = 0, n_years = 0;
    for (; *pattern; pattern++) {
        if (*pattern != '%')
            continue;
        pattern++;
        if (*pattern == '\0' || !strchr("demYybB", *pattern))
            return FALSE;
        n_days += *pattern == 'd' || *pattern == 'e';
        n_months += strchr("mbB", *pattern) != NULL;
        n_years += *pattern == 'Y' || *pattern == 'y';
    }
    return n_days == 1 && n_months == 1 && n_years == 1;
}
