#include "build_letter.h"

#include "compose/words.h"

typedef struct {
    const char *language, *country;
    int style; /* 1: 1990, 2: joined millions, 4: Swiss quatre-vingts */
    gint64 minor;
    const char *currency, *words;
} WordsCase;

#define WORDS(language, country, style, minor, currency, words)                                \
    {language, country, style, minor, currency, words},
static const WordsCase cases[] = {
#include "words.def"
};
#undef WORDS

static LanguageRules find_rules(const WordsCase *wanted)
{
    LetterSettings letters = {
        .spelling = wanted->style & 1 ? SPELLING_1990 : SPELLING_TRADITIONAL,
        .hyphen_millions = (wanted->style & 2) != 0,
        .swiss_eighty = wanted->style & 4 ? EIGHTY_QUATRE_VINGTS : EIGHTY_HUITANTE,
        .always_group = TRUE};

    return language_rules_in(wanted->language, wanted->country, &letters);
}

static void append_number(GString *text, const LanguageRules *rules, gint64 number)
{
    if (rules->language == LANGUAGE_FR)
        words_append_french(text, &rules->words, (guint64)number, FALSE);
    else if (rules->language == LANGUAGE_EN)
        words_append_english(text, &rules->words, (guint64)number);
    else
        words_append_german(text, (guint64)number);
}

Test(words, numbers_and_amounts_are_spelled_as_people_spell_them)
{
    guint wrong = 0;

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const WordsCase *wanted = &cases[i];
        LanguageRules rules = find_rules(wanted);
        g_autoptr(GString) text = g_string_new(NULL);

        if (*wanted->currency == '\0')
            append_number(text, &rules, wanted->minor);
        else
            cr_assert(words_append_amount(text, &rules, wanted->minor, wanted->currency));
        if (g_str_equal(text->str, wanted->words))
            continue;
        wrong++;
        cr_log_error("%s-%s/%d %" G_GINT64_FORMAT " %s: \"%s\" instead of \"%s\"",
                     wanted->language, wanted->country, wanted->style, wanted->minor,
                     wanted->currency, text->str, wanted->words);
    }
    cr_assert_eq(wrong, 0);
    cr_assert_gt(G_N_ELEMENTS(cases), 800);
}

Test(words, spanish_italian_and_dutch_have_none)
{
    static const char *const codes[] = {"es", "it", "nl"};
    LetterSettings letters = {.always_group = TRUE};

    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        LanguageRules rules = language_rules_in(codes[i], NULL, &letters);
        g_autoptr(GString) text = g_string_new("Total");

        cr_expect_not(words_append_amount(text, &rules, 100, "EUR"));
        cr_expect_str_eq(text->str, "Total");
    }
}

Test(words, days_are_spelled_within_a_sentence)
{
    static const struct {
        const char *language, *country;
        int days;
        const char *words;
    } days[] = {{"fr", "FR", 8, "huit"},        {"fr", "BE", 90, "nonante"},
                {"en", "GB", 45, "forty-five"}, {"de", "DE", 1, "einem"},
                {"de", "DE", 30, "dreißig"},    {"de", "CH", 30, "dreissig"},
                {"es", "ES", 21, "veintiún"},   {"it", "IT", 8, "otto"},
                {"nl", "NL", 14, "veertien"},   {"nl", "NL", 45, "45"}};
    LetterSettings letters = {.always_group = TRUE};

    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        LanguageRules rules = language_rules_in(days[i].language, days[i].country, &letters);
        g_autoptr(GString) text = g_string_new(NULL);

        words_append_small_number(text, &rules, days[i].days);
        cr_expect_str_eq(text->str, days[i].words);
    }
}

static void assert_words_in_letter(const char *country, FrenchSpelling spelling,
                                   const char *expected)
{
    World *world = world_new();
    g_autofree char *words = NULL;

    world->document->recipient.country = country;
    world->settings->letters.spelling = spelling;
    world_add_invoice(world, "F-417", "2026-10-15", 19180);
    world_write_body(world, "Soit #TOTAL_IN_WORDS.\n");
    words = world_compose_words(world);
    assert_has(words, expected);
    world_free(world);
}

Test(words, a_letter_takes_them_from_the_recipients_country_and_the_settings)
{
    assert_words_in_letter("FR", SPELLING_TRADITIONAL,
                           "Soit cent quatre-vingt-onze euros et quatre-vingts centimes.");
    assert_words_in_letter("BE", SPELLING_TRADITIONAL,
                           "Soit cent nonante et un euros et quatre-vingts centimes.");
    assert_words_in_letter("CH", SPELLING_TRADITIONAL,
                           "Soit cent nonante et un euros et huitante centimes.");
    assert_words_in_letter("CH", SPELLING_1990,
                           "Soit cent-nonante-et-un euros et huitante centimes.");
}
