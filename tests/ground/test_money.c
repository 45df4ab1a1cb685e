#include <criterion/criterion.h>

#include "ground/money.h"

static void expect_plain(gint64 minor, const char *currency, const char *expected)
{
    g_autofree char *text = money_to_plain(minor, currency);
    cr_assert_str_eq(text, expected);
    gint64 back = 0;
    cr_assert(money_parse_plain(expected, currency, &back), "%s", expected);
    cr_assert_eq(back, minor, "%s", expected);
}

Test(money, currencies_of_iso_4217_are_known)
{
    const char *const known[] = {"EUR", "CHF", "USD", "JPY", "TND", "CLF", "GBP", "ZWG", "AED"};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        cr_assert(currency_is_known(known[i]), "%s", known[i]);
    const char *const unknown[] = {"", "eur", "EU", "EURO", "XYZ", "R E", "UR ", "FRF"};
    for (gsize i = 0; i < G_N_ELEMENTS(unknown); i++)
        cr_assert_not(currency_is_known(unknown[i]), "%s", unknown[i]);
    cr_assert_not(currency_is_known(NULL));
}

Test(money, each_currency_has_its_digits)
{
    cr_assert_eq(currency_digits("EUR"), 2);
    cr_assert_eq(currency_digits("JPY"), 0);
    cr_assert_eq(currency_digits("XPF"), 0);
    cr_assert_eq(currency_digits("TND"), 3);
    cr_assert_eq(currency_digits("UYW"), 4);
    cr_assert_eq(currency_digits("???"), 2);
    cr_assert_eq(currency_digits(NULL), 2);
}

Test(money, plain_text_is_printed_and_read_alike)
{
    expect_plain(0, "EUR", "0.00");
    expect_plain(-5, "EUR", "-0.05");
    expect_plain(-123450, "EUR", "-1234.50");
    expect_plain(1234, "JPY", "1234");
    expect_plain(-1, "TND", "-0.001");
    expect_plain(G_MAXINT64, "EUR", "92233720368547758.07");
    expect_plain(G_MININT64, "EUR", "-92233720368547758.08");
}

Test(money, missing_decimals_are_noughts)
{
    gint64 minor;
    cr_assert(money_parse_plain("1234.5", "EUR", &minor) && minor == 123450);
    cr_assert(money_parse_plain("-3", "EUR", &minor) && minor == -300);
    cr_assert(money_parse_plain("007", "EUR", &minor) && minor == 700);
}

Test(money, anything_but_a_plain_decimal_is_refused_and_leaves_the_amount_alone)
{
    const char *const bad[] = {"",
                               "-",
                               ".",
                               "1.",
                               ".5",
                               "+5",
                               "1,50",
                               "1 000",
                               "1.234",
                               "--1",
                               "1.23O",
                               " 1",
                               "1 ",
                               "1e3",
                               "0x10",
                               "1.2.3",
                               "- 1",
                               "92233720368547758.08",
                               "99999999999999999999999",
                               "18446744073709551616",
                               "-92233720368547758.09"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        gint64 minor = 42;
        cr_assert_not(money_parse_plain(bad[i], "EUR", &minor), "%s", bad[i]);
        cr_assert_eq(minor, 42, "%s", bad[i]);
    }
    gint64 minor;
    cr_assert_not(money_parse_plain(NULL, "EUR", &minor));
    cr_assert_not(money_parse_plain("1.0", "JPY", &minor));
}

Test(money, multiplication_and_division_round_half_away_from_zero)
{
    cr_assert_eq(money_multiply_divide(5, 1, 2), 3);
    cr_assert_eq(money_multiply_divide(-5, 1, 2), -3);
    cr_assert_eq(money_multiply_divide(5, -1, 2), -3);
    cr_assert_eq(money_multiply_divide(5, 1, -2), -3);
    cr_assert_eq(money_multiply_divide(-5, 1, -2), 3);
    cr_assert_eq(money_multiply_divide(4, 1, 3), 1);
    cr_assert_eq(money_multiply_divide(0, 7, 3), 0);
    cr_assert_eq(money_multiply_divide(50000, 1315 * 82, 365 * 10000), 1477);
}

Test(money, multiplication_and_division_do_not_overflow_on_the_way)
{
    cr_assert_eq(money_multiply_divide(G_MAXINT64, G_MAXINT64, G_MAXINT64), G_MAXINT64);
    cr_assert_eq(money_multiply_divide(G_MAXINT64, 2, 4), G_MAXINT64 / 2 + 1);
}
