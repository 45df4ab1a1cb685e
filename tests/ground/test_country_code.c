#include <criterion/criterion.h>

#include "ground/country_code.h"

Test(country_code, those_of_iso_3166_are_known_and_no_others)
{
    static const char *const good[] = {"FR", "BE", "DE", "GB", "AD", "ZW", "XK", "RE"};
    static const char *const bad[] = {"ZZ", "UK", "EU", "fr", "F", "", "FRA", "XX", "AA"};
    for (guint i = 0; i < G_N_ELEMENTS(good); i++)
        cr_expect(country_code_is_known(good[i]), "%s", good[i]);
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
        cr_expect_not(country_code_is_known(bad[i]), "%s", bad[i]);
    cr_expect_not(country_code_is_known(NULL));
}

Test(country_code, three_letters_and_numbers_mean_the_same_country)
{
    cr_expect_str_eq(country_code_find("FRA"), "FR");
    cr_expect_str_eq(country_code_find("DEU"), "DE");
    cr_expect_str_eq(country_code_find("250"), "FR");
    cr_expect_str_eq(country_code_find("056"), "BE");
    cr_expect_null(country_code_find("ZZZ"));
    cr_expect_null(country_code_find("56"));
}

Test(country_code, the_french_post_serves_overseas_and_monaco)
{
    cr_expect(country_code_is_french("FR"));
    cr_expect(country_code_is_french("RE"));
    cr_expect(country_code_is_french("MC"));
    cr_expect_not(country_code_is_french("BE"));
    cr_expect_not(country_code_is_french(NULL));
}
