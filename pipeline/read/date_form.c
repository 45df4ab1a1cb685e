#include "read/date_form.h"

#include "read/month_names.h"

#include <string.h>

#define FIRST_YEAR 1980
#define LAST_YEAR 2100

/* Three parts of a written date; a month's name is in month_name. */
typedef struct {
    int number[3];
    int n_digits[3]; /* 0: the part is a month's name */
    guint n;
    char separator; /* of numeric dates: / . - or space */
} DateParts;

static Day make_day(int year, int month, int day)
{
    return year < FIRST_YEAR || year > LAST_YEAR ? DAY_NONE : day_from_ymd(year, month, day);
}

static int complete_year(int year, int n_digits)
{
    return n_digits > 2 ? year : year + (year < 80 ? 2000 : 1900);
}

/* TRUE if what stands behind a date is a time of day, as in 2025-12-31T00:00:00.000Z. */
static gboolean is_time(const char *text)
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

/* Up to three parts and the separator between them; FALSE if the text is no date at all. */
static gboolean take_apart(const char *text, DateParts *parts)
{
    if (!g_ascii_isdigit(*text) && !g_utf8_validate(text, -1, NULL))
        return FALSE;
    while (parts->n < 3) {
        if (!take_part(&text, parts))
            return FALSE;
        if (parts->n == 3 || *text == '\0' || (parts->n == 1 && is_time(text)))
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
    return *text == '\0' || is_time(text);
}

static gboolean is_zero_date(const DateParts *parts)
{
    for (guint i = 0; i < parts->n; i++)
        if (parts->number[i] != 0 || parts->n_digits[i] == 0)
            return FALSE;
    return TRUE;
}

/* 20251231, or 31122025 where that is the only reading with a possible year. */
static DateState read_eight_digits(int number, Day *day)
{
    Day iso = make_day(number / 10000, number / 100 % 100, number % 100);
    Day reversed = make_day(number % 10000, number / 10000 % 100, number / 1000000);
    *day = iso ? iso : reversed;
    return *day ? DATE_READ : DATE_IMPOSSIBLE;
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
    int year = complete_year(parts->number[place[2]], parts->n_digits[place[2]]);
    *day = make_day(year, parts->number[place[1]], parts->number[place[0]]);
    return *day ? DATE_READ : DATE_IMPOSSIBLE;
}

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

static DateState read_by_pattern(const char *text, const char *pattern, Day *day)
{
    int year = 0, month = 0, day_of_month = 0, n_digits;
    for (; *pattern; pattern++) {
        gboolean is_good = TRUE;
        if (*pattern != '%' || !pattern[1]) {
            is_good = *text++ == *pattern;
        } else if (*++pattern == 'd' || *pattern == 'e') {
            is_good = take_number(&text, 2, &day_of_month, &n_digits);
        } else if (*pattern == 'm') {
            is_good = take_number(&text, 2, &month, &n_digits);
        } else if (*pattern == 'Y') {
            is_good = take_number(&text, 4, &year, &n_digits) && n_digits == 4;
        } else if (*pattern == 'y') {
            is_good = take_number(&text, 2, &year, &n_digits) && n_digits == 2;
            year = complete_year(year, 2);
        } else if (*pattern == 'b' || *pattern == 'B') {
            is_good = take_month_name(&text, &month);
        }
        if (!is_good)
            return DATE_UNREADABLE;
    }
    if (*text && !is_time(text))
        return DATE_UNREADABLE;
    *day = make_day(year, month, day_of_month);
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
        *day = make_day(parts[2] * 100 + parts[3], parts[1], parts[0]);
    } else {
        if ((parts[1] = two_digits(text + 2)) < 0 || text[4] != '-' ||
            (parts[2] = two_digits(text + 5)) < 0 || text[7] != '-' ||
            (parts[3] = two_digits(text + 8)) < 0 || text[10] != '\0')
            return FALSE;
        *day = make_day(parts[0] * 100 + parts[1], parts[2], parts[3]);
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
    gboolean is_date = take_apart(text, &parts);
    if (is_date && is_zero_date(&parts))
        return DATE_BLANK;
    if (form->pattern)
        return read_by_pattern(text, form->pattern, day);
    if (form->order == DATES_SERIAL && (*day = date_from_serial(text)) != DAY_NONE)
        return DATE_READ;
    if (!is_date)
        return DATE_UNREADABLE;
    if (parts.n == 1 && parts.n_digits[0] == 8)
        return read_eight_digits(parts.number[0], day);
    return parts.n == 3 ? read_parts(&parts, form, day) : DATE_UNREADABLE;
}

static void take_serial(DateEvidence *evidence, const char *text, int line, int cell)
{
    if (evidence->n_serials++ > 0)
        return;
    evidence->serial_line = line;
    evidence->serial_cell = cell;
    g_strlcpy(evidence->serial, text, sizeof evidence->serial);
}

gboolean date_evidence_has_serials(const DateEvidence *evidence)
{
    return evidence->n_serials > 0 && evidence->n_serials * 10 > evidence->n_dates;
}

void date_evidence_take(DateEvidence *evidence, const char *text, int line, int cell)
{
    static const DateForm open_form = {DATES_UNKNOWN, NULL};
    DateParts parts = {0};
    Day day;
    if (*text && date_from_serial(text) != DAY_NONE)
        take_serial(evidence, text, line, cell);
    else if (g_ascii_isdigit(*text))
        evidence->n_dates++;
    if (!*text || !take_apart(text, &parts) || parts.n != 3)
        return;
    DateState state = date_parse(text, &open_form, &day);
    if (state == DATE_AMBIGUOUS && evidence->ambiguous++ == 0) {
        evidence->ambiguous_line = line;
        evidence->ambiguous_cell = cell;
        g_strlcpy(evidence->example, text, sizeof evidence->example);
    }
    gboolean is_open = parts.n_digits[0] > 0 && parts.n_digits[0] <= 2 &&
                       parts.n_digits[1] > 0 && parts.separator != '.' && parts.number[0] <= 31;
    if (state != DATE_READ || !is_open)
        return;
    if (parts.number[0] > 12 && evidence->day_first++ == 0) {
        evidence->day_first_line = line;
        g_strlcpy(evidence->day_first_example, text, sizeof evidence->day_first_example);
    }
    if (parts.number[1] > 12 && evidence->month_first++ == 0) {
        evidence->month_first_line = line;
        g_strlcpy(evidence->month_first_example, text, sizeof evidence->month_first_example);
    }
}

DateOrder date_evidence_conclude(const DateEvidence *evidence)
{
    gint64 more = MAX(evidence->day_first, evidence->month_first);
    gint64 less = MIN(evidence->day_first, evidence->month_first);
    if (more == 0 || less * 10 > more)
        return DATES_UNKNOWN;
    return evidence->day_first > evidence->month_first ? DATES_DAY_FIRST : DATES_MONTH_FIRST;
}
