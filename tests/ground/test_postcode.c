#include <criterion/criterion.h>

#include "ground/postcode.h"

static void expect(const char *country, const char *text, const char *expected)
{
    g_autofree char *code = postcode_normalise(text, country);
    cr_expect(g_strcmp0(code, expected) == 0, "%s %s: %s", country ? country : "-", text,
              code ? code : "refused");
}

Test(postcode, french_ones_have_five_digits_in_a_range_that_exists)
{
    static const char *const good[] = {"69003", "01000", "20000", "20137", "00100",
                                       "33701", "75008", "95999", "97110", "97490",
                                       "97680", "98000", "98714", "98800"};
    static const char *const bad[] = {"6900",  "690031", "2A004", "2B000", "96000", "97900",
                                      "97000", "98100",  "98500", "99123", "",      "lyon"};
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        expect("FR", good[i], good[i]);
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        expect("FR", bad[i], NULL);
    expect("FR", "69 003", "69003");
    expect("FR", "F-69003", "69003");
    expect("FR",
           "69\xc2\xa0"
           "003",
           "69003");
}

Test(postcode, overseas_and_monaco_have_their_own_beginnings)
{
    expect("MC", "98000", "98000");
    expect("MC", "MC-98000", "98000");
    expect("MC", "06000", NULL);
    expect("RE", "97400", "97400");
    expect("RE", "97100", NULL);
    expect("GP", "97110", "97110");
    expect("MF", "97150", "97150");
    expect("NC", "98800", "98800");
}

Test(postcode, each_country_writes_its_own)
{
    static const char *const vectors[][3] = {
        {"BE", "1000", "1000"},         {"BE", "B-1000", "1000"},
        {"BE", "10000", NULL},          {"DE", "10115", "10115"},
        {"DE", "D-10115", "10115"},     {"DE", "1011", NULL},
        {"CH", "CH-8001", "8001"},      {"CH", "80011", NULL},
        {"LU", "L-1234", "1234"},       {"LU", "12345", NULL},
        {"IT", "20121", "20121"},       {"ES", "28013", "28013"},
        {"NL", "1012ab", "1012 AB"},    {"NL", "1012 AB", "1012 AB"},
        {"NL", "1012", NULL},           {"GB", "sw1a1aa", "SW1A 1AA"},
        {"GB", "EC1A 1BB", "EC1A 1BB"}, {"GB", "M11AE", "M1 1AE"},
        {"GB", "12345", NULL},          {"PT", "1000-001", "1000-001"},
        {"PT", "1000001", "1000-001"},  {"PT", "1000", "1000"},
        {"US", "10001", "10001"},       {"US", "10001-1234", "10001-1234"},
        {"US", "1000", NULL},           {"AT", "1010", "1010"},
        {"PL", "00950", "00-950"},      {"SE", "11455", "114 55"},
        {"SE", "SE-11455", "114 55"},   {"CA", "k1a0b1", "K1A 0B1"},
        {"IE", "D02X285", "D02 X285"},  {"LV", "LV-1010", "LV-1010"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(vectors); i++)
        expect(vectors[i][0], vectors[i][1], vectors[i][2]);
}

Test(postcode, of_a_country_that_is_not_in_the_table_any_is_good)
{
    expect("SN", " 12 500 ", "12 500");
    expect(NULL, "whatever", "whatever");
    cr_expect_null(postcode_form("SN"));
    cr_expect_null(postcode_form(NULL));
    cr_expect_not_null(postcode_form("RE"));
    cr_expect_str_eq(postcode_form("BE"), "four digits");
}

Test(postcode, one_is_found_before_a_town)
{
    const char *town = NULL;
    cr_expect_eq(postcode_find("69003 LYON CEDEX 03", "FR", &town), 5);
    cr_expect_str_eq(town, "LYON CEDEX 03");
    cr_expect_eq(postcode_find("69 003 Lyon", "FR", &town), 6);
    cr_expect_str_eq(town, "Lyon");
    cr_expect_eq(postcode_find("1012 AB Amsterdam", "NL", &town), 7);
    cr_expect_str_eq(town, "Amsterdam");
    cr_expect_eq(postcode_find("12 rue de la Paix", "FR", &town), 0);
    cr_expect_eq(postcode_find("69003", "FR", &town), 0);
    cr_expect_eq(postcode_find("12500 Dakar", "SN", &town), 0);
    cr_expect_eq(postcode_find("", "FR", &town), 0);
}
