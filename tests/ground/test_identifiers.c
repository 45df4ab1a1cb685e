#include <criterion/criterion.h>

#include "ground/identifiers.h"

static void expect_all(gboolean (*is_valid)(const char *), const char *const *list,
                       gboolean expected)
{
    for (; *list; list++)
        cr_assert_eq(is_valid(*list), expected, "%s", *list);
}

#define VALID(is_valid, ...)                                                                   \
    expect_all(is_valid, (const char *const[]){__VA_ARGS__, NULL}, TRUE)
#define INVALID(is_valid, ...)                                                                 \
    expect_all(is_valid, (const char *const[]){__VA_ARGS__, NULL}, FALSE);                     \
    cr_assert_not(is_valid(NULL))

Test(identifiers, spaces_go_and_capitals_come)
{
    g_autofree char *iban = identifier_compact(" fr14\xc2\xa0"
                                               "2004 1010\xe2\x80\xaf"
                                               "05\t");
    cr_assert_str_eq(iban, "FR1420041010"
                           "05");
    g_autofree char *empty = identifier_compact(NULL);
    cr_assert_str_eq(empty, "");
}

Test(identifiers, ibans_are_checked_by_length_and_check_digits)
{
    VALID(iban_is_valid, "FR1420041010050500013M02606", "FR7630006000011234567890189",
          "FR8412345123451234567891A16", "FR3330002005500000157841Z25",
          "FR7610107001010000000000189", "DE89370400440532013000", "DE71110220330123456789",
          "BE68539007547034", "GB29NWBK60161331926819", "NL91ABNA0417164300",
          "ES9121000418450200051332", "IT60X0542811101000000123456",
          "MC5811222000010123456789030", "LU280019400644750000", "CH9300762011623852957");
    INVALID(iban_is_valid, "FR1420041010050500013M02607", "", "FR", "FR14",
            "FR14 2004 1010 0505 0001 3M02 606", "fr1420041010050500013m02606",
            "FR1420041010050500013M0260", "FR1420041010050500013M026066",
            "ZZ1420041010050500013", "DE8937040044053201300\xc3", "DE89370400440532013O00",
            "BE6853900754703-");
}

Test(identifiers, check_digits_that_only_the_remainder_accepts_are_refused)
{
    /* 01 and 98 leave the same remainder; only 98 is ever computed. */
    g_autofree char *right = NULL;
    for (int i = 0; !right; i++) {
        g_autofree char *body = g_strdup_printf("%d", i);
        char *candidate = creditor_reference_new(body);
        if (g_str_has_prefix(candidate, "RF98"))
            right = candidate;
        else
            g_free(candidate);
    }
    cr_assert(creditor_reference_is_valid(right));
    g_autofree char *wrong = g_strdup_printf("RF01%s", right + 4);
    cr_assert_not(creditor_reference_is_valid(wrong));
}

Test(identifiers, ibans_are_printed_in_groups_of_four)
{
    g_autofree char *groups = iban_to_groups("FR1420041010050500013M02606", " ");
    cr_assert_str_eq(groups, "FR14 2004 1010 0505 0001 3M02 606");
    g_autofree char *even = iban_to_groups("BE68539007547034", "\xc2\xa0");
    cr_assert_str_eq(even, "BE68\xc2\xa0"
                           "5390\xc2\xa0"
                           "0754\xc2\xa0"
                           "7034");
    g_autofree char *empty = iban_to_groups("", " ");
    cr_assert_str_eq(empty, "");
}

Test(identifiers, bics_have_eight_or_eleven_characters)
{
    VALID(bic_is_valid, "BNPAFRPP", "BNPAFRPPXXX", "DEUTDEFF500", "AGRIFRPP8A2", "CMCIFRPP",
          "NCBVXKPR");
    INVALID(bic_is_valid, "", "BNPAFRP", "BNPAFRPPX", "bnpafrpp", "BNPA1RPP", "BNPAFRPPXXXX",
            "BNPAFR P", "BNPAZZPP", "BNPAXXPPXXX");
}

Test(identifiers, creditor_references_are_made_with_their_check_digits)
{
    const char *const vectors[][2] = {{"539007547034", "RF18539007547034"},
                                      {"1234512345", "RF451234512345"},
                                      {"AB2G5", "RF68AB2G5"},
                                      {"TU06FX", "RF96TU06FX"},
                                      {"X2HU4TC28XTYLHASYWT91", "RF14X2HU4TC28XTYLHASYWT91"},
                                      {"FA2025000123", "RF81FA2025000123"},
                                      {"FC202500001", "RF91FC202500001"},
                                      {"1234", "RF541234"},
                                      {"000123", "RF78000123"}};
    for (gsize i = 0; i < G_N_ELEMENTS(vectors); i++) {
        g_autofree char *made = creditor_reference_new(vectors[i][0]);
        cr_assert_str_eq(made, vectors[i][1]);
        cr_assert(creditor_reference_is_valid(made));
    }
}

Test(identifiers, creditor_references_take_capitals_and_digits_up_to_21)
{
    const char *const bad[] = {"",        "X2HU4TC28XTYLHASYWT912", "ab2g5", "AB-2", "A B",
                               "\xc3\x89"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        cr_assert_null(creditor_reference_new(bad[i]), "%s", bad[i]);
    cr_assert_null(creditor_reference_new(NULL));
}

Test(identifiers, creditor_references_are_checked)
{
    VALID(creditor_reference_is_valid, "RF720HYA6", "RF18000000000539007547034");
    INVALID(creditor_reference_is_valid, "RF19GAX8WS5JYOOUJ87", "RF19539007547034", "", "RF18",
            "RF720hya6", "XX720HYA6", "RF180000000000539007547034");
}

Test(identifiers, sirens_pass_luhn)
{
    VALID(siren_is_valid, "732829320", "404833048", "356000000");
    INVALID(siren_is_valid, "123456789", "", "73282932", "7328293200", "73282932O",
            "000000000");
}

Test(identifiers, sirets_pass_luhn_but_those_of_la_poste)
{
    VALID(siret_is_valid, "73282932000074", "35600000049837", "35600000000048");
    INVALID(siret_is_valid, "73282932000075", "35600000049838", "732829320", "",
            "7328293200007 ", "00000000000000");
}
