/* English numbers: short scale; "and" within hundreds and before the last of them, or none. */
#include "compose/words.h"

static const char *const small_numbers[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

/* 1..99. */
static void append_below_hundred(GString *text, guint number)
{
    if (number < 20) {
        g_string_append(text, small_numbers[number]);
        return;
    }
    g_string_append(text, tens[number / 10]);
    if (number % 10 > 0)
        g_string_append_printf(text, "-%s", small_numbers[number % 10]);
}

/* 1..999. */
static void append_below_thousand(GString *text, const WordStyle *style, guint number)
{
    if (number >= 100)
        g_string_append_printf(text, "%s hundred", small_numbers[number / 100]);
    if (number >= 100 && number % 100 > 0)
        g_string_append(text, style->has_no_and ? " " : " and ");
    if (number % 100 > 0)
        append_below_hundred(text, number % 100);
}

void words_append_english(GString *text, const WordStyle *style, guint64 number)
{
    static const char *const scales[] = {
        " quintillion", " quadrillion", " trillion", " billion", " million", " thousand", ""};
    guint64 scale = G_GUINT64_CONSTANT(1000000000000000000);
    gsize start = text->len;

    for (guint i = 0; i < G_N_ELEMENTS(scales); i++, scale /= 1000) {
        guint count = (guint)(number / scale % 1000);
        gboolean is_tail = scale == 1 && count < 100 && !style->has_no_and;

        if (count == 0)
            continue;
        if (text->len > start)
            g_string_append(text, is_tail ? " and " : " ");
        append_below_thousand(text, style, count);
        g_string_append(text, scales[i]);
    }
    if (number == 0)
        g_string_append(text, small_numbers[0]);
}
