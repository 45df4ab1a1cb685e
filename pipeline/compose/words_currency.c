#include "compose/words_currency.h"

static const CurrencyWords french[] = {
    {"EUR", "euro", "euros", "centime", "centimes", FALSE},
    {"CHF", "franc suisse", "francs suisses", "centime", "centimes", FALSE},
    {"GBP", "livre sterling", "livres sterling", "penny", "pence", TRUE},
    {"USD", "dollar américain", "dollars américains", "cent", "cents", FALSE},
    {"CAD", "dollar canadien", "dollars canadiens", "cent", "cents", FALSE},
    {"MAD", "dirham marocain", "dirhams marocains", "centime", "centimes", FALSE},
    {"TND", "dinar tunisien", "dinars tunisiens", "millime", "millimes", FALSE},
    {"DZD", "dinar algérien", "dinars algériens", "centime", "centimes", FALSE},
    {"XOF", "franc CFA", "francs CFA", NULL, NULL, FALSE},
    {"XAF", "franc CFA", "francs CFA", NULL, NULL, FALSE},
    {"XPF", "franc Pacifique", "francs Pacifique", NULL, NULL, FALSE},
    {"JPY", "yen", "yens", NULL, NULL, FALSE},
    {NULL}};

static const CurrencyWords english[] = {
    {"EUR", "euro", "euros", "cent", "cents", FALSE},
    {"CHF", "Swiss franc", "Swiss francs", "centime", "centimes", FALSE},
    {"GBP", "pound", "pounds", "penny", "pence", FALSE},
    {"USD", "US dollar", "US dollars", "cent", "cents", FALSE},
    {"CAD", "Canadian dollar", "Canadian dollars", "cent", "cents", FALSE},
    {"MAD", "Moroccan dirham", "Moroccan dirhams", "centime", "centimes", FALSE},
    {"TND", "Tunisian dinar", "Tunisian dinars", "millime", "millimes", FALSE},
    {"DZD", "Algerian dinar", "Algerian dinars", "centime", "centimes", FALSE},
    {"XOF", "CFA franc", "CFA francs", NULL, NULL, FALSE},
    {"XAF", "CFA franc", "CFA francs", NULL, NULL, FALSE},
    {"XPF", "CFP franc", "CFP francs", NULL, NULL, FALSE},
    {"JPY", "yen", "yen", NULL, NULL, FALSE},
    {NULL}};

static const CurrencyWords german[] = {
    {"EUR", "Euro", "Euro", "Cent", "Cent", FALSE},
    {"CHF", "Schweizer Franken", "Schweizer Franken", "Rappen", "Rappen", FALSE},
    {"GBP", "Pfund Sterling", "Pfund Sterling", "Penny", "Pence", FALSE},
    {"USD", "US-Dollar", "US-Dollar", "Cent", "Cent", FALSE},
    {"CAD", "Kanadischer Dollar", "Kanadische Dollar", "Cent", "Cent", FALSE},
    {"MAD", "Marokkanischer Dirham", "Marokkanische Dirham", "Centime", "Centimes", FALSE},
    {"TND", "Tunesischer Dinar", "Tunesische Dinar", "Millime", "Millimes", FALSE},
    {"DZD", "Algerischer Dinar", "Algerische Dinar", "Centime", "Centimes", FALSE},
    {"XOF", "CFA-Franc", "CFA-Franc", NULL, NULL, FALSE},
    {"XAF", "CFA-Franc", "CFA-Franc", NULL, NULL, FALSE},
    {"XPF", "CFP-Franc", "CFP-Franc", NULL, NULL, FALSE},
    {"JPY", "Yen", "Yen", NULL, NULL, FALSE},
    {NULL}};

const CurrencyWords *currency_words_find(Language language, const char *currency)
{
    static const CurrencyWords *const tables[LANGUAGE_COUNT] = {
        [LANGUAGE_FR] = french, [LANGUAGE_EN] = english, [LANGUAGE_DE] = german};

    for (const CurrencyWords *words = tables[language];
         words != NULL && words->currency != NULL; words++)
        if (g_str_equal(words->currency, currency))
            return words;
    return NULL;
}
