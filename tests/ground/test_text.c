#include <string.h>

#include <criterion/criterion.h>

#include "ground/text.h"

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"

static void expect_fold(const char *text, const char *expected)
{
    g_autofree char *folded = text_fold(text);
    cr_assert_str_eq(folded, expected, "%s: %s", text, folded);
}

static void expect_trimmed(const char *text, const char *expected)
{
    g_autofree char *trimmed = text_copy_trimmed(text);
    cr_assert_str_eq(trimmed, expected);
}

Test(text, headers_are_folded_to_words_without_accents)
{
    expect_fold("N° Pièce ", "n piece");
    expect_fold("Nº client", "n client");
    expect_fold("  Date d'échéance", "date d echeance");
    expect_fold("date_echeance", "date echeance");
    expect_fold("MONTANT" NBSP "(T.T.C.)", "montant t t c");
    expect_fold("Œuvre, ÆON, Straße, Ørsted, Łódź", "oeuvre aeon strasse orsted lodz");
    expect_fold("E\xcc\x81te\xcc\x81", "ete");
    expect_fold("ＦＡＣＴＵＲＥ ①", "facture 1");
    expect_fold("--", "");
    expect_fold("", "");
    expect_fold(NULL, "");
}

Test(text, folding_takes_bad_utf8)
{
    expect_fold("caf\xe9 ole", "caf ole");
    expect_fold("\xff\xfe", "");
    expect_fold("x\xe2", "x");
}

Test(text, distance_counts_edits_of_characters)
{
    cr_assert_eq(text_distance("", ""), 0);
    cr_assert_eq(text_distance("abc", ""), 3);
    cr_assert_eq(text_distance("kitten", "sitting"), 3);
    cr_assert_eq(text_distance("échéance", "echeance"), 2);
    cr_assert_eq(text_distance("lagnuage", "language"), 1);
    cr_assert_eq(text_distance(NULL, "a"), 1);
}

Test(text, the_nearest_name_is_found_if_it_is_near_enough)
{
    const char *const names[] = {"language", "scenario", "ledger", "due", NULL};
    cr_assert_str_eq(text_find_nearest("langage", names), "language");
    cr_assert_str_eq(text_find_nearest("scenarios", names), "scenario");
    cr_assert_str_eq(text_find_nearest("leger", names), "ledger");
    cr_assert_str_eq(text_find_nearest("dew", (const char *const[]){"dev", NULL}), "dev");
    cr_assert_null(text_find_nearest("dxx", names));
    cr_assert_null(text_find_nearest("invoice", names));
    cr_assert_null(text_find_nearest("", names));
    cr_assert_null(text_find_nearest(NULL, names));
    cr_assert_null(text_find_nearest("due", (const char *const[]){NULL}));
}

Test(text, of_two_names_the_nearer_one_is_taken)
{
    const char *const names[] = {"amount_excl", "amount_incl", NULL};
    cr_assert_str_eq(text_find_nearest("amount_incl", names), "amount_incl");
    cr_assert_str_eq(text_find_nearest("amount_inc", names), "amount_incl");
}

Test(text, trimming_knows_every_white_space)
{
    expect_trimmed(" \t\r\n" NBSP NARROW "a b" NBSP " \n", "a b");
    expect_trimmed(NBSP, "");
    expect_trimmed("", "");
    expect_trimmed(NULL, "");
    expect_trimmed("abc", "abc");
}

Test(text, trimming_leaves_bad_bytes_alone)
{
    expect_trimmed(" \xff x \xe2\x80 ", "\xff x \xe2\x80");
    expect_trimmed("\xe2", "\xe2");
}

Test(text, blank_is_nothing_but_white_space)
{
    cr_assert(text_is_blank(NULL) && text_is_blank("") && text_is_blank(" " NBSP "\t"));
    cr_assert_not(text_is_blank(" x "));
    cr_assert_not(text_is_blank("\xe2"));
}

Test(text, nothing_equals_the_empty_text)
{
    cr_assert(text_equals(NULL, "") && text_equals(NULL, NULL) && text_equals("a", "a"));
    cr_assert_not(text_equals("a", NULL));
    cr_assert_str_eq(text_or_empty(NULL), "");
    cr_assert_str_eq(text_or_empty("a"), "a");
}

Test(text, numbers_are_written_like_printf_does)
{
    static const gint64 numbers[] = {0,     -1,         9,          10,        1234567,
                                     -1000, G_MAXINT64, G_MININT64, G_MININT32};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *wanted = g_strdup_printf("%" G_GINT64_FORMAT, numbers[i]);
        g_autoptr(GString) text = g_string_new("");
        text_append_number(text, numbers[i]);
        cr_expect_str_eq(text->str, wanted);
    }
    g_autoptr(GString) padded = g_string_new("");
    text_append_digits(padded, 7, 3);
    text_append_digits(padded, 1234, 2);
    text_append_digits(padded, 0, 0);
    cr_expect_str_eq(padded->str, "00712340");
}

Test(text, thousands_are_grouped_from_the_right)
{
    static const char *const cases[][2] = {
        {"", ""}, {"7", "7"}, {"123", "123"}, {"1234", "1 234"}, {"1234567", "1 234 567"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new("");
        text_append_grouped(text, cases[i][0], strlen(cases[i][0]), " ");
        cr_expect_str_eq(text->str, cases[i][1]);
    }
}
