#include "settings/build_settings.h"

#include <criterion/criterion.h>

#define REST "ledger: {file: ledger.csv}\nscenarios: scenarios.yaml\n"

static Settings *load_creditor(const char *inside)
{
    g_autofree char *text = g_strdup_printf("creditor:\n  name: Mercier\n%s" REST, inside);
    g_autofree char *said = NULL;
    Settings *settings = load_text(text, &said);
    cr_assert(settings != NULL, "%s", said);
    return settings;
}

static void expect_refusal(const char *inside, const char *expected)
{
    g_autofree char *text = g_strdup_printf("creditor:\n  name: Mercier\n%s" REST, inside);
    g_autofree char *said = NULL;
    g_autoptr(Settings) settings = load_text(text, &said);
    cr_expect(settings == NULL && g_strcmp0(said, expected) == 0, "%s", said);
}

Test(creditor_keys, street_postcode_and_city_make_the_address_lines)
{
    g_autoptr(Settings) settings = load_creditor("  name2: Service clients\n"
                                                 "  street: 12 rue des Forges\n"
                                                 "  postcode: 01000\n  city: Bourg\n"
                                                 "  country: be\n");
    char **lines = settings->creditor.address;
    cr_assert(g_strv_length(lines) == 3);
    cr_expect_str_eq(lines[0], "Service clients");
    cr_expect_str_eq(lines[1], "12 rue des Forges");
    cr_expect_str_eq(lines[2], "01000 Bourg");
    cr_expect_str_eq(settings->creditor.country, "BE");
}

Test(creditor_keys, a_block_of_lines_is_an_address_too_and_gives_the_town)
{
    g_autoptr(Settings) settings = load_creditor(
        "  address: |\n    12 rue des Forges\n    69003 Lyon Cedex 03\n    France\n");
    cr_assert(g_strv_length(settings->creditor.address) == 3);
    cr_expect_str_eq(settings->creditor.city, "Lyon Cedex 03");
    cr_expect_str_eq(settings->creditor.postcode, "69003");
}

Test(creditor_keys, half_an_address_lacks_the_other_half)
{
    expect_refusal("  street: 12 rue des Forges\n  city: Lyon\n",
                   "relance.yaml:2:3: REFUSED: obligatory key \"creditor.postcode\" is missing "
                   "[key-missing]\n");
}

Test(creditor_keys, identifiers_are_compacted_and_their_check_digits_proved)
{
    g_autoptr(Settings) settings =
        load_creditor("  address: [A]\n  siren: 732 829 320\n  vat: fr 44 732829320\n"
                      "  iban: FR76 3000 6000 0112 3456 7890 189\n  bic: bnpafrpp\n");
    cr_expect_str_eq(settings->creditor.siren, "732829320");
    cr_expect_str_eq(settings->creditor.vat, "FR44732829320");
    cr_expect_str_eq(settings->creditor.iban, "FR7630006000011234567890189");
    cr_expect_str_eq(settings->creditor.bic, "BNPAFRPP");
    expect_refusal("  address: [A]\n  siren: \"123456789\"\n",
                   "relance.yaml:4:10: REFUSED: creditor.siren \"123456789\" is impossible: a "
                   "SIREN has nine digits, the last a check digit [value-impossible]\n");
}

Test(creditor_keys, the_vat_number_belongs_to_the_siren)
{
    expect_refusal(
        "  address: [A]\n  siren: \"732829320\"\n  vat: FR83404833048\n",
        "relance.yaml:5:8: REFUSED: creditor.vat \"FR83404833048\" is impossible: it "
        "is not the VAT number of SIREN 732829320 [value-impossible]\n");
}

Test(creditor_keys, an_unknown_country_and_a_bad_mail_address_are_impossible)
{
    expect_refusal("  address: [A]\n  country: France\n",
                   "relance.yaml:4:12: REFUSED: creditor.country \"France\" is impossible: a "
                   "country is two letters of ISO 3166, like FR [value-impossible]\n");
    expect_refusal("  address: [A]\n  email: compta at mercier\n",
                   "relance.yaml:4:10: REFUSED: creditor.email \"compta at mercier\" is "
                   "impossible: a mail address looks like compta@mercier.example "
                   "[value-impossible]\n");
}
