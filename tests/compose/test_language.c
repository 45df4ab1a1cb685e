#include "build_letter.h"

#include "compose/typography.h"
#include "compose/value_format.h"

static LanguageRules find_rules(const char *language, const char *country)
{
    LetterSettings letters = {.always_group = TRUE};

    return language_rules_in(language, country, &letters);
}

/* CLDR 48, domain notes 7.1 */
Test(language, money_is_written_as_in_the_recipients_country)
{
    static const struct {
        const char *language, *country;
        gint64 minor;
        const char *currency, *text;
    } cases[] = {{"fr", "FR", 123450, "EUR", "1\u202f234,50\u00a0€"},
                 {"fr", "BE", 123450, "EUR", "1\u202f234,50\u00a0€"},
                 {"fr", "DE", 123450, "EUR", "1\u202f234,50\u00a0€"},
                 {"fr", NULL, 123450, "EUR", "1\u202f234,50\u00a0€"},
                 {"fr", "CH", 123450, "CHF", "1\u202f234.50\u00a0CHF"},
                 {"fr", "CA", 123450, "CAD", "1\u00a0234,50\u00a0$"},
                 {"fr", "FR", 123450, "CAD", "1\u202f234,50\u00a0CAD"},
                 {"en", "GB", 123456789, "EUR", "€1,234,567.89"},
                 {"en", "US", 123450, "USD", "$1,234.50"},
                 {"en", "US", -123450, "USD", "-$1,234.50"},
                 {"en", "GB", 123450, "USD", "USD\u00a01,234.50"},
                 {"en", "CA", 123450, "CAD", "$1,234.50"},
                 {"de", "DE", 123456789, "EUR", "1.234.567,89\u00a0€"},
                 {"de", "AT", 123450, "EUR", "€\u00a01.234,50"},
                 {"de", "AT", -123450, "EUR", "-€\u00a01.234,50"},
                 {"de", "CH", 123450, "CHF", "CHF\u00a01'234.50"},
                 {"de", "CH", 123456789, "EUR", "EUR\u00a01'234'567.89"},
                 {"de", "LI", 5, "CHF", "CHF\u00a00.05"},
                 {"it", "CH", 123450, "CHF", "CHF\u00a01'234.50"},
                 {"es", "ES", 123450, "EUR", "1.234,50\u00a0€"},
                 {"nl", "NL", 123456789, "EUR", "€\u00a01.234.567,89"},
                 {"nl", "BE", -123450, "EUR", "€\u00a0-1.234,50"}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        LanguageRules rules = find_rules(cases[i].language, cases[i].country);
        g_autofree char *text = money_to_text(&rules, cases[i].minor, cases[i].currency);

        cr_expect_str_eq(text, cases[i].text, "%s-%s: %s instead of %s", cases[i].language,
                         cases[i].country ? cases[i].country : "", text, cases[i].text);
    }
}

Test(language, four_digits_stand_together_in_spanish_and_italian_if_one_likes)
{
    LetterSettings letters = {.always_group = FALSE};
    LanguageRules spanish = language_rules_in("es", "ES", &letters);
    LanguageRules french = language_rules_in("fr", "FR", &letters);
    g_autofree char *four = money_to_text(&spanish, 123450, "EUR");
    g_autofree char *five = money_to_text(&spanish, 1234550, "EUR");
    g_autofree char *other = money_to_text(&french, 123450, "EUR");

    cr_expect_str_eq(four, "1234,50\u00a0€");
    cr_expect_str_eq(five, "12.345,50\u00a0€");
    cr_expect_str_eq(other, "1\u202f234,50\u00a0€");
}

Test(language, dates_and_rates_follow_the_country_too)
{
    static const struct {
        const char *language, *country, *text;
    } cases[] = {{"fr", "FR", "1er janvier 2026 01/01/2026 13,15\u00a0%"},
                 {"fr", "CH", "1er janvier 2026 01.01.2026 13,15\u00a0%"},
                 {"fr", "CA", "1er janvier 2026 2026-01-01 13,15\u00a0%"},
                 {"en", "GB", "1 January 2026 01/01/2026 13.15%"},
                 {"en", "US", "January 1, 2026 01/01/2026 13.15%"},
                 {"de", "DE", "1. Januar 2026 01.01.2026 13,15\u00a0%"},
                 {"de", "AT", "1. Jänner 2026 01.01.2026 13,15\u00a0%"},
                 {"de", "CH", "1. Januar 2026 01.01.2026 13.15%"},
                 {"es", "ES", "1 de enero de 2026 01/01/2026 13,15\u00a0%"},
                 {"it", "IT", "1 gennaio 2026 01/01/2026 13,15%"},
                 {"nl", "NL", "1 januari 2026 01-01-2026 13,15%"},
                 {"nl", "BE", "1 januari 2026 01/01/2026 13,15%"}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        LanguageRules rules = find_rules(cases[i].language, cases[i].country);
        g_autoptr(GString) text = g_string_new(NULL);

        append_long_date(text, &rules, day_parse_iso("2026-01-01"));
        g_string_append_c(text, ' ');
        append_short_date(text, &rules, day_parse_iso("2026-01-01"));
        g_string_append_c(text, ' ');
        append_rate_text(text, &rules, 1315);
        cr_expect_str_eq(text->str, cases[i].text, "%s-%s: %s", cases[i].language,
                         cases[i].country, text->str);
    }
}

Test(language, an_american_reads_the_month_first)
{
    LanguageRules american = find_rules("en", "US"), british = find_rules("en", "GB");
    g_autoptr(GString) text = g_string_new(NULL);

    append_short_date(text, &american, day_parse_iso("2026-05-01"));
    append_short_date(text, &british, day_parse_iso("2026-05-01"));
    cr_expect_str_eq(text->str, "05/01/202601/05/2026");
}

static void assert_spaces(const char *language, const char *country, const char *text,
                          const char *expected)
{
    LanguageRules rules = find_rules(language, country);
    g_autofree char *changed = typography_apply(&rules, text);

    cr_expect_str_eq(changed, expected, "%s: %s", language, changed);
}

Test(typography, spaces_that_must_not_break_are_made_so)
{
    assert_spaces("fr", "FR", "Rappel : n° 5 ; « payé » ? Oui !",
                  "Rappel\u00a0: n°\u00a05\u202f; «\u00a0payé\u00a0»\u202f? Oui\u202f!");
    assert_spaces("fr", "FR", "Quoi\u00a0? Dû\u00a0: rien", "Quoi\u202f? Dû\u00a0: rien");
    assert_spaces("fr", "FR", "40 € ou 5 %", "40\u00a0€ ou 5\u00a0%");
    assert_spaces("de", "DE", "Pauschale von 40 € : Nr. 5",
                  "Pauschale von 40\u00a0€ : Nr.\u00a05");
    assert_spaces("nl", "NL", "een vergoeding van € 40 per factuur",
                  "een vergoeding van €\u00a040 per factuur");
    assert_spaces("en", "GB", "costs €40 ; see below", "costs €40 ; see below");
}

Test(typography, swiss_letters_write_ss_but_never_in_a_name)
{
    World *world = world_new();
    g_autofree char *words = NULL;

    world->document->language = "de";
    world->document->recipient.country = "CH";
    world->customer->name = "Weiß & Großmann AG";
    world_add_invoice(world, "F-417", "2026-10-15", 123450);
    words = world_compose_words(world);
    assert_has(words, "Mit freundlichen Grüssen");
    assert_has(words, "EUR\u00a01'234.50");
    assert_lacks(words, "ß");
    world_free(world);
    assert_spaces("de", "DE", "Straße", "Straße");
    assert_spaces("de", "LI", "Straße", "Strasse");
}

Test(language, sheets_for_the_house_are_written_as_at_home)
{
    World *world = world_new();
    g_autofree char *words = NULL;

    world->document->recipient.channel = CHANNEL_CALL;
    world->document->recipient.country = "US";
    world->document->recipient.phone = "+1 202 555 0100";
    world_add_invoice(world, "F-417", "2026-10-15", 123450);
    words = world_compose_words(world);
    assert_has(words, "15/10/2026");
    world_free(world);
}
