/* clang-format off: tables */
#include "read/people_words.h"

#include "ground/text.h"
#include "read/word_list.h"

#include <string.h>

static const WordList debtor_words[] = {
    [DEBTOR_UNKNOWN] = {"unknown", "unknown|inconnu|inconnue|unbekannt|indetermine|a definir"},
    [DEBTOR_BUSINESS] =
        {"business",
         "business|b2b|btob|b to "
         "b|entreprise|entreprises|professionnel|professionnels|pro|societe"
         "|societes|societe "
         "commerciale|company|companies|corporate|commercial|unternehmen|firma"
         "|firmenkunde|geschaftskunde|gewerblich|gewerbe|association|artisan|commercant"
         "|profession liberale|liberal|auto entrepreneur|micro entrepreneur|entrepreneur "
         "individuel"
         "|empresa|azienda|bedrijf|zakelijk"},
    [DEBTOR_PUBLIC] =
        {"public",
         "public|b2g|btog|b to g|secteur public|administration|administrations|collectivite"
         "|collectivite locale|collectivite territoriale|collectivites|public body|public "
         "sector"
         "|organisme public|etablissement public|entite publique|personne publique|acheteur "
         "public"
         "|mairie|commune|departement|region|etat|ministere|hopital|hopital public|universite"
         "|government|authority|local authority|municipality|offentlich|offentliche "
         "hand|behorde"
         "|offentlicher auftraggeber|kommune|gemeinde|administracion publica"
         "|pubblica amministrazione|overheid"},
    [DEBTOR_CONSUMER] =
        {"consumer",
         "consumer|b2c|btoc|b to c|particulier|particuliers|consommateur|client "
         "particulier|prive"
         "|private|private person|private "
         "individual|individual|person|privatperson|privatkunde|privat"
         "|verbraucher|particular|consumidor|privato|consumatore|consument|particulieren"},
};

static const WordList language_words[] = {
    {"fr", "fr|f|fra|fre|francais|french|franzosisch|frances|francese|frans|french "
           "francais|frb|frs|frc"},
    {"en",
     "en|e|eng|enu|ena|anglais|english|englisch|ingles|inglese|engels|english us|english uk"},
    {"de", "de|d|deu|ger|des|dea|allemand|german|deutsch|aleman|tedesco|duits|german deutsch"},
    {"es", "es|s|spa|esp|esn|espagnol|spanish|spanisch|espanol|spagnolo|spaans|castellano|"
           "spanish espanol"},
    {"it", "it|i|ita|its|italien|italian|italienisch|italiano|italiaans|italian italiano"},
    {"nl",
     "nl|n|nld|dut|nlb|neerlandais|dutch|niederlandisch|holandes|olandese|nederlands|hollandais"
     "|flamand|vlaams|dutch nederlands"},
};

static const WordList role_words[] = {
    {"payables",
     "payables|accounts payable|ap|payable|comptabilite|comptable|compta|comptabilite "
     "fournisseurs"
     "|comptable fournisseurs|service comptabilite|service comptable|facturation|reglement"
     "|reglements|reglement "
     "fournisseurs|tresorerie|accounting|accountant|accounts|billing|invoice"
     "|invoice address|adresse de facturation|bookkeeper|kreditorenbuchhaltung|kreditoren"
     "|buchhaltung|buchhalter|buchhalterin|rechnungswesen|rechnungsprufung|finanzbuchhaltung"
     "|contabilidad|contabilita|boekhouding|crediteuren"},
    {"purchasing",
     "purchasing|purchaser|buyer|procurement|achat|achats|acheteur|acheteuse|service achats"
     "|responsable achats|directeur achats|directeur des "
     "achats|einkauf|einkaufer|einkauferin|beschaffung"
     "|compras|acquisti|inkoop"},
    {"cfo",
     "cfo|chief financial officer|finance director|financial director|head of finance|daf|raf"
     "|directeur financier|directrice financiere|direction financiere|directeur administratif "
     "et financier"
     "|directrice administrative et financiere|responsable administratif et "
     "financier|finanzleiter"
     "|finanzleiterin|leiter finanzen|kaufmannischer leiter|finanzvorstand|director financiero"
     "|direttore finanziario|financieel directeur"},
    {"ceo",
     "ceo|chief executive officer|managing "
     "director|president|presidente|owner|director|pdg|dg|gerant"
     "|gerante|dirigeant|dirigeante|directeur|directrice|directeur general|directrice generale"
     "|direction|direction generale|president directeur general|chef d "
     "entreprise|geschaftsfuhrer"
     "|geschaftsfuhrerin|geschaftsleitung|geschaftsfuhrung|inhaber|inhaberin|vorstand|gerente"
     "|amministratore|directeur eigenaar"},
    {"legal",
     "legal|legal department|legal counsel|counsel|lawyer|juridique|service juridique"
     "|direction juridique|juriste|contentieux|service contentieux|avocat|recht|rechtsabteilung"
     "|jurist|justiziar|rechtsanwalt|juridico|legale|juridisch"},
};

static const WordList channel_words[] = {
    {"email", "email|e mail|mail|courriel|mel|messagerie|electronic|electronique|elektronisch"},
    {"letter", "letter|lettre|courrier|courrier "
               "simple|papier|post|postal|poste|brief|print|paper|per post"},
    {"registered",
     "registered|registered letter|recommande|lettre recommandee|lrar|lrare|lr ar|ar"
     "|einschreiben"},
    {"sms", "sms|texto|text|text message"},
    {"call", "call|phone|telephone|tel|appel|appel telephonique|telefon|anruf"},
};
/* clang-format on */

gboolean cell_parse_debtor(const char *word, DebtorKind *kind)
{
    int found = word_list_find(debtor_words, G_N_ELEMENTS(debtor_words), word);
    if (found >= 0)
        *kind = (DebtorKind)found;
    return found >= 0;
}

const char *cell_find_language(const char *word)
{
    int found = word_list_find(language_words, G_N_ELEMENTS(language_words), word);
    if (found >= 0)
        return language_words[found].value;
    g_autofree char *folded = text_fold(word);
    char *gap = strchr(folded, ' '); /* fr-FR, de_DE, "French (France)" */
    if (gap && gap > folded) {
        *gap = '\0';
        found = strlen(folded) > 1
                    ? word_list_find(language_words, G_N_ELEMENTS(language_words), folded)
                    : -1;
    }
    return found >= 0 ? language_words[found].value : NULL;
}

const char *cell_find_role(const char *word)
{
    int found = word_list_find(role_words, G_N_ELEMENTS(role_words), word);
    return found >= 0 ? role_words[found].value : NULL;
}

const char *cell_find_channel(const char *word)
{
    int found = word_list_find(channel_words, G_N_ELEMENTS(channel_words), word);
    return found >= 0 ? channel_words[found].value : NULL;
}

gboolean cell_is_nothing(const char *word)
{
    static const char *const words[] = {
        "",     "n a", "na",  "neant", "aucun", "aucune", "inconnu", "inconnue", "none",
        "no",   "non", "nil", "null",  "kein",  "keine",  "keines",  "unknown",  "unbekannt",
        "sans", "x",   "xx",  "xxx",   "nc",    "n c",    NULL};
    if (strlen(word) > 10 || strpbrk(word, "@0123456789"))
        return FALSE;
    g_autofree char *folded = text_fold(word);
    return g_strv_contains(words, folded);
}
