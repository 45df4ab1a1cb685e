#include "read/people_words.h"

#include "read/country_words.h"

#include <criterion/criterion.h>

static void expect(const char *word, const char *got, const char *expected)
{
    cr_expect(g_strcmp0(got, expected) == 0, "\"%s\" is %s, not %s", word,
              got ? got : "nothing", expected ? expected : "nothing");
}

Test(people_words, kinds_of_debtors_are_known_in_several_languages)
{
    static const struct {
        const char *word;
        DebtorKind kind;
    } words[] = {
        {"business", DEBTOR_BUSINESS},
        {"Entreprise", DEBTOR_BUSINESS},
        {"Société", DEBTOR_BUSINESS},
        {"B2B", DEBTOR_BUSINESS},
        {"Unternehmen", DEBTOR_BUSINESS},
        {"Secteur public", DEBTOR_PUBLIC},
        {"Collectivité", DEBTOR_PUBLIC},
        {"Behörde", DEBTOR_PUBLIC},
        {"b2g", DEBTOR_PUBLIC},
        {"PARTICULIER", DEBTOR_CONSUMER},
        {"Privatperson", DEBTOR_CONSUMER},
        {"consumer", DEBTOR_CONSUMER},
        {"Verbraucher", DEBTOR_CONSUMER},
        {"inconnu", DEBTOR_UNKNOWN},
        {"Öffentliche Hand", DEBTOR_PUBLIC},
        {"profession libérale", DEBTOR_BUSINESS},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        DebtorKind kind = (DebtorKind)99;
        cr_expect(cell_parse_debtor(words[i].word, &kind), "%s", words[i].word);
        cr_expect_eq(kind, words[i].kind, "%s", words[i].word);
    }
    DebtorKind kind = DEBTOR_PUBLIC;
    cr_expect_not(cell_parse_debtor("gov", &kind));
    cr_expect_not(cell_parse_debtor("", &kind));
    cr_expect_not(cell_parse_debtor("entre", &kind));
    cr_expect_eq(kind, DEBTOR_PUBLIC, "a word that is not known changes nothing");
}

Test(people_words, languages_are_codes_names_or_sap_letters)
{
    static const char *const words[][2] = {
        {"fr", "fr"},       {"FR", "fr"},       {"fr-FR", "fr"},
        {"fr_BE", "fr"},    {"Français", "fr"}, {"French / Français", "fr"},
        {"ENU", "en"},      {"E", "en"},        {"D", "de"},
        {"de_CH", "de"},    {"Deutsch", "de"},  {"German (Germany)", "de"},
        {"ESP", "es"},      {"NLD", "nl"},      {"flamand", "nl"},
        {"italiano", "it"}, {"pt", NULL},       {"", NULL},
        {"xx", NULL},       {"n/a", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        expect(words[i][0], cell_find_language(words[i][0]), words[i][1]);
}

Test(people_words, roles_are_what_people_do)
{
    static const char *const words[][2] = {
        {"payables", "payables"},
        {"Comptabilité fournisseurs", "payables"},
        {"Accounts Payable", "payables"},
        {"Kreditorenbuchhaltung", "payables"},
        {"Adresse de facturation", "payables"},
        {"Service achats", "purchasing"},
        {"Einkäufer", "purchasing"},
        {"DAF", "cfo"},
        {"Directeur administratif et financier", "cfo"},
        {"Gérante", "ceo"},
        {"Geschäftsführer", "ceo"},
        {"Service juridique", "legal"},
        {"Rechtsabteilung", "legal"},
        {"chef de chantier", NULL},
        {"", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        expect(words[i][0], cell_find_role(words[i][0]), words[i][1]);
}

Test(people_words, channels_have_everyday_names)
{
    static const char *const words[][2] = {
        {"E-Mail", "email"}, {"courriel", "email"},        {"Courrier", "letter"},
        {"Brief", "letter"}, {"recommandé", "registered"}, {"LRAR", "registered"},
        {"texto", "sms"},    {"Téléphone", "call"},        {"fax", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        expect(words[i][0], cell_find_channel(words[i][0]), words[i][1]);
}

Test(people_words, some_words_say_that_there_is_nothing)
{
    static const char *const nothing[] = {"",      "-",       "n/a",  "N.A.", "Néant",
                                          "aucun", "inconnu", "kein", "--",   "???"};
    for (guint i = 0; i < G_N_ELEMENTS(nothing); i++)
        cr_expect(cell_is_nothing(nothing[i]), "%s", nothing[i]);
    cr_expect_not(cell_is_nothing("néant@example.fr"));
    cr_expect_not(cell_is_nothing("Nancy"));
}

Test(people_words, countries_are_codes_or_names_in_six_languages)
{
    static const char *const words[][2] = {
        {"fr", "FR"},
        {"FRA", "FR"},
        {"250", "FR"},
        {"France", "FR"},
        {"Frankreich", "FR"},
        {"FRANCIA", "FR"},
        {"uk", "GB"},
        {"Royaume-Uni", "GB"},
        {"Great Britain", "GB"},
        {"Angleterre", "GB"},
        {"EL", "GR"},
        {"Griechenland", "GR"},
        {"Allemagne", "DE"},
        {"Österreich", "AT"},
        {"Autriche", "AT"},
        {"Schweiz", "CH"},
        {"Suisse", "CH"},
        {"Côte d'Ivoire", "CI"},
        {"États-Unis", "US"},
        {"USA", "US"},
        {"Pays-Bas", "NL"},
        {"The Netherlands", "NL"},
        {"La Réunion", "RE"},
        {"Monaco", "MC"},
        {"Niederlande", "NL"},
        {"Bélgica", "BE"},
        {"Zuid-Afrika", "ZA"},
        {"Tchéquie", "CZ"},
        {"Czech Republic", "CZ"},
        {"Kosovo", "XK"},
        {"Sénégal", "SN"},
        {"ZZ", NULL},
        {"Frankia", NULL},
        {"Europe", NULL},
        {"999", NULL},
        {"", NULL},
        {"F", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        expect(words[i][0], cell_find_country(words[i][0]), words[i][1]);
}
