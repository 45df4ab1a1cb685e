#include "compose/salutation.h"

#include <string.h>

#include "compose/labels.h"
#include "ground/text.h"

typedef enum { TITLE_NONE, TITLE_WOMAN, TITLE_MAN } Title;

static Title find_title(const char *salutation)
{
    static const char *const women[] = {"mme", "madame",  "mlle",   "mademoiselle", "ms",
                                        "mrs", "miss",    "frau",   "señora",       "senora",
                                        "sra", "signora", "sig ra", "mevrouw",      "mevr",
                                        "mw",  "f",       NULL};
    static const char *const men[] = {"m",    "mr",      "monsieur", "herr", "señor",  "senor",
                                      "sr",   "signor",  "signore",  "sig",  "meneer", "dhr",
                                      "heer", "de heer", "h",        NULL};
    g_autofree char *folded = text_fold(salutation);

    if (g_strv_contains(women, folded))
        return TITLE_WOMAN;
    return g_strv_contains(men, folded) ? TITLE_MAN : TITLE_NONE;
}

/* The last word of a name; the name itself if it is one word. */
static const char *find_family_name(const char *name)
{
    const char *space = name != NULL ? strrchr(name, ' ') : NULL;

    return space != NULL && space[1] != '\0' ? space + 1 : name;
}

void salutation_append(GString *text, const LanguageRules *rules, const char *salutation,
                       const char *name)
{
    /* with %s the family name follows; French and Spanish business letters leave it out */
    static const char *const openings[LANGUAGE_COUNT][2] = {
        [LANGUAGE_FR] = {"Madame", "Monsieur"},
        [LANGUAGE_EN] = {"Dear Ms ", "Dear Mr "},
        [LANGUAGE_DE] = {"Sehr geehrte Frau ", "Sehr geehrter Herr "},
        [LANGUAGE_ES] = {"Estimada señora", "Estimado señor"},
        [LANGUAGE_IT] = {"Gentile signora ", "Gentile signor "},
        [LANGUAGE_NL] = {"Geachte mevrouw ", "Geachte heer "}};
    Title title = text_is_blank(salutation) ? TITLE_NONE : find_title(salutation);
    const char *opening;

    if (text_is_blank(salutation)) {
        g_string_append(text, label_text(rules, LABEL_DEAR));
        return;
    }
    if (title == TITLE_NONE) {
        g_autofree char *own = g_strchomp(g_strdup(salutation));

        if (g_str_has_suffix(own, ","))
            own[strlen(own) - 1] = '\0';
        g_string_append(text, own);
        return;
    }
    opening = openings[rules->language][title == TITLE_MAN];
    if (!g_str_has_suffix(opening, " "))
        g_string_append(text, opening);
    else if (text_is_blank(name))
        g_string_append(text, label_text(rules, LABEL_DEAR));
    else
        g_string_append_printf(text, "%s%s", opening, find_family_name(name));
}

gboolean salutation_is_personal(const char *salutation, const char *name)
{
    if (text_is_blank(salutation))
        return FALSE;
    return find_title(salutation) == TITLE_NONE || !text_is_blank(name);
}
