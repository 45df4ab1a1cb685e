#include "compose/value_format.h"

#include "ground/text.h"

#include <string.h>

/* Currencies that letters write with a sign; all others by their code. */
static const char *find_symbol(const LanguageRules *rules, const char *currency)
{
    static const CurrencySign common[] = {{"EUR", "€"}, {"GBP", "£"}, {NULL, NULL}};
    const CurrencySign *const tables[] = {rules->signs, common};

    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        for (const CurrencySign *sign = tables[i]; sign != NULL && sign->currency != NULL;
             sign++)
            if (g_str_equal(sign->currency, currency))
                return sign->sign;
    return currency;
}

static void append_number(GString *text, const LanguageRules *rules, gint64 minor, int digits,
                          const char *decimal)
{
    char plain[32];
    gsize whole;
    guint64 size = minor < 0 ? 0 - (guint64)minor : (guint64)minor;

    g_snprintf(plain, sizeof plain, "%0*" G_GUINT64_FORMAT, digits + 1, size);
    whole = strlen(plain) - (gsize)digits;
    text_append_grouped(text, plain, whole,
                        rules->is_grouped_from_5 && whole == 4 ? "" : rules->group);
    if (digits > 0) {
        g_string_append(text, decimal);
        g_string_append(text, plain + whole);
    }
}

void append_money_text(GString *text, const LanguageRules *rules, gint64 minor,
                       const char *currency)
{
    const char *mark = find_symbol(rules, currency);
    const char *space = g_ascii_isalpha(*mark) ? NBSP : rules->symbol_space;
    const char *decimal = rules->money_decimal != NULL ? rules->money_decimal : rules->decimal;
    gboolean is_minus_behind = rules->symbol_first && rules->minus_behind_symbol;

    if (minor < 0 && !is_minus_behind)
        g_string_append_c(text, '-');
    if (rules->symbol_first)
        g_string_append_printf(text, "%s%s", mark, space);
    if (minor < 0 && is_minus_behind)
        g_string_append_c(text, '-');
    append_number(text, rules, minor, currency_digits(currency), decimal);
    if (!rules->symbol_first)
        g_string_append_printf(text, "%s%s", space, mark);
}

char *money_to_text(const LanguageRules *rules, gint64 minor, const char *currency)
{
    GString *text = g_string_new(NULL);

    append_money_text(text, rules, minor, currency);
    return g_string_free(text, FALSE);
}

void append_rate_text(GString *text, const LanguageRules *rules, int hundredths)
{
    append_number(text, rules, hundredths, 2, rules->decimal);
    g_string_append_printf(text, "%s%%", rules->percent_space);
}

static void append_date(GString *text, const LanguageRules *rules, const char *pattern, Day day)
{
    int year, month, day_of_month;

    if (day == DAY_NONE)
        return;
    day_split(day, &year, &month, &day_of_month);
    for (const char *c = pattern; *c != '\0'; c++) {
        if (*c != '%') {
            g_string_append_c(text, *c);
            continue;
        }
        c++;
        if (*c == 'M')
            g_string_append(text, month == 1 && rules->first_month != NULL
                                      ? rules->first_month
                                      : rules->months[month - 1]);
        else if (*c == 'Y')
            g_string_append_printf(text, "%d", year);
        else if (*c == 'D' || *c == 'N')
            g_string_append_printf(text, "%02d", *c == 'D' ? day_of_month : month);
        else
            g_string_append_printf(text, "%d%s", day_of_month,
                                   *c == 'o' && day_of_month == 1 ? "er" : "");
    }
}

void append_long_date(GString *text, const LanguageRules *rules, Day day)
{
    append_date(text, rules, rules->long_date, day);
}

void append_short_date(GString *text, const LanguageRules *rules, Day day)
{
    append_date(text, rules, rules->short_date, day);
}

void append_list_text(GString *text, const LanguageRules *rules, const GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++) {
        if (i > 0)
            g_string_append(text, i + 1 == words->len ? rules->and_word : ", ");
        g_string_append(text, g_ptr_array_index(words, i));
    }
}
