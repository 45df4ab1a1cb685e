/* clang-format off: tables */
#include "read/cell_words.h"

#include "ground/text.h"

#include <string.h>

/* A result's name or number, and the folded words for it, joined by |. */
typedef struct {
    const char *value;
    const char *words;
} WordList;

static const WordList kind_words[] = {
    [ITEM_INVOICE] =
        {"invoice", "facture|fac|fact|fa|f|fc|vt|vente|invoice|inv|in|si|sales invoice|out "
                    "invoice|accrec|bill|rechnung|"
                    "re|rv|dr|ri|debit note|note de debit|finance charge memo|facture d "
                    "acompte|facture acompte|acompte facture|customer invoice|facture client"},
    [ITEM_CREDIT] = {"credit", "avoir|av|a|ac|note de credit|credit|credit note|credit "
                               "memo|creditmemo|cn|cm|sales credit memo|out refund|refund|"
                               "accreccredit|gutschrift|gs|dg|rechnungskorrektur|avoir "
                               "client|customer credit note|customer refund|storno"},
    [ITEM_PAYMENT] =
        {"payment",
         "reglement|rglt|rgl|regl|reg|rg "
         "client|paiement|versement|virement|vir|cheque|chq|encaissement|acompte|prelevement|"
         "remise|payment|pmt|pay|receipt|rcpt|customer payment|deposit|on "
         "account|zahlung|zahlungseingang|za|dz|zp|bank|banque|bq|reglement client|paiement "
         "client"},
};

static const WordList payment_words[] = {
    {"transfer", "transfer|virement|vir|virement bancaire|virement sepa|wire|bank "
                 "transfer|uberweisung|ueberweisung"},
    {"direct_debit", "direct debit|directdebit|prelevement|prelevement automatique|prelevement "
                     "sepa|prlv|sepa direct debit|sdd|lastschrift|sepa lastschrift"},
    {"bill", "bill|lcr|lcr acceptee|lcr directe|traite|effet|effet de commerce|billet a "
             "ordre|bor|bill of exchange|wechsel"},
    {"cheque", "cheque|chq|check|scheck"},
    {"card", "card|carte|carte bancaire|cb|credit card|karte|kreditkarte"},
};

static const WordList debtor_words[] = {
    [DEBTOR_UNKNOWN] = {"unknown", "unknown|inconnu|unbekannt"},
    [DEBTOR_BUSINESS] =
        {"business",
         "business|b2b|entreprise|professionnel|pro|societe|company|unternehmen|firma"},
    [DEBTOR_PUBLIC] = {"public", "public|b2g|secteur public|administration|collectivite|public "
                                 "body|organisme public|offentlich|behorde"},
    [DEBTOR_CONSUMER] =
        {"consumer",
         "consumer|b2c|particulier|consommateur|private|privatperson|verbraucher|individual"},
};

static const char *const no_words[] = {"no",    "non",  "nein",   "n", "0",
                                       "false", "faux", "falsch", NULL};

static const WordList country_words[] = {
    {"FR", "france|frankreich"},
    {"BE", "belgique|belgium|belgien|belgie"},
    {"DE", "allemagne|germany|deutschland"},
    {"LU", "luxembourg|luxemburg"},
    {"CH", "suisse|switzerland|schweiz"},
    {"GB", "royaume uni|united kingdom|uk|great britain|grande "
           "bretagne|angleterre|england|vereinigtes konigreich|grossbritannien"},
    {"IE", "irlande|ireland|irland"},
    {"ES", "espagne|spain|spanien|espana"},
    {"IT", "italie|italy|italien|italia"},
    {"NL", "pays bas|netherlands|niederlande|nederland|holland"},
    {"PT", "portugal"},
    {"AT", "autriche|austria|osterreich"},
    {"PL", "pologne|poland|polen|polska"},
    {"DK", "danemark|denmark|danmark"},
    {"SE", "suede|sweden|schweden|sverige"},
    {"US", "etats unis|united states|usa|vereinigte staaten"},
    {"CA", "canada|kanada"},
    {"MC", "monaco"},
};

static const WordList language_words[] = {
    {"fr", "fr|fra|fre|francais|french|franzosisch"},
    {"en", "en|eng|anglais|english|englisch"},
    {"de", "de|deu|ger|allemand|german|deutsch"},
    {"es", "es|spa|espagnol|spanish|spanisch"},
    {"it", "it|ita|italien|italian|italienisch"},
    {"nl", "nl|nld|dut|neerlandais|dutch|niederlandisch"},
};

static const char *const total_words[] = {
    "total",         "totaux",        "sous total", "subtotal", "sub total",
    "grand total",   "total general", "summe",      "gesamt",   "gesamtsumme",
    "zwischensumme", "endsumme",      NULL};
/* clang-format on */

/* TRUE if word is one of the words joined by |. */
static gboolean has_word(const char *words, const char *word)
{
    gsize n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at++)
        if ((at == words || at[-1] == '|') && (at[n] == '|' || at[n] == '\0'))
            return TRUE;
    return FALSE;
}

static int find_list(const WordList *lists, guint n, const char *word)
{
    g_autofree char *folded = text_fold(word);
    for (guint i = 0; *folded && i < n; i++)
        if (has_word(lists[i].words, folded))
            return (int)i;
    return -1;
}

gboolean cell_parse_kind(const char *word, ItemKind *kind)
{
    int found = find_list(kind_words, G_N_ELEMENTS(kind_words), word);
    if (found >= 0)
        *kind = (ItemKind)found;
    return found >= 0;
}

const char *cell_find_payment_method(const char *word)
{
    int found = find_list(payment_words, G_N_ELEMENTS(payment_words), word);
    return found >= 0 ? payment_words[found].value : NULL;
}

gboolean cell_is_no(const char *word)
{
    g_autofree char *folded = text_fold(word);
    return g_strv_contains(no_words, folded);
}

gboolean cell_parse_debtor(const char *word, DebtorKind *kind)
{
    int found = find_list(debtor_words, G_N_ELEMENTS(debtor_words), word);
    if (found >= 0)
        *kind = (DebtorKind)found;
    return found >= 0;
}

gboolean cell_is_total(const char *text)
{
    if (!*text || !strchr("TtSsGgZzEe", *text))
        return FALSE;
    g_autofree char *folded = text_fold(text);
    for (const char *const *word = total_words; *word; word++) {
        gsize n = strlen(*word);
        if (strncmp(folded, *word, n) == 0 && (folded[n] == '\0' || folded[n] == ' '))
            return TRUE;
    }
    return FALSE;
}

const char *cell_find_country(const char *word)
{
    if (strlen(word) == 2 && g_ascii_isalpha(word[0]) && g_ascii_isalpha(word[1])) {
        char code[3] = {g_ascii_toupper(word[0]), g_ascii_toupper(word[1]), '\0'};
        return strcmp(code, "UK") == 0 ? "GB" : g_intern_string(code);
    }
    int found = find_list(country_words, G_N_ELEMENTS(country_words), word);
    return found >= 0 ? country_words[found].value : NULL;
}

const char *cell_find_language(const char *word)
{
    g_autofree char *folded = text_fold(word);
    char *gap = strchr(folded, ' ');
    if (gap && gap - folded == 2)
        *gap = '\0'; /* fr-FR, de_DE */
    int found = find_list(language_words, G_N_ELEMENTS(language_words), folded);
    return found >= 0 ? language_words[found].value : NULL;
}
