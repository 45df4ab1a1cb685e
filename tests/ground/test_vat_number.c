#include <criterion/criterion.h>

#include "ground/vat_number.h"

static void expect_all(VatState expected, const char *const *numbers)
{
    for (; *numbers; numbers++) {
        g_autofree char *compact = vat_number_compact(*numbers);
        cr_expect_eq(vat_number_check(compact), expected, "%s: %d", *numbers,
                     (int)vat_number_check(compact));
    }
}

#define EXPECT(state, ...) expect_all(state, (const char *const[]){__VA_ARGS__, NULL})

/* Numbers that companies and tax offices print themselves. */
Test(vat_number, published_numbers_of_each_country_pass)
{
    EXPECT(VAT_GOOD, "FR44732829320", "FR83404833048", "FR39356000000", "FR 40 303 265 045",
           "BE 0403.170.701", "BE0428759497", "DE136695976", "DE 811 907 980", "NL004495445B01",
           "NL002455799B11", "ESA28015865", "ES B-58378431", "ESX2482300W", "ES54362315K",
           "ESJ99216582", "IT00743110157", "IT 0 0905 8110 06", "LU15027442", "ATU13585627",
           "PT501964843", "GB980780684", "GB 220 4302 31", "GBGD001", "GBHA500",
           "CHE-100.155.212 MWST", "CHE-107.787.577 IVA", "CHE100155212", "IE6433435F",
           "IE6433435OA", "IE8D79739I", "DK13585628", "SE556188840401", "FI20774740",
           "NO995525828MVA", "PL8567346215", "EL094259216", "GR094259216", "HR33392005961",
           "HU12892312", "MT11679112", "RO18547290", "SI50223054", "SK2022749619",
           "EE100931558", "XI980780684", "EU372000123", "JP1234567890");
}

Test(vat_number, one_wrong_digit_is_found)
{
    EXPECT(VAT_WRONG_CHECK, "FR45732829320", "FR44732829321", "BE0403170702", "DE136695975",
           "NL004495446B01", "ESB58378432", "ESX2482300X", "ES54362315J", "IT00743110158",
           "LU15027443", "ATU13585628", "PT501964842", "GB980780685", "GBGD500", "GBHA499",
           "CHE100155213", "IE6433435E", "DK13585627", "SE556188840301", "FI20774741",
           "NO995525829", "PL8567346216", "EL094259217", "HR33392005962", "HU12892313",
           "MT11679113", "RO18547291", "SI50223055", "SK2022749618", "EE100931559");
}

Test(vat_number, each_country_has_its_shape)
{
    EXPECT(VAT_WRONG_SHAPE, "FR4473282932", "FR447328293200", "BE403170701", "DE13669597",
           "DE1366959761", "NL004495445B1", "NL004495445C01", "ES5436231", "IT0074311015",
           "LU1502744", "AT13585627", "ATU1358562", "PT50196484", "GB98078068", "CH100155212",
           "CHE10015521", "DE1", "DK1358562", "SE5561888404", "JP1", "US", "SOUMIS", "JP1A");
    EXPECT(VAT_NO_COUNTRY, "", "732829320", "F", "4R44732829320", "\xc3\x89R123", "ZZ123456789",
           "EXEMPT");
    cr_expect_eq(vat_number_check(NULL), VAT_NO_COUNTRY);
}

Test(vat_number, newer_french_keys_may_hold_letters)
{
    EXPECT(VAT_GOOD, "FRK7399859412", "FR4Z123456782");
    EXPECT(VAT_WRONG_CHECK, "FRXX732829320", "FRK8399859412", "FRO7399859412");
}

Test(vat_number, a_french_number_holds_a_siren_that_passes_luhn)
{
    /* the key fits, the SIREN 732829321 does not exist */
    EXPECT(VAT_WRONG_CHECK, "FR47732829321");
    g_autofree char *made = vat_number_of_siren("404833048");
    cr_expect_str_eq(made, "FR83404833048");
    g_autofree char *small = vat_number_of_siren("005520135");
    cr_expect_eq(vat_number_check(small), VAT_GOOD, "%s", small);
}

Test(vat_number, settings_take_foreign_numbers_by_shape_and_french_ones_by_their_key)
{
    cr_expect(vat_number_is_valid("DE123456789"));
    cr_expect(vat_number_is_valid("JP1234567890"));
    cr_expect_not(vat_number_is_valid("FR45732829320"));
    cr_expect_not(vat_number_is_valid("DE12345678"));
    cr_expect_not(vat_number_is_valid("DE12 45"));
    cr_expect_not(vat_number_is_valid(NULL));
}

Test(vat_number, its_form_is_told)
{
    cr_expect_str_eq(vat_number_form("DE12"), "DE and 9 digits");
    cr_expect_null(vat_number_form("JP12"));
    cr_expect_null(vat_number_form(NULL));
}
