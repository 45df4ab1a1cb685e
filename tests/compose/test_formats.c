#include "build_letter.h"

#include "compose/value_format.h"

static void assert_money(const char *language, gint64 minor, const char *currency,
                         const char *expected)
{
    g_autofree char *text = money_to_text(language_find(language), minor, currency);

    cr_assert_str_eq(text, expected, "%s: %s instead of %s", language, text, expected);
}

Test(value_format, money_is_written_as_each_language_does)
{
    assert_money("fr", 123450, "EUR", "1\u202f234,50\u00a0€");
    assert_money("fr", 123456789, "EUR", "1\u202f234\u202f567,89\u00a0€");
    assert_money("fr", -123450, "EUR", "-1\u202f234,50\u00a0€");
    assert_money("en", 123456789, "EUR", "€1,234,567.89");
    assert_money("en", -123450, "EUR", "-€1,234.50");
    assert_money("de", 123450, "EUR", "1.234,50\u00a0€");
    assert_money("es", 123450, "EUR", "1.234,50\u00a0€");
    assert_money("it", 123450, "EUR", "1.234,50\u00a0€");
    assert_money("nl", 123450, "EUR", "€\u00a01.234,50");
    assert_money("nl", -123450, "EUR", "€\u00a0-1.234,50");
    assert_money("fr", 5, "EUR", "0,05\u00a0€");
}

Test(value_format, other_currencies_keep_their_digits_and_their_code)
{
    assert_money("fr", 123450, "USD", "1\u202f234,50\u00a0USD");
    assert_money("en", 123450, "GBP", "£1,234.50");
    assert_money("en", 1234, "JPY", "JPY\u00a01,234");
    assert_money("de", 1234567, "TND", "1.234,567\u00a0TND");
}

static void assert_date(const char *language, const char *day, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_long_date(text, language_find(language), day_parse_iso(day));
    cr_assert_str_eq(text->str, expected);
}

Test(value_format, dates_are_written_as_each_language_does)
{
    assert_date("fr", "2026-11-21", "21 novembre 2026");
    assert_date("fr", "2025-05-01", "1er mai 2025");
    assert_date("en", "2025-05-01", "1 May 2025");
    assert_date("de", "2025-03-01", "1. März 2025");
    assert_date("es", "2025-05-01", "1 de mayo de 2025");
    assert_date("it", "2025-05-01", "1 maggio 2025");
    assert_date("nl", "2025-05-01", "1 mei 2025");
}

Test(value_format, rates_have_two_digits)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_rate_text(text, language_find("fr"), 1315);
    g_string_append_c(text, ' ');
    append_rate_text(text, language_find("en"), 1200);
    cr_assert_str_eq(text->str, "13,15\u00a0% 12.00%");
}
