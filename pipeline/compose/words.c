/* Amounts in words: sign, units, parts, each with the currency's own name. */
#include "compose/words.h"

#include <string.h>

#include "compose/words_currency.h"
#include "ground/money.h"

static const struct {
    const char *minus, *and_word, *of; /* "un million de francs" */
} joints[LANGUAGE_COUNT] = {[LANGUAGE_FR] = {"moins ", " et ", "de "},
                            [LANGUAGE_EN] = {"minus ", " and ", ""},
                            [LANGUAGE_DE] = {"minus ", " und ", ""}};

static void append_number(GString *text, const LanguageRules *rules, guint64 number,
                          gboolean is_feminine)
{
    if (rules->language == LANGUAGE_FR)
        words_append_french(text, &rules->words, number, is_feminine);
    else if (rules->language == LANGUAGE_EN)
        words_append_english(text, &rules->words, number);
    else
        words_append_german(text, number);
}

/* French counts 0 and 1 in the singular, English and German 1 alone. */
static gboolean is_one(const LanguageRules *rules, guint64 number)
{
    return number == 1 || (number == 0 && rules->language == LANGUAGE_FR);
}

static gboolean begins_with_vowel(const char *word)
{
    return strchr("aeiouAEIOU", *word) != NULL;
}

/* Round millions are nouns: "un million d'euros", "deux milliards de francs suisses". */
static void append_units(GString *text, const LanguageRules *rules, guint64 units,
                         const char *name)
{
    const char *of = joints[rules->language].of;
    gboolean is_noun = units > 0 && units % 1000000 == 0 && *of != '\0';

    g_string_append_c(text, ' ');
    if (is_noun)
        g_string_append(text, begins_with_vowel(name) ? "d'" : of);
    g_string_append(text, name);
}

static guint64 find_parts_of_one(const char *currency)
{
    guint64 parts = 1;

    for (int digits = currency_digits(currency); digits > 0; digits--)
        parts *= 10;
    return parts;
}

/* "douze PLN et 50/100" */
static void append_by_code(GString *text, const LanguageRules *rules, guint64 size,
                           const char *currency)
{
    guint64 unit = find_parts_of_one(currency);

    append_number(text, rules, size / unit, FALSE);
    append_units(text, rules, size / unit, currency);
    if (size % unit > 0)
        g_string_append_printf(text, "%s%0*" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
                               joints[rules->language].and_word, currency_digits(currency),
                               size % unit, unit);
}

static void append_by_name(GString *text, const LanguageRules *rules, guint64 size,
                           const CurrencyWords *words)
{
    guint64 unit = find_parts_of_one(words->currency);
    guint64 units = size / unit, parts = size % unit;

    if (units > 0 || parts == 0) {
        append_number(text, rules, units, words->is_feminine);
        append_units(text, rules, units, is_one(rules, units) ? words->one : words->many);
    }
    if (units > 0 && parts > 0)
        g_string_append(text, joints[rules->language].and_word);
    if (parts > 0) {
        append_number(text, rules, parts, FALSE);
        g_string_append_printf(text, " %s",
                               is_one(rules, parts) ? words->part_one : words->part_many);
    }
}

gboolean words_append_amount(GString *text, const LanguageRules *rules, gint64 minor,
                             const char *currency)
{
    const CurrencyWords *words = currency_words_find(rules->language, currency);
    guint64 size = minor < 0 ? 0 - (guint64)minor : (guint64)minor;
    g_autoptr(GString) own = g_string_new(NULL);

    if (joints[rules->language].minus == NULL)
        return FALSE;
    if (minor < 0)
        g_string_append(own, joints[rules->language].minus);
    if (words != NULL)
        append_by_name(own, rules, size, words);
    else
        append_by_code(own, rules, size, currency);
    if (rules->has_no_eszett)
        g_string_replace(own, "ß", "ss", 0);
    g_string_append(text, own->str);
    return TRUE;
}
