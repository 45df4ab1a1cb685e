#include "compose/language_country.h"

static const CurrencySign american_signs[] = {{"USD", "$"}, {NULL, NULL}};
static const CurrencySign canadian_signs[] = {{"CAD", "$"}, {NULL, NULL}};
static const CurrencySign swiss_signs[] = {{"EUR", "EUR"}, {NULL, NULL}};

static void make_belgian_french(LanguageRules *rules)
{
    rules->words.tens = FRENCH_TENS_BELGIUM;
}

/* 1 234.50 CHF, but 13,15 %; septante, huitante, nonante. */
static void make_swiss_french(LanguageRules *rules)
{
    rules->money_decimal = ".";
    rules->short_date = "%D.%N.%Y";
    rules->words.tens = FRENCH_TENS_SWITZERLAND;
}

static void make_canadian_french(LanguageRules *rules)
{
    rules->group = NBSP;
    rules->short_date = "%Y-%N-%D";
    rules->signs = canadian_signs;
}

static void make_american(LanguageRules *rules)
{
    rules->long_date = "%M %d, %Y";
    rules->short_date = "%N/%D/%Y";
    rules->signs = american_signs;
    rules->words.has_no_and = TRUE;
}

static void make_canadian_english(LanguageRules *rules)
{
    make_american(rules);
    rules->short_date = "%Y-%N-%D";
    rules->signs = canadian_signs;
}

static void make_austrian(LanguageRules *rules)
{
    rules->symbol_first = TRUE;
    rules->first_month = "Jänner";
}

/* CHF 1'234.50, 13.15% */
static void make_swiss(LanguageRules *rules)
{
    rules->group = "'";
    rules->decimal = ".";
    rules->symbol_first = TRUE;
    rules->percent_space = "";
    rules->signs = swiss_signs;
    rules->short_date = "%D.%N.%Y";
    rules->has_no_eszett = rules->language == LANGUAGE_DE;
}

static void make_flemish(LanguageRules *rules)
{
    rules->short_date = "%D/%N/%Y";
}

static const struct {
    Language language;
    const char *country;
    void (*change)(LanguageRules *rules);
} variants[] = {
    {LANGUAGE_FR, "BE", make_belgian_french}, {LANGUAGE_FR, "CD", make_belgian_french},
    {LANGUAGE_FR, "CH", make_swiss_french},   {LANGUAGE_FR, "CA", make_canadian_french},
    {LANGUAGE_EN, "US", make_american},       {LANGUAGE_EN, "CA", make_canadian_english},
    {LANGUAGE_DE, "AT", make_austrian},       {LANGUAGE_DE, "CH", make_swiss},
    {LANGUAGE_DE, "LI", make_swiss},          {LANGUAGE_IT, "CH", make_swiss},
    {LANGUAGE_NL, "BE", make_flemish}};

void language_country_apply(LanguageRules *rules, const char *country)
{
    for (guint i = 0; country != NULL && i < G_N_ELEMENTS(variants); i++)
        if (variants[i].language == rules->language &&
            g_str_equal(variants[i].country, country))
            variants[i].change(rules);
}
