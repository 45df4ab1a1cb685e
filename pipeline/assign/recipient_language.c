/* Language and country of a recipient. */
#include "assign/recipient.h"

#include "ground/text.h"

/* Countries with one main language of the six; the others are written to in English. */
static const struct {
    const char *country, *language;
} languages_of_countries[] = {
    {"FR", "fr"}, {"BE", "fr"}, {"LU", "fr"}, {"MC", "fr"}, {"CH", "fr"}, {"GP", "fr"},
    {"MQ", "fr"}, {"GF", "fr"}, {"RE", "fr"}, {"YT", "fr"}, {"NC", "fr"}, {"PF", "fr"},
    {"SN", "fr"}, {"CI", "fr"}, {"MA", "fr"}, {"TN", "fr"}, {"DZ", "fr"}, {"DE", "de"},
    {"AT", "de"}, {"LI", "de"}, {"ES", "es"}, {"MX", "es"}, {"AR", "es"}, {"CO", "es"},
    {"CL", "es"}, {"PE", "es"}, {"IT", "it"}, {"SM", "it"}, {"NL", "nl"},
};

static const char *find_of_country(const char *country)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages_of_countries); i++)
        if (text_equals(languages_of_countries[i].country, country))
            return languages_of_countries[i].language;
    return "en";
}

/* One of the six, or NULL: "FR", "fr_FR" and "fr-BE" are French. */
static const char *find_known(const char *language)
{
    static const char *const known[] = {"fr", "en", "de", "es", "it", "nl"};
    if (language == NULL)
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strncasecmp(language, known[i], 2) == 0 && !g_ascii_isalpha(language[2]))
            return known[i];
    return NULL;
}

const char *recipient_find_country(const Assignment *assignment, const Customer *customer)
{
    if (customer != NULL && !text_is_blank(customer->country))
        return customer->country;
    const char *own = assignment->input->settings->creditor.country;
    return text_is_blank(own) ? "FR" : own;
}

const char *recipient_find_language(const Assignment *assignment, const Contact *contact,
                                    const Customer *customer)
{
    const char *language = contact != NULL ? find_known(contact->language) : NULL;
    if (language == NULL && customer != NULL)
        language = find_known(customer->language);
    return language != NULL ? language
                            : find_of_country(recipient_find_country(assignment, customer));
}
