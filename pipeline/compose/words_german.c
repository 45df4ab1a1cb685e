/*
 * German numbers as contracts spell them: one word below a million, einhundert and eintausend
 * in full; Million, Milliarde ... are feminine nouns apart.
 */
#include "compose/words.h"

static const char *const small_numbers[] = {
    "null",     "ein",      "zwei",     "drei",     "vier",     "fünf",    "sechs",
    "sieben",   "acht",     "neun",     "zehn",     "elf",      "zwölf",   "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};

static const char *const tens[] = {"",        "",        "zwanzig", "dreißig", "vierzig",
                                   "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

/* 1..999 */
static void append_below_thousand(GString *text, guint number)
{
    guint rest = number % 100;

    if (number >= 100)
        g_string_append_printf(text, "%shundert", small_numbers[number / 100]);
    if (rest > 0 && rest < 20) {
        g_string_append(text, small_numbers[rest]);
    } else if (rest > 0) {
        if (rest % 10 > 0)
            g_string_append_printf(text, "%sund", small_numbers[rest % 10]);
        g_string_append(text, tens[rest / 10]);
    }
}

static void append_scale(GString *text, guint count, const char *noun)
{
    gboolean ends_in_e = g_str_has_suffix(noun, "e");

    append_below_thousand(text, count);
    g_string_append_printf(text, "%s %s", count % 100 == 1 ? "e" : "", noun);
    if (count > 1)
        g_string_append(text, ends_in_e ? "n" : "en");
}

void words_append_german(GString *text, guint64 number)
{
    static const char *const nouns[] = {"Trillion", "Billiarde", "Billion", "Milliarde",
                                        "Million"};
    guint64 scale = G_GUINT64_CONSTANT(1000000000000000000);
    guint thousands = (guint)(number / 1000 % 1000), rest = (guint)(number % 1000);
    gsize start = text->len;

    for (guint i = 0; i < G_N_ELEMENTS(nouns); i++, scale /= 1000) {
        guint count = (guint)(number / scale % 1000);

        if (count == 0)
            continue;
        if (text->len > start)
            g_string_append_c(text, ' ');
        append_scale(text, count, nouns[i]);
    }
    if (text->len > start && thousands + rest > 0)
        g_string_append_c(text, ' ');
    if (thousands > 0) {
        append_below_thousand(text, thousands);
        g_string_append(text, "tausend");
    }
    append_below_thousand(text, rest);
    if (number == 0)
        g_string_append(text, small_numbers[0]);
}
