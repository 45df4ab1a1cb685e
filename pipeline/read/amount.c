#include "read/amount.h"

#include <string.h>

#define MOST_DIGITS 40

/* A number taken apart: digits, and where which separators stood. */
typedef struct {
    char digits[MOST_DIGITS + 1];
    guint n_digits;
    guint n_before; /* digits before the last separator */
    guint n_points, n_commas,
        n_groups;           /* separators of each sort; groups: spaces, apostrophes */
    guint group_digits;     /* digits since the last separator */
    gboolean has_bad_group; /* a group between two separators that has not three digits */
    char last_separator;    /* '.', ',' or ' ' */
    gboolean is_negative, is_long; /* long: digits beyond MOST_DIGITS were dropped */
    char currency[CURRENCY_SIZE];
    const char *shared_sign; /* NULL: none */
} NumberParts;

typedef struct {
    const char *sign, *currency; /* currency "": several countries use the sign */
} CurrencySign;

static const CurrencySign currency_signs[] = {
    {"€", "EUR"},   {"£", "GBP"},   {"US$", "USD"}, {"CA$", "CAD"}, {"C$", "CAD"},
    {"AU$", "AUD"}, {"A$", "AUD"},  {"NZ$", "NZD"}, {"HK$", "HKD"}, {"S$", "SGD"},
    {"R$", "BRL"},  {"$US", "USD"}, {"$CA", "CAD"}, {"$", ""},      {"CN¥", "CNY"},
    {"JP¥", "JPY"}, {"¥", ""},      {"￥", ""},     {"zł", "PLN"},  {"Kč", "CZK"},
    {"Fr.", "CHF"},
};

/* Currencies that are written with a sign that others have, too. */
static const struct {
    const char *sign, *currencies;
} shared_signs[] = {
    {"$", "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BRL BMD BSD BBD BZD DOP FJD GYD JMD "
          "KYD LRD NAD SBD SRD TTD XCD"},
    {"¥", "JPY CNY"},
    {"￥", "JPY CNY"},
};

static const char *const spaces[] = {" ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};
static const char *const apostrophes[] = {"'", "\xe2\x80\x99"};
static const char *const minus_signs[] = {"-", "\xe2\x88\x92", "\xe2\x80\x93"};

static const char *const dashes[] = {"-", "\xe2\x80\x93", "\xe2\x80\x94"};

static gsize match_any(const char *text, const char *const *marks, guint n)
{
    for (guint i = 0; i < n; i++)
        if (g_str_has_prefix(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static const char *skip_spaces(const char *text)
{
    gsize n;
    while ((n = match_any(text, spaces, G_N_ELEMENTS(spaces))) > 0)
        text += n;
    return text;
}

/* The currency sign or ISO code at text, its length; 0 if there is none. */
static gsize match_currency(const char *text, NumberParts *parts)
{
    for (guint i = 0; i < G_N_ELEMENTS(currency_signs); i++)
        if (g_str_has_prefix(text, currency_signs[i].sign)) {
            const CurrencySign *sign = &currency_signs[i];
            g_strlcpy(parts->currency, sign->currency, CURRENCY_SIZE);
            parts->shared_sign = *sign->currency ? NULL : sign->sign;
            return strlen(sign->sign);
        }
    char code[CURRENCY_SIZE] = "";
    for (guint i = 0; i < 3 && g_ascii_isalpha(text[i]); i++)
        code[i] = g_ascii_toupper(text[i]);
    if (strlen(code) != 3 || !currency_is_known(code))
        return 0;
    g_strlcpy(parts->currency, code, CURRENCY_SIZE);
    return 3;
}

/* Signs, currency and spaces around the digits; FALSE if one stands twice. */
static gboolean take_ornaments(const char **text, NumberParts *parts, guint *n_signs,
                               guint *n_currencies)
{
    for (;;) {
        *text = skip_spaces(*text);
        gsize n = match_any(*text, minus_signs, G_N_ELEMENTS(minus_signs));
        if (n > 0 || **text == '+') {
            parts->is_negative = n > 0;
            *text += n > 0 ? n : 1;
            (*n_signs)++;
        } else if ((n = match_currency(*text, parts)) > 0) {
            *text += n;
            (*n_currencies)++;
        } else {
            return *n_signs <= 1 && *n_currencies <= 1;
        }
    }
}

static void take_separator(NumberParts *parts, char separator)
{
    gboolean is_first = parts->last_separator == 0;
    if (is_first ? parts->group_digits > 3 || parts->group_digits == 0
                 : parts->group_digits != 3)
        parts->has_bad_group = TRUE;
    parts->n_points += separator == '.';
    parts->n_commas += separator == ',';
    parts->n_groups += separator == ' ';
    parts->last_separator = separator;
    parts->n_before = parts->n_digits;
    parts->group_digits = 0;
}

/* A separator between digits: its sort and length; 0 where the number ends. */
static char match_separator(const char *text, gsize *n)
{
    *n = 1;
    if (*text == '.' || *text == ',')
        return *text;
    if ((*n = match_any(text, spaces, G_N_ELEMENTS(spaces))) > 0 ||
        (*n = match_any(text, apostrophes, G_N_ELEMENTS(apostrophes))) > 0)
        return g_ascii_isdigit(text[*n]) ? ' ' : 0;
    return 0;
}

static gboolean take_digits(const char **text, NumberParts *parts)
{
    for (;;) {
        gsize n;
        char separator;
        if (g_ascii_isdigit(**text)) {
            if (parts->n_digits == MOST_DIGITS)
                parts->is_long = TRUE;
            else
                parts->digits[parts->n_digits++] = **text;
            parts->group_digits++;
            (*text)++;
        } else if ((separator = match_separator(*text, &n)) != 0) {
            take_separator(parts, separator);
            *text += n;
        } else {
            return parts->n_digits > 0;
        }
    }
}

/* "60.-", "60,--", "60.–": a dash instead of the decimals is no minus. */
static const char *skip_no_decimals(const char *text, const NumberParts *parts)
{
    gsize n;
    if (parts->last_separator == 0 || parts->last_separator == ' ' || parts->group_digits > 0)
        return text;
    while ((n = match_any(text, dashes, G_N_ELEMENTS(dashes))) > 0)
        text += n;
    return text;
}

/* "C", "H", "CR" behind a blank turn the amount round, "D", "S", "DR" leave it as it is. */
static void take_side(const char **text, NumberParts *parts, guint n_signs)
{
    static const char *const sides[] = {"CR", "DR", "C", "H", "D", "S"};
    for (guint i = 0; n_signs == 0 && i < G_N_ELEMENTS(sides); i++)
        if (g_ascii_strcasecmp(*text, sides[i]) == 0) {
            parts->is_negative = *sides[i] == 'C' || *sides[i] == 'H';
            *text += strlen(sides[i]);
            return;
        }
}

/* FALSE if the text is not a number with its ornaments. */
static gboolean take_apart(const char *text, NumberParts *parts)
{
    guint n_signs = 0, n_currencies = 0;
    if (!take_ornaments(&text, parts, &n_signs, &n_currencies))
        return FALSE;
    gboolean has_parenthesis = *text == '(';
    if (has_parenthesis) {
        text++;
        n_signs++;
        parts->is_negative = TRUE;
        if (!take_ornaments(&text, parts, &n_signs, &n_currencies))
            return FALSE;
    }
    if (!take_digits(&text, parts))
        return FALSE;
    text = skip_no_decimals(text, parts);
    if (!take_ornaments(&text, parts, &n_signs, &n_currencies))
        return FALSE;
    if (has_parenthesis) {
        if (*text++ != ')' || !take_ornaments(&text, parts, &n_signs, &n_currencies))
            return FALSE;
    }
    if (*text && g_ascii_isalpha(*text) && !g_ascii_isdigit(text[-1]))
        take_side(&text, parts, n_signs);
    return *text == '\0';
}

/*
 * How the number reads: ',' or '.' is its decimal sign; 'i': it is whole; '?': 1.234 or 1,234,
 * which could be either; 0: it is no number.
 */
static char find_decimal(const NumberParts *parts)
{
    guint n_points = parts->n_points, n_commas = parts->n_commas;
    char last = parts->last_separator;
    gboolean is_group = parts->group_digits == 3;
    if (last == 0)
        return 'i';
    if (last == ' ')
        return is_group && !parts->has_bad_group && n_points + n_commas == 0 ? 'i' : 0;
    guint n_last = last == '.' ? n_points : n_commas;
    guint n_other = last == '.' ? n_commas : n_points;
    if (n_last > 1) /* 1.234.567 */
        return is_group && !parts->has_bad_group && n_other == 0 && parts->n_groups == 0 ? 'g'
                                                                                         : 0;
    if (n_other + parts->n_groups > 0) /* 1.234,56 */
        return parts->has_bad_group || (n_other > 0 && parts->n_groups > 0) ? 0 : last;
    gboolean may_be_group = is_group && !parts->has_bad_group && parts->digits[0] != '0';
    return may_be_group ? '?' : last;
}

/* The digits to minor units. */
static AmountState scale_digits(const NumberParts *parts, guint n_decimals, guint digits,
                                gint64 *minor)
{
    gint64 value = 0;
    guint n_kept = parts->n_digits - n_decimals + MIN(n_decimals, digits);
    for (guint i = n_kept; i < parts->n_digits; i++)
        if (parts->digits[i] != '0')
            return AMOUNT_TOO_FINE;
    for (guint i = 0; i < n_kept + digits - MIN(n_decimals, digits); i++) {
        int digit = i < n_kept ? parts->digits[i] - '0' : 0;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return AMOUNT_TOO_LARGE;
    }
    *minor = parts->is_negative ? -value : value;
    return value > AMOUNT_LARGEST || parts->is_long ? AMOUNT_TOO_LARGE : AMOUNT_READ;
}

static gboolean is_digit(char c)
{
    return (guchar)(c - '0') <= 9;
}

/* The length of a sign between groups of three; 0 if none stands here before a digit. */
static gsize match_group_sign(const char *at, char decimal)
{
    gsize n = *at == ' ' || *at == (decimal == ',' ? '.' : ',')       ? 1
              : at[0] == '\xc2' && at[1] == '\xa0'                    ? 2
              : at[0] == '\xe2' && at[1] == '\x80' && at[2] == '\xaf' ? 3
                                                                      : 0;
    return n > 0 && is_digit(at[n]) ? n : 0;
}

/*
 * The forms that most cells have, without looking at anything else: digits, perhaps in groups
 * of three, the decimal sign, two digits. FALSE for all others, also good ones.
 */
static gboolean parse_plain(const char *text, char decimal, Amount *amount)
{
    const char *at = text + (*text == '-');
    char sign = '\0';
    gint64 value = 0;
    guint n = 0, in_group = 0;
    for (gsize step; n < 16; at += step) {
        if (is_digit(*at)) {
            value = value * 10 + (*at - '0');
            n++;
            in_group++;
            step = 1;
            continue;
        }
        step = match_group_sign(at, decimal);
        if (step == 0)
            break;
        if ((sign == '\0' ? in_group == 0 || in_group > 3 : in_group != 3 || sign != *at))
            return FALSE;
        sign = *at;
        in_group = 0;
    }
    if (n == 0 || (sign != '\0' && in_group != 3) || *at != decimal || !is_digit(at[1]) ||
        !is_digit(at[2]) || at[3] != '\0')
        return FALSE;
    value = value * 100 + (at[1] - '0') * 10 + (at[2] - '0');
    if (value > AMOUNT_LARGEST)
        return FALSE;
    amount->minor = *text == '-' ? -value : value;
    return TRUE;
}

Amount amount_parse(const char *text, char decimal, const char *currency)
{
    Amount amount = {.state = AMOUNT_READ};
    guint digits = strcmp(currency, "EUR") == 0 ? 2 : (guint)currency_digits(currency);
    if (decimal && digits == 2 && parse_plain(text, decimal, &amount))
        return amount;
    NumberParts parts = {0};
    amount.state = AMOUNT_UNREADABLE;
    if (*skip_spaces(text) == '\0') {
        amount.state = AMOUNT_BLANK;
        return amount;
    }
    if (!take_apart(text, &parts))
        return amount;
    char form = find_decimal(&parts);
    g_strlcpy(amount.currency, parts.currency, CURRENCY_SIZE);
    amount.shared_sign = parts.shared_sign;
    if (form == 0)
        return amount;
    if (form == '?') {
        if (!decimal) {
            amount.state = AMOUNT_AMBIGUOUS;
            return amount;
        }
        form = decimal == parts.last_separator ? decimal : 'g';
    } else if (decimal && (form == '.' || form == ',') && form != decimal) {
        return amount;
    } else if (form == 'g' && decimal == parts.last_separator) {
        return amount;
    }
    guint n_decimals = form == '.' || form == ',' ? parts.n_digits - parts.n_before : 0;
    if (*amount.currency)
        digits = (guint)currency_digits(amount.currency);
    amount.state = scale_digits(&parts, n_decimals, digits, &amount.minor);
    return amount;
}

gboolean amount_uses_sign(const char *currency, const char *shared_sign)
{
    for (guint i = 0; i < G_N_ELEMENTS(shared_signs); i++)
        if (strcmp(shared_signs[i].sign, shared_sign) == 0)
            return strstr(shared_signs[i].currencies, currency) != NULL;
    return FALSE;
}

void amount_evidence_take(AmountEvidence *evidence, const char *text, int line, int cell)
{
    NumberParts parts = {0};
    if (!*text || !take_apart(text, &parts))
        return;
    char form = find_decimal(&parts);
    if (form == 'g') /* 1.234.567: the point groups, so the comma is the decimal sign */
        form = parts.last_separator == '.' ? ',' : '.';
    if (form == ',' && evidence->comma++ == 0) {
        evidence->comma_line = line;
        g_strlcpy(evidence->comma_example, text, sizeof evidence->comma_example);
    }
    if (form == '.' && evidence->point++ == 0) {
        evidence->point_line = line;
        g_strlcpy(evidence->point_example, text, sizeof evidence->point_example);
    }
    if (form == '?' && evidence->ambiguous++ == 0) {
        evidence->ambiguous_line = line;
        evidence->ambiguous_cell = cell;
        g_strlcpy(evidence->example, text, sizeof evidence->example);
    }
}

char amount_evidence_conclude(const AmountEvidence *evidence)
{
    gint64 more = MAX(evidence->comma, evidence->point);
    gint64 less = MIN(evidence->comma, evidence->point);
    if (more == 0 || less * 10 > more)
        return 0;
    return evidence->comma > evidence->point ? ',' : '.';
}
