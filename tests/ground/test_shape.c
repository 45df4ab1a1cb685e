#include <criterion/criterion.h>

#include "ground/shape.h"

Test(shape, signs_stand_for_digits_capitals_and_themselves)
{
    cr_expect(shape_matches("nnaU", "12BU"));
    cr_expect(shape_matches("cc|n", "A1"));
    cr_expect(shape_matches("cc|n", "7"));
    cr_expect_not(shape_matches("nnaU", "12BV"));
    cr_expect_not(shape_matches("nn", "1"));
    cr_expect_not(shape_matches("nn", "123"));
    cr_expect_not(shape_matches("a", "b"));
    cr_expect_not(shape_matches("n", ""));
    cr_expect(shape_matches("", ""));
}

Test(shape, spaces_and_hyphens_that_are_missing_are_put_in)
{
    static const char *const vectors[][3] = {
        {"nnnn aa", "1012AB", "1012 AB"}, {"nnnn aa", "1012 AB", "1012 AB"},
        {"nn-nnn", "00950", "00-950"},    {"nn|nn-n", "123", "12-3"},
        {"nnnn aa", "1012", NULL},        {"nn", "123", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(vectors); i++) {
        g_autofree char *whole = shape_complete(vectors[i][0], vectors[i][1]);
        cr_expect(g_strcmp0(whole, vectors[i][2]) == 0, "%s: %s", vectors[i][1], whole);
    }
}
