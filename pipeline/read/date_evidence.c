#include "read/date_evidence.h"

#include "read/date_parts.h"

#include <string.h>

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

static void take_ambiguous(DateEvidence *evidence, const char *text, int line, int cell)
{
    if (evidence->ambiguous++ > 0)
        return;
    evidence->ambiguous_line = line;
    evidence->ambiguous_cell = cell;
    g_strlcpy(evidence->example, text, sizeof evidence->example);
}

static void take_six_digits(DateEvidence *evidence, const char *text, int number, int line)
{
    if (evidence->six.n == 0) {
        evidence->six_line = line;
        g_strlcpy(evidence->six_example, text, sizeof evidence->six_example);
    }
    compact_evidence_take(&evidence->six, number);
}

/* A date of three numbers of which the first may be day or month. */
static void take_order(DateEvidence *evidence, const DateParts *parts, const char *text,
                       int line)
{
    gboolean is_open = parts->n_digits[0] > 0 && parts->n_digits[0] <= 2 &&
                       parts->n_digits[1] > 0 && parts->separator != '.' &&
                       parts->number[0] <= 31;
    if (!is_open)
        return;
    if (parts->number[0] > 12 && evidence->day_first++ == 0) {
        evidence->day_first_line = line;
        g_strlcpy(evidence->day_first_example, text, sizeof evidence->day_first_example);
    }
    if (parts->number[1] > 12 && evidence->month_first++ == 0) {
        evidence->month_first_line = line;
        g_strlcpy(evidence->month_first_example, text, sizeof evidence->month_first_example);
    }
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
    if (!*text || !date_parts_take(text, &parts) || date_parts_are_zero(&parts))
        return;
    DateState state = date_parse(text, &open_form, &day);
    if (state == DATE_AMBIGUOUS)
        take_ambiguous(evidence, text, line, cell);
    if (parts.n == 1 && parts.n_digits[0] == 6)
        take_six_digits(evidence, text, parts.number[0], line);
    else if (parts.n == 1 && parts.n_digits[0] >= 7)
        date_parts_split_digits(&parts);
    if (state == DATE_READ && parts.n == 3)
        take_order(evidence, &parts, text, line);
}

static DateOrder conclude_parts(const DateEvidence *evidence)
{
    gint64 more = MAX(evidence->day_first, evidence->month_first);
    gint64 less = MIN(evidence->day_first, evidence->month_first);
    if (more == 0 || less * 10 > more)
        return DATES_UNKNOWN;
    return evidence->day_first > evidence->month_first ? DATES_DAY_FIRST : DATES_MONTH_FIRST;
}

DateOrder date_evidence_conclude(const DateEvidence *evidence)
{
    static const DateOrder orders[N_COMPACT] = {DATES_DAY_FIRST, DATES_MONTH_FIRST,
                                                DATES_YEAR_FIRST};
    DateOrder order = conclude_parts(evidence), found = DATES_UNKNOWN;
    if (evidence->six.n == 0)
        return order;
    for (guint i = 0; i < N_COMPACT; i++) {
        if (!compact_evidence_allows(&evidence->six, i))
            continue;
        if (order == orders[i])
            return order;
        if (found != DATES_UNKNOWN && order == DATES_UNKNOWN)
            return DATES_UNKNOWN;
        found = orders[i];
    }
    return order == DATES_UNKNOWN ? found : DATES_UNKNOWN;
}

char *date_example_patterns(const char *example)
{
    gsize n_digits = strspn(example, "0123456789");
    const char *at = example + n_digits;
    char gap[2] = {*at && strchr("/-. ", *at) ? *at : '\0'};
    if (n_digits == 6)
        return g_strdup("%d%m%y, %m%d%y or %y%m%d");
    const char *last = *gap ? strrchr(example, *gap) + 1 : example;
    const char *year = *gap && strspn(last, "0123456789") < 4 ? "%y" : "%Y";
    return g_strdup_printf("%%d%s%%m%s%s or %%m%s%%d%s%s", gap, gap, year, gap, gap, year);
}
