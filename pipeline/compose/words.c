#include "compose/words.h"

static const char *const french_small[] = {
    "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};

static const char *const french_tens[] = {
    "",          "",         "vingt",    "trente",       "quarante",
    "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

static void append_word(GString *text, const char *word)
{
    if (text->len > 0)
        g_string_append_c(text, ' ');
    g_string_append(text, word);
}

/* 1..99. `is_final`: nothing numeral follows, so that quatre-vingts takes its s. */
static void append_below_hundred(GString *text, guint number, gboolean is_final)
{
    guint tens = number / 10, units = number % 10;

    if (number < 20) {
        append_word(text, french_small[number]);
        return;
    }
    if (tens == 7 || tens == 9)
        units += 10;
    append_word(text, french_tens[tens]);
    if (number == 80 && is_final)
        g_string_append_c(text, 's');
    if (units == 0)
        return;
    if ((units == 1 || units == 11) && tens < 8)
        g_string_append_printf(text, " et %s", french_small[units]);
    else
        g_string_append_printf(text, "-%s", french_small[units]);
}

/* 1..999. */
static void append_below_thousand(GString *text, guint number, gboolean is_final)
{
    guint hundreds = number / 100, rest = number % 100;

    if (hundreds > 1)
        append_word(text, french_small[hundreds]);
    if (hundreds > 0) {
        append_word(text, "cent");
        if (hundreds > 1 && rest == 0 && is_final)
            g_string_append_c(text, 's');
    }
    if (rest > 0)
        append_below_hundred(text, rest, is_final);
}

/* million and milliard are nouns: they take an s and what stands before them is final. */
static void append_scale(GString *text, guint count, const char *noun)
{
    if (count == 0)
        return;
    append_below_thousand(text, count, TRUE);
    append_word(text, noun);
    if (count > 1)
        g_string_append_c(text, 's');
}

char *words_of_number_fr(gint64 number)
{
    GString *text = g_string_new(NULL);
    guint thousands;

    g_assert(number >= 0 && number < G_GINT64_CONSTANT(1000000000000));
    if (number == 0)
        append_word(text, french_small[0]);
    append_scale(text, (guint)(number / 1000000000), "milliard");
    append_scale(text, (guint)(number / 1000000 % 1000), "million");
    thousands = (guint)(number / 1000 % 1000);
    if (thousands > 1)
        append_below_thousand(text, thousands, FALSE);
    if (thousands > 0)
        append_word(text, "mille");
    if (number % 1000 > 0)
        append_below_thousand(text, (guint)(number % 1000), TRUE);
    return g_string_free(text, FALSE);
}

char *words_of_euros_fr(gint64 minor)
{
    gint64 euros = minor / 100, cents = minor % 100;
    GString *text = g_string_new(NULL);

    if (euros > 0 || cents == 0) {
        g_autofree char *words = words_of_number_fr(euros);

        g_string_append(text, words);
        if (euros > 0 && euros % 1000000 == 0)
            g_string_append(text, " d'euros");
        else
            g_string_append(text, euros >= 2 ? " euros" : " euro");
    }
    if (cents > 0) {
        g_autofree char *words = words_of_number_fr(cents);

        g_string_append_printf(text, "%s%s centime%s", euros > 0 ? " et " : "", words,
                               cents >= 2 ? "s" : "");
    }
    return g_string_free(text, FALSE);
}

gboolean words_append_amount(GString *text, const LanguageRules *rules, gint64 minor,
                             const char *currency)
{
    g_autofree char *words = NULL;

    if (rules->language != LANGUAGE_FR || !g_str_equal(currency, "EUR") || minor < 0 ||
        minor >= G_GINT64_CONSTANT(100000000000000))
        return FALSE;
    words = words_of_euros_fr(minor);
    g_string_append(text, words);
    return TRUE;
}

/* English, German, Spanish, Italian and Dutch for 1 to 31. */
static const char *const small_numbers[LANGUAGE_COUNT - 1][31] = {
    {"one",         "two",        "three",        "four",         "five",         "six",
     "seven",       "eight",      "nine",         "ten",          "eleven",       "twelve",
     "thirteen",    "fourteen",   "fifteen",      "sixteen",      "seventeen",    "eighteen",
     "nineteen",    "twenty",     "twenty-one",   "twenty-two",   "twenty-three", "twenty-four",
     "twenty-five", "twenty-six", "twenty-seven", "twenty-eight", "twenty-nine",  "thirty",
     "thirty-one"},
    {"einem",
     "zwei",
     "drei",
     "vier",
     "fünf",
     "sechs",
     "sieben",
     "acht",
     "neun",
     "zehn",
     "elf",
     "zwölf",
     "dreizehn",
     "vierzehn",
     "fünfzehn",
     "sechzehn",
     "siebzehn",
     "achtzehn",
     "neunzehn",
     "zwanzig",
     "einundzwanzig",
     "zweiundzwanzig",
     "dreiundzwanzig",
     "vierundzwanzig",
     "fünfundzwanzig",
     "sechsundzwanzig",
     "siebenundzwanzig",
     "achtundzwanzig",
     "neunundzwanzig",
     "dreißig",
     "einunddreißig"},
    {"un",          "dos",        "tres",        "cuatro",     "cinco",       "seis",
     "siete",       "ocho",       "nueve",       "diez",       "once",        "doce",
     "trece",       "catorce",    "quince",      "dieciséis",  "diecisiete",  "dieciocho",
     "diecinueve",  "veinte",     "veintiún",    "veintidós",  "veintitrés",  "veinticuatro",
     "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve", "treinta",
     "treinta y un"},
    {"un",          "due",         "tre",        "quattro",  "cinque",      "sei",
     "sette",       "otto",        "nove",       "dieci",    "undici",      "dodici",
     "tredici",     "quattordici", "quindici",   "sedici",   "diciassette", "diciotto",
     "diciannove",  "venti",       "ventuno",    "ventidue", "ventitré",    "ventiquattro",
     "venticinque", "ventisei",    "ventisette", "ventotto", "ventinove",   "trenta",
     "trentuno"},
    {"één",          "twee",           "drie",          "vier",           "vijf",
     "zes",          "zeven",          "acht",          "negen",          "tien",
     "elf",          "twaalf",         "dertien",       "veertien",       "vijftien",
     "zestien",      "zeventien",      "achttien",      "negentien",      "twintig",
     "eenentwintig", "tweeëntwintig",  "drieëntwintig", "vierentwintig",  "vijfentwintig",
     "zesentwintig", "zevenentwintig", "achtentwintig", "negenentwintig", "dertig",
     "eenendertig"}};

void words_append_small_number(GString *text, const LanguageRules *rules, int number)
{
    if (rules->language == LANGUAGE_FR) {
        g_autofree char *words = words_of_number_fr(number);

        g_string_append(text, words);
    } else if (number >= 1 && number <= 31) {
        g_string_append(text, small_numbers[rules->language - 1][number - 1]);
    } else {
        g_string_append_printf(text, "%d", number);
    }
}
