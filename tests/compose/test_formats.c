#include "build_letter.h"

#include "compose/value_format.h"
#include "compose/words.h"

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

Test(words, french_numbers_follow_the_traditional_spelling)
{
    static const struct {
        gint64 number;
        const char *words;
    } cases[] = {{0, "zéro"},
                 {1, "un"},
                 {16, "seize"},
                 {17, "dix-sept"},
                 {21, "vingt et un"},
                 {61, "soixante et un"},
                 {70, "soixante-dix"},
                 {71, "soixante et onze"},
                 {72, "soixante-douze"},
                 {79, "soixante-dix-neuf"},
                 {80, "quatre-vingts"},
                 {81, "quatre-vingt-un"},
                 {90, "quatre-vingt-dix"},
                 {91, "quatre-vingt-onze"},
                 {99, "quatre-vingt-dix-neuf"},
                 {100, "cent"},
                 {101, "cent un"},
                 {180, "cent quatre-vingts"},
                 {200, "deux cents"},
                 {201, "deux cent un"},
                 {281, "deux cent quatre-vingt-un"},
                 {999, "neuf cent quatre-vingt-dix-neuf"},
                 {1000, "mille"},
                 {1100, "mille cent"},
                 {1280, "mille deux cent quatre-vingts"},
                 {1999, "mille neuf cent quatre-vingt-dix-neuf"},
                 {2000, "deux mille"},
                 {21000, "vingt et un mille"},
                 {80000, "quatre-vingt mille"},
                 {100000, "cent mille"},
                 {200000, "deux cent mille"},
                 {200001, "deux cent mille un"},
                 {280000, "deux cent quatre-vingt mille"},
                 {1000000, "un million"},
                 {1000001, "un million un"},
                 {80000000, "quatre-vingts millions"},
                 {200000000, "deux cents millions"},
                 {2000000200, "deux milliards deux cents"},
                 {1234567891, "un milliard deux cent trente-quatre millions cinq cent "
                              "soixante-sept mille huit cent quatre-vingt-onze"}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = words_of_number_fr(cases[i].number);

        cr_assert_str_eq(words, cases[i].words, "%" G_GINT64_FORMAT ": %s", cases[i].number,
                         words);
    }
}

Test(words, euros_and_centimes_agree)
{
    static const struct {
        gint64 minor;
        const char *words;
    } cases[] = {{0, "zéro euro"},
                 {1, "un centime"},
                 {50, "cinquante centimes"},
                 {100, "un euro"},
                 {150, "un euro et cinquante centimes"},
                 {200, "deux euros"},
                 {8000, "quatre-vingts euros"},
                 {123456, "mille deux cent trente-quatre euros et cinquante-six centimes"},
                 {100000000, "un million d'euros"},
                 {200050000, "deux millions cinq cents euros"},
                 {100000100, "un million un euros"}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = words_of_euros_fr(cases[i].minor);

        cr_assert_str_eq(words, cases[i].words, "%" G_GINT64_FORMAT ": %s", cases[i].minor,
                         words);
    }
}
