#include "read/date_form.h"

#include "read/compact_date.h"
#include "read/date_parts.h"
#include "read/date_pattern.h"

#include <string.h>

/* 311225, 251231, 123125: in the file's order, or in the only one that makes a day. */
static DateState read_six_digits(int number, DateOrder order, Day *day)
{
    static const DateOrder orders[N_COMPACT] = {DATES_DAY_FIRST, DATES_MONTH_FIRST,
                                                DATES_YEAR_FIRST};
    guint n = 0;
    for (guint i = 0; i < N_COMPACT; i++) {
        Day one = compact_date_read(number, i);
        if (orders[i] == order) {
            *day = one;
            return one == DAY_NONE ? DATE_IMPOSSIBLE : DATE_READ;
        }
        if (one != DAY_NONE && one != *day) {
            *day = one;
            n++;
        }
    }
    if (n == 1)
        return DATE_READ;
    *day = DAY_NONE;
    return n == 0 ? DATE_IMPOSSIBLE : DATE_AMBIGUOUS;
}

/* Where day, month and year stand; DATE_AMBIGUOUS if the form does not tell. */
static DateState place_parts(const DateParts *parts, const DateForm *form, int place[3])
{
    static const int day_first[3] = {0, 1, 2}, month_first[3] = {1, 0, 2},
                     year_first[3] = {2, 1, 0};
    const int *chosen = day_first;
    gboolean is_open = form->order == DATES_UNKNOWN || form->order == DATES_SERIAL;
    if (parts->n_digits[0] == 4 || (parts->n_digits[0] == 2 && parts->number[0] > 31))
        chosen = year_first;
    else if (parts->n_digits[0] == 0)
        chosen = month_first;
    else if (parts->n_digits[1] == 0 || parts->separator == '.')
        chosen = day_first;
    else if (form->order == DATES_MONTH_FIRST)
        chosen = month_first;
    else if (is_open && parts->number[0] <= 12 && parts->number[1] <= 12 &&
             parts->number[0] != parts->number[1])
        return DATE_AMBIGUOUS;
    else if (is_open && parts->number[0] <= 12 && parts->number[1] > 12)
        chosen = month_first;
    memcpy(place, chosen, sizeof day_first);
    return DATE_READ;
}

static DateState read_parts(const DateParts *parts, const DateForm *form, Day *day)
{
    int place[3];
    DateState state = place_parts(parts, form, place);
    if (state != DATE_READ)
        return state;
    for (int i = 0; i < 3; i++)
        if (parts->n_digits[place[i]] > (i == 2 ? 4 : 2))
            return DATE_UNREADABLE;
    if (parts->n_digits[place[0]] == 0 || parts->n_digits[place[2]] == 0)
        return DATE_UNREADABLE;
    int year = date_complete_year(parts->number[place[2]], parts->n_digits[place[2]]);
    *day = date_make_day(year, parts->number[place[1]], parts->number[place[0]]);
    return *day ? DATE_READ : DATE_IMPOSSIBLE;
}

static int two_digits(const char *at)
{
    return g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]) ? (at[0] - '0') * 10 + at[1] - '0'
                                                            : -1;
}

/* 31/12/2025 and 2025-12-31 to the letter, which most cells are; FALSE for all others. */
static gboolean read_plain(const char *text, const DateForm *form, Day *day)
{
    int parts[4]; /* of two digits each */
    if (form->pattern || (parts[0] = two_digits(text)) < 0)
        return FALSE;
    if (text[2] == '/') {
        if (form->order != DATES_DAY_FIRST || (parts[1] = two_digits(text + 3)) < 0 ||
            text[5] != '/' || (parts[2] = two_digits(text + 6)) < 0 ||
            (parts[3] = two_digits(text + 8)) < 0 || text[10] != '\0')
            return FALSE;
        *day = date_make_day(parts[2] * 100 + parts[3], parts[1], parts[0]);
    } else {
        if ((parts[1] = two_digits(text + 2)) < 0 || text[4] != '-' ||
            (parts[2] = two_digits(text + 5)) < 0 || text[7] != '-' ||
            (parts[3] = two_digits(text + 8)) < 0 || text[10] != '\0')
            return FALSE;
        *day = date_make_day(parts[0] * 100 + parts[1], parts[2], parts[3]);
    }
    return *day != DAY_NONE;
}

Day date_from_serial(const char *text)
{
    char *end;
    guint64 number = g_ascii_strtoull(text, &end, 10);
    gboolean is_number = g_ascii_isdigit(*text) && end - text == 5;
    if (*end == '.' || *end == ',') /* the time of day */
        end += 1 + strspn(end + 1, "0123456789");
    if (!is_number || *end)
        return DAY_NONE;
    Day day = day_from_ymd(1899, 12, 30) + (Day)number;
    return day >= day_from_ymd(FIRST_YEAR, 1, 1) && day <= day_from_ymd(LAST_YEAR, 12, 31)
               ? day
               : DAY_NONE;
}

DateState date_parse(const char *text, const DateForm *form, Day *day)
{
    *day = DAY_NONE;
    while (*text == ' ')
        text++;
    if (*text == '\0')
        return DATE_BLANK;
    if (read_plain(text, form, day))
        return DATE_READ;
    DateParts parts = {0};
    gboolean is_date = date_parts_take(text, &parts);
    if (is_date && date_parts_are_zero(&parts))
        return DATE_BLANK;
    if (form->pattern)
        return date_pattern_read(text, form->pattern, day);
    if (form->order == DATES_SERIAL && (*day = date_from_serial(text)) != DAY_NONE)
        return DATE_READ;
    if (!is_date)
        return DATE_UNREADABLE;
    if (parts.n == 1 && parts.n_digits[0] == 6)
        return read_six_digits(parts.number[0], form->order, day);
    if (parts.n == 1 && parts.n_digits[0] >= 7 && !date_parts_split_digits(&parts))
        return DATE_IMPOSSIBLE;
    return parts.n == 3 ? read_parts(&parts, form, day) : DATE_UNREADABLE;
}
