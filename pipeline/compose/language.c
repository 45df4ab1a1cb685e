#include "compose/language.h"

#include "compose/language_country.h"

static const char *const french_months[] = {"janvier",   "février", "mars",     "avril",
                                            "mai",       "juin",    "juillet",  "août",
                                            "septembre", "octobre", "novembre", "décembre"};
static const char *const english_months[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};
static const char *const german_months[] = {"Januar",    "Februar", "März",     "April",
                                            "Mai",       "Juni",    "Juli",     "August",
                                            "September", "Oktober", "November", "Dezember"};
static const char *const spanish_months[] = {"enero",      "febrero", "marzo",     "abril",
                                             "mayo",       "junio",   "julio",     "agosto",
                                             "septiembre", "octubre", "noviembre", "diciembre"};
static const char *const italian_months[] = {"gennaio",   "febbraio", "marzo",    "aprile",
                                             "maggio",    "giugno",   "luglio",   "agosto",
                                             "settembre", "ottobre",  "novembre", "dicembre"};
static const char *const dutch_months[] = {"januari",   "februari", "maart",    "april",
                                           "mei",       "juni",     "juli",     "augustus",
                                           "september", "oktober",  "november", "december"};

static const LanguageRules rules[LANGUAGE_COUNT] = {
    {.language = LANGUAGE_FR,
     .code = "fr",
     .group = NARROW_NBSP,
     .decimal = ",",
     .symbol_space = NBSP,
     .percent_space = NBSP,
     .long_date = "%o %M %Y",
     .short_date = "%D/%N/%Y",
     .and_word = " et ",
     .months = french_months},
    {.language = LANGUAGE_EN,
     .code = "en",
     .group = ",",
     .decimal = ".",
     .symbol_first = TRUE,
     .symbol_space = "",
     .percent_space = "",
     .long_date = "%d %M %Y",
     .short_date = "%D/%N/%Y",
     .and_word = " and ",
     .months = english_months},
    {.language = LANGUAGE_DE,
     .code = "de",
     .group = ".",
     .decimal = ",",
     .symbol_space = NBSP,
     .percent_space = NBSP,
     .long_date = "%d. %M %Y",
     .short_date = "%D.%N.%Y",
     .and_word = " und ",
     .months = german_months},
    {.language = LANGUAGE_ES,
     .code = "es",
     .group = ".",
     .decimal = ",",
     .symbol_space = NBSP,
     .percent_space = NBSP,
     .long_date = "%d de %M de %Y",
     .short_date = "%D/%N/%Y",
     .and_word = " y ",
     .months = spanish_months},
    {.language = LANGUAGE_IT,
     .code = "it",
     .group = ".",
     .decimal = ",",
     .symbol_space = NBSP,
     .percent_space = "",
     .long_date = "%d %M %Y",
     .short_date = "%D/%N/%Y",
     .and_word = " e ",
     .months = italian_months},
    {.language = LANGUAGE_NL,
     .code = "nl",
     .group = ".",
     .decimal = ",",
     .symbol_first = TRUE,
     .minus_behind_symbol = TRUE,
     .symbol_space = NBSP,
     .percent_space = "",
     .long_date = "%d %M %Y",
     .short_date = "%D-%N-%Y",
     .and_word = " en ",
     .months = dutch_months},
};

const LanguageRules *language_find(const char *code)
{
    for (guint i = 0; i < LANGUAGE_COUNT; i++)
        if (g_strcmp0(rules[i].code, code) == 0)
            return &rules[i];
    return NULL;
}

LanguageRules language_rules_in(const char *code, const char *country,
                                const LetterSettings *letters)
{
    const LanguageRules *main_rules = language_find(code);
    LanguageRules changed;

    g_assert(main_rules != NULL);
    changed = *main_rules;
    language_country_apply(&changed, country);
    changed.words.is_1990 = letters->spelling == SPELLING_1990;
    changed.words.hyphen_millions = letters->hyphen_millions;
    if (letters->swiss_eighty == EIGHTY_QUATRE_VINGTS &&
        changed.words.tens == FRENCH_TENS_SWITZERLAND)
        changed.words.tens = FRENCH_TENS_BELGIUM;
    changed.is_grouped_from_5 = !letters->always_group && (changed.language == LANGUAGE_ES ||
                                                           changed.language == LANGUAGE_IT);
    return changed;
}

const char *language_of_country(const char *country)
{
    static const char *const pairs[][2] = {
        {"FR", "fr"}, {"BE", "fr"}, {"LU", "fr"}, {"CH", "fr"}, {"MC", "fr"}, {"DE", "de"},
        {"AT", "de"}, {"LI", "de"}, {"ES", "es"}, {"IT", "it"}, {"SM", "it"}, {"NL", "nl"}};

    if (country == NULL || *country == '\0')
        return "fr";
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (g_str_equal(pairs[i][0], country))
            return pairs[i][1];
    return "en";
}
