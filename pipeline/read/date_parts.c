#include "read/date_parts.h"

#include "read/month_names.h"

#include <string.h>

Day date_make_day(int year, int month, int day)
{
    return year < FIRST_YEAR || year > LAST_YEAR ? DAY_NONE : day_from_ymd(year, month, day);
}

int date_complete_year(int year, int n_digits)
{
    return n_digits > 2 ? year : year + (year < 80 ? 2000 : 1900);
}

gboolean date_is_time(const char *text)
{
    if (*text != 'T' && *text != ' ')
        return FALSE;
    text += strspn(text, "T ");
    return g_ascii_isdigit(*text) && strchr(text, ':') &&
           text[strspn(text, "0123456789:.Z+- AMPamp")] == '\0';
}

/* "1er mai", "3rd May" */
static void skip_ordinal(const char **text)
{
    static const char *const ends[] = {"er ", "st ", "nd ", "rd ", "th "};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (strncmp(*text, ends[i], 3) == 0)
            *text += 2;
}

static gboolean take_part(const char **text, DateParts *parts)
{
    const char *start = *text;
    if (g_ascii_isdigit(*start)) {
        int number = 0;
        for (; g_ascii_isdigit(**text) && *text - start < 8; (*text)++)
            number = number * 10 + (**text - '0');
        parts->n_digits[parts->n] = (int)(*text - start);
        parts->number[parts->n++] = number;
        skip_ordinal(text);
        return TRUE;
    }
    while (**text && !strchr(" /-.,", **text) && !g_ascii_isdigit(**text))
        (*text)++;
    g_autofree char *name = g_strndup(start, (gsize)(*text - start));
    int month = month_name_parse(name);
    parts->n_digits[parts->n] = 0;
    parts->number[parts->n++] = month;
    return month > 0;
}

gboolean date_parts_take(const char *text, DateParts *parts)
{
    if (!g_ascii_isdigit(*text) && !g_utf8_validate(text, -1, NULL))
        return FALSE;
    while (parts->n < 3) {
        if (!take_part(&text, parts))
            return FALSE;
        if (parts->n == 3 || *text == '\0' || (parts->n == 1 && date_is_time(text)))
            break;
        const char *gap = text;
        while (*text && strchr(" /-.,", *text))
            text++;
        if (text == gap && parts->n_digits[parts->n - 1] > 0 && g_ascii_isdigit(*text))
            return FALSE;
        char separator = *gap;
        if (parts->n == 2 && parts->separator != separator && parts->n_digits[0] > 0 &&
            parts->n_digits[1] > 0)
            return FALSE;
        parts->separator = separator;
    }
    return *text == '\0' || date_is_time(text);
}

gboolean date_parts_are_zero(const DateParts *parts)
{
    for (guint i = 0; i < parts->n; i++)
        if (parts->number[i] != 0 || parts->n_digits[i] == 0)
            return FALSE;
    return TRUE;
}

gboolean date_parts_split_digits(DateParts *parts)
{
    int number = parts->number[0];
    if (date_make_day(number / 10000, number / 100 % 100, number % 100) != DAY_NONE) {
        *parts = (DateParts){.number = {number / 10000, number / 100 % 100, number % 100},
                             .n_digits = {4, 2, 2},
                             .n = 3};
        return TRUE;
    }
    int first = number / 1000000, second = number / 10000 % 100, year = number % 10000;
    *parts = (DateParts){.number = {first, second, year}, .n_digits = {2, 2, 4}, .n = 3};
    return date_make_day(year, second, first) != DAY_NONE ||
           date_make_day(year, first, second) != DAY_NONE;
}
