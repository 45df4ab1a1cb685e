/* clang-format off: tables */
#include "read/status_words.h"

#include "ground/text.h"
#include "read/word_list.h"

#include <string.h>

/* What a column of states says about a document. */
static const WordList status_words[] = {
    [DOCUMENT_OPEN] = {"open", "open|offen|ouvert"},
    [DOCUMENT_SETTLED] =
        {"settled",
         "paid|paye|payee|paid in full|fully paid|totalement paye|totalement "
         "payee|regle|reglee|"
         "solde|soldee|settled|closed|cloture|cloturee|ferme|fermee|lettre|lettree|cleared|"
         "encaisse|encaissee|reconciled|rapproche|rapprochee|acquitte|acquittee|reversed|"
         "extourne|extournee|bezahlt|ausgeglichen|beglichen|geschlossen|erledigt|voll bezahlt|cobrado|cobrada|pagado|pagada|saldata|saldato|"
         "pagata|pagato|incassata|betaald"},
    [DOCUMENT_CANCELLED] = {"cancelled",
                            "cancelled|canceled|annule|annulee|void|voided|deleted|"
                            "supprime|supprimee|storniert|geloscht|abgebrochen|anulado|anulada|"
                            "annullata|annullato|geannuleerd"},
    [DOCUMENT_DRAFT] =
        {"draft",
         "draft|brouillon|entwurf|pro forma|proforma|simulation|unposted|not posted|"
         "non comptabilise|non comptabilisee|nicht gebucht|to approve|awaiting approval|"
         "borrador|bozza|concept|submitted|en attente d approbation|en attente de validation|a valider"},
};

static const char *const yes_words[] = {"yes", "oui",  "ja",   "y",    "o", "j",
                                        "1",   "true", "vrai", "wahr", "x", NULL};

/* Debit and credit. */
static const WordList side_words[] = {
    {"debit", "d|debit|dr|s|soll|1"},
    {"credit", "c|credit|cr|h|haben"},
};
/* clang-format on */

gboolean status_is_yes(const char *word)
{
    g_autofree char *folded = text_fold(word);
    return g_strv_contains(yes_words, folded);
}

gboolean status_parse(const char *word, DocumentStatus *status)
{
    int found = word_list_find(status_words, G_N_ELEMENTS(status_words), word);
    if (found >= 0)
        *status = (DocumentStatus)found;
    return found >= 0;
}

int side_parse(const char *word)
{
    if (strcmp(word, "-") == 0 || strcmp(word, "-1") == 0)
        return -1;
    if (strcmp(word, "+") == 0 || strcmp(word, "+1") == 0)
        return 1;
    int found = word_list_find(side_words, G_N_ELEMENTS(side_words), word);
    return found < 0 ? 0 : found == 0 ? 1 : -1;
}
