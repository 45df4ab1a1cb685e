#include "compose/language.h"

static const LanguageRules rules[LANGUAGE_COUNT] = {
    {LANGUAGE_FR,
     "fr",
     NARROW_NBSP,
     ",",
     FALSE,
     NBSP,
     NBSP,
     "%o %M %Y",
     "%D/%N/%Y",
     " et ",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"}},
    {LANGUAGE_EN,
     "en",
     ",",
     ".",
     TRUE,
     "",
     "",
     "%d %M %Y",
     "%D/%N/%Y",
     " and ",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"}},
    {LANGUAGE_DE,
     "de",
     ".",
     ",",
     FALSE,
     NBSP,
     NBSP,
     "%d. %M %Y",
     "%D.%N.%Y",
     " und ",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
      "Oktober", "November", "Dezember"}},
    {LANGUAGE_ES,
     "es",
     ".",
     ",",
     FALSE,
     NBSP,
     NBSP,
     "%d de %M de %Y",
     "%D/%N/%Y",
     " y ",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"}},
    {LANGUAGE_IT,
     "it",
     ".",
     ",",
     FALSE,
     NBSP,
     "",
     "%d %M %Y",
     "%D/%N/%Y",
     " e ",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
      "settembre", "ottobre", "novembre", "dicembre"}},
    {LANGUAGE_NL,
     "nl",
     ".",
     ",",
     TRUE,
     NBSP,
     "",
     "%d %M %Y",
     "%D-%N-%Y",
     " en ",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december"}},
};

const LanguageRules *language_find(const char *code)
{
    for (guint i = 0; i < LANGUAGE_COUNT; i++)
        if (g_strcmp0(rules[i].code, code) == 0)
            return &rules[i];
    return NULL;
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
