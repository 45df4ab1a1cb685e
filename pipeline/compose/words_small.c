/* Numbers of days within a sentence, in the six languages. */
#include "compose/words.h"

/* 1 to 31 as they stand before "days": dative in German, before a masculine noun elsewhere. */
static const char *const small_numbers[LANGUAGE_COUNT - LANGUAGE_DE][31] = {
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
    g_autoptr(GString) word = g_string_new(NULL);

    g_assert(number >= 0);
    if (rules->language == LANGUAGE_FR)
        words_append_french(word, &rules->words, (guint64)number, FALSE);
    else if (rules->language == LANGUAGE_EN)
        words_append_english(word, &rules->words, (guint64)number);
    else if (number >= 1 && number <= 31)
        g_string_append(word, small_numbers[rules->language - LANGUAGE_DE][number - 1]);
    else
        g_string_append_printf(word, "%d", number);
    if (rules->has_no_eszett)
        g_string_replace(word, "ß", "ss", 0);
    g_string_append(text, word->str);
}
