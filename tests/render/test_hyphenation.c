#include "render/hyphenation.h"
#include <criterion/criterion.h>
#include <string.h>

static void check(const char *language, const char *word, const char *expected)
{
    g_autofree char *path = g_strdup_printf("/usr/share/hyphen/hyph_%s.dic", language);
    Hyphenation *hyphenation = hyphenation_new(path);
    cr_assert_not_null(hyphenation);
    guint8 points[100];
    hyphenation_find(hyphenation, word, strlen(word), points);
    GString *marked = g_string_new(NULL);
    for (gsize i = 0; i < strlen(word); i++) {
        if (points[i])
            g_string_append_c(marked, '=');
        g_string_append_c(marked, word[i]);
    }
    cr_assert_str_eq(marked->str, expected, "%s: %s", language, marked->str);
    g_string_free(marked, TRUE);
    hyphenation_free(hyphenation);
}

Test(hyphenation, french_words_are_divided_by_syllables_of_letters_not_bytes)
{
    check("fr", "règlement", "rè=gle=ment");
    check("fr", "immédiatement", "im=mé=dia=te=ment");
}

Test(hyphenation, german_patterns_in_latin_1_take_umlauts)
{
    check("de_DE", "Rückstände", "Rück=stände");
}

Test(hyphenation, two_letters_stay_before_and_three_after)
{
    check("en_GB", "immediately", "im=me=di=ately");
    check("fr", "aimé", "aimé");
}

Test(hyphenation, a_missing_pattern_file_is_said)
{
    cr_assert_null(hyphenation_new("/nonexistent/hyph.dic"));
}
