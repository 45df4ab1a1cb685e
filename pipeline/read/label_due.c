#include "read/label_due.h"

#include "read/date_form.h"

#include <stdlib.h>
#include <string.h>

static const char due_pattern[] =
    "(?<!\\pL)(?:[eé]ch(?:[eé]ances?|[eé]ant|oir|u)?|exigible|payable|[aà] payer|due|maturity|"
    "f[aä]llig(?:keit)?|zahlbar)(?!\\pL)[.:=\\s]*"
    "(?:(?:date|fix[eé]e?|le|au|du|pour|avant|on|by|at|am|bis|zum)(?!\\pL)[.:=\\s]*){0,3}"
    "(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}"
    "|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:\\d{4}|\\d{2})"
    "|\\d{1,2} \\d{1,2} \\d{4}"
    "|\\d{1,2}(?:er)?[ .-]{1,2}\\pL{3,9}\\.?[ -](?:\\d{4}|\\d{2})"
    "|\\d{8}|\\d{6})(?!\\d)";

static const char number_pattern[] =
    "(?<![\\pL\\pN])(?:factures?|facts?|fac|avoirs?|invoices?|inv|credit note|"
    "rechnung|gutschrift)\\b[.:#\\s]*(?:(?:client|n|no|nr|num|num[eé]ro|r[eé]f)\\b[°º.:#\\s]*|"
    "n[°º][.:#\\s]*){0,2}"
    "([\\pL\\pN][\\pL\\pN/_.-]*\\d[\\pL\\pN/_-]*|\\d[\\pL\\pN/_-]+)"
    "|(?<![\\pL\\pN])((?:fact?|fa|fc|fv|av|inv|re|f)[-_/]?\\d[\\pL\\pN/_-]{2,})";

static GRegex *compile(const char *pattern)
{
    GRegex *expression = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    g_assert(expression);
    return expression;
}

/* "1er mars 2025" and "31 / 12 / 2025" in the forms that date_parse knows. */
static char *make_plain_date(const char *written)
{
    GString *plain = g_string_new(NULL);
    for (const char *at = written; *at; at++) {
        gboolean is_ordinal =
            g_ascii_strncasecmp(at, "er", 2) == 0 && at > written && g_ascii_isdigit(at[-1]);
        if (is_ordinal)
            at++;
        else if (*at != ' ' || (plain->len > 0 && !strchr("/.- ", plain->str[plain->len - 1]) &&
                                !strchr("/.-", at[1])))
            g_string_append_c(plain, *at);
    }
    return g_string_free(plain, FALSE);
}

/* 311225 is day, month, year. */
static Day parse_six_digits(const char *date)
{
    int number = atoi(date);
    return day_from_ymd(2000 + number % 100, number / 100 % 100, number / 10000);
}

static Day parse_date(const char *written)
{
    static const DateForm french = {DATES_DAY_FIRST, NULL};
    Day due;
    if (strlen(written) == 6 && strspn(written, "0123456789") == 6)
        return parse_six_digits(written);
    g_autofree char *plain = make_plain_date(written);
    return date_parse(plain, &french, &due) == DATE_READ ? due : DAY_NONE;
}

/* A label that may hold a date at all: most do not, and searching them costs. */
static gboolean may_hold_date(const char *label)
{
    gsize n = 0;
    for (const char *at = label; *at; at++)
        n += g_ascii_isdigit(*at);
    return n >= 4;
}

Day label_find_due(const char *label)
{
    static GRegex *expression;
    g_autoptr(GMatchInfo) match = NULL;
    if (!may_hold_date(label))
        return DAY_NONE;
    if (!expression)
        expression = compile(due_pattern);
    for (g_regex_match(expression, label, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *date = g_match_info_fetch(match, 1);
        Day due = parse_date(date);
        if (due)
            return due;
    }
    return DAY_NONE;
}

/* A date, a year or a lone digit is no number of an invoice. */
static gboolean is_number(const char *word)
{
    static const DateForm french = {DATES_DAY_FIRST, NULL};
    Day day;
    gsize n = strlen(word);
    gboolean is_year = n == 4 && strspn(word, "0123456789") == 4 &&
                       (g_str_has_prefix(word, "19") || g_str_has_prefix(word, "20"));
    return n > 1 && !is_year && date_parse(word, &french, &day) != DATE_READ;
}

char *label_find_number(const char *label)
{
    static GRegex *expression;
    g_autoptr(GMatchInfo) match = NULL;
    if (!strpbrk(label, "0123456789"))
        return NULL;
    if (!expression)
        expression = compile(number_pattern);
    for (g_regex_match(expression, label, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        for (int i = 1; i <= 2; i++) {
            g_autofree char *word = g_match_info_fetch(match, i);
            if (word && *word && is_number(word))
                return g_steal_pointer(&word);
        }
    }
    return NULL;
}
