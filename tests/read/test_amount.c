#include "read/amount.h"

#include <criterion/criterion.h>

static void expect(const char *text, char decimal, const char *currency, gint64 minor)
{
    Amount amount = amount_parse(text, decimal, currency);
    cr_expect_eq(amount.state, AMOUNT_READ, "\"%s\" was not read", text);
    cr_expect_eq(amount.minor, minor, "\"%s\" gave %" G_GINT64_FORMAT, text, amount.minor);
}

static void expect_state(const char *text, char decimal, AmountState state)
{
    cr_expect_eq(amount_parse(text, decimal, "EUR").state, state, "\"%s\" decimal '%c'", text,
                 decimal ? decimal : '0');
}

Test(amount, every_written_form_of_the_same_sum_is_the_same_sum)
{
    static const char *const forms[] = {
        "1234,56",
        "1 234,56",
        "1\xc2\xa0"
        "234,56",
        "1\xe2\x80\xaf"
        "234,56",
        "1.234,56",
        "1 234,56 €",
        "€ 1.234,56",
        "1 234,56 EUR",
        "EUR 1234,56",
        "+1234,56",
        "0000001234,56",
        "  1234,56  ",
        "1'234,56",
        "1\xe2\x80\x99"
        "234,56",
        "1234,560",
        "1 234,56\xc2\xa0€",
    };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        expect(forms[i], ',', "EUR", 123456);
    expect("1,234.56", '.', "EUR", 123456);
    expect("1234.56", '.', "EUR", 123456);
    expect("$1,234,567.89", '.', "USD", 123456789);
}

Test(amount, minus_may_stand_before_behind_or_as_parentheses)
{
    static const char *const forms[] = {"-1234,56",
                                        "- 1234,56",
                                        "1234,56-",
                                        "(1 234,56)",
                                        "1.234,56-",
                                        "(1234,56 €)",
                                        "\xe2\x88\x92"
                                        "1234,56",
                                        "-1 234,56 €",
                                        "€ -1234,56"};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        expect(forms[i], ',', "EUR", -123456);
    expect_state("-(12,00)", ',', AMOUNT_UNREADABLE);
    expect_state("-12,00-", ',', AMOUNT_UNREADABLE);
    expect_state("(12,00", ',', AMOUNT_UNREADABLE);
}

Test(amount, whole_numbers_and_short_decimals_are_completed)
{
    expect("12", ',', "EUR", 1200);
    expect("12,5", ',', "EUR", 1250);
    expect(",50", ',', "EUR", 50);
    expect("1 000", 0, "EUR", 100000);
    expect("1.234.567", ',', "EUR", 123456700);
    expect("0", 0, "EUR", 0);
}

Test(amount, currencies_have_their_own_number_of_digits)
{
    expect("1250", '.', "JPY", 1250);
    expect("1.500", ',', "JPY", 1500);
    expect("1,250", ',', "TND", 1250);
    cr_expect_eq(amount_parse("12,50", ',', "JPY").state, AMOUNT_TOO_FINE);
    expect("12,00", ',', "JPY", 12);
}

Test(amount, what_could_be_thousands_or_decimals_is_ambiguous_until_the_sign_is_known)
{
    expect_state("1.234", 0, AMOUNT_AMBIGUOUS);
    expect_state("1,234", 0, AMOUNT_AMBIGUOUS);
    expect("1.234", ',', "EUR", 123400);
    expect_state("1.234", '.', AMOUNT_TOO_FINE); /* three decimals in euros */
    expect("1234.56", 0, "EUR", 123456);
    expect("0.50", 0, "EUR", 50);
}

Test(amount, what_is_no_number_is_never_guessed)
{
    static const char *const bad[] = {"1.23O,00",
                                      "abc",
                                      "12,34,56",
                                      "1.23.456",
                                      "12 34",
                                      "1,2,3",
                                      "--5",
                                      "1e5",

                                      "12,50 kg",
                                      "1 2345,00",
                                      "NaN",
                                      "0x10",
                                      "€",
                                      "1,234.56",
                                      "12,50C",
                                      "12,50 X",
                                      "-12,50 C"};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        expect_state(bad[i], ',', AMOUNT_UNREADABLE);
    expect_state("12,345", ',', AMOUNT_TOO_FINE);
    expect_state("1.234,567", ',', AMOUNT_TOO_FINE);
    expect_state("", ',', AMOUNT_BLANK);
    expect_state("\xc2\xa0 ", ',', AMOUNT_BLANK);
}

Test(amount, a_sign_beside_the_digits_names_the_currency)
{
    cr_expect_str_eq(amount_parse("£10.00", '.', "EUR").currency, "GBP");
    cr_expect_str_eq(amount_parse("10,00 CHF", ',', "EUR").currency, "CHF");
    cr_expect_str_eq(amount_parse("$10.00", '.', "CAD").currency, "");
    cr_expect_str_eq(amount_parse("10.00", '.', "EUR").currency, "");
}

static char conclude(const char *const *texts)
{
    AmountEvidence evidence = {0};
    for (int line = 2; *texts; texts++, line++)
        amount_evidence_take(&evidence, *texts, line, 4);
    return amount_evidence_conclude(&evidence);
}

Test(amount, a_file_shows_its_decimal_sign)
{
    cr_expect_eq(conclude((const char *[]){"1.234", "12,50", NULL}), ',');
    cr_expect_eq(conclude((const char *[]){"1,234", "12.50", NULL}), '.');
    cr_expect_eq(conclude((const char *[]){"1.234.567", NULL}), ',');
    cr_expect_eq(conclude((const char *[]){"1.234", "5.678", NULL}), 0);
    cr_expect_eq(conclude((const char *[]){"12", "100", NULL}), 0);
    cr_expect_eq(conclude((const char *[]){"12,50", "12.50", "1.234", NULL}), 0);
}

Test(amount, what_is_larger_than_can_be_kept_is_said_to_be_so)
{
    static const char *const large[] = {
        "99999999999999999999",
        "100 000 000 000,01",
        "-100000000000,01",
        "9223372036854775808,00",
        "123456789012345678901234567890123456789012345678901234567890",
    };
    for (guint i = 0; i < G_N_ELEMENTS(large); i++)
        expect_state(large[i], ',', AMOUNT_TOO_LARGE);
    expect("100 000 000 000,00", ',', "EUR", AMOUNT_LARGEST);
}

Test(amount, a_side_behind_the_number_is_its_sign)
{
    expect("12,50 C", ',', "EUR", -1250);
    expect("12,50 H", ',', "EUR", -1250);
    expect("12,50 CR", ',', "EUR", -1250);
    expect("12,50 € C", ',', "EUR", -1250);
    expect("12,50 D", ',', "EUR", 1250);
    expect("12,50 S", ',', "EUR", 1250);
    expect("12.50 dr", '.', "EUR", 1250);
}
