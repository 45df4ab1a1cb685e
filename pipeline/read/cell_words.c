/* clang-format off: tables */
#include "read/cell_words.h"

#include "ground/text.h"
#include "read/word_list.h"

#include <string.h>

static const WordList kind_words[] = {
    [ITEM_INVOICE] =
        {"invoice", "facture|fac|fact|fa|f|fc|vt|vente|invoice|inv|in|si|sales invoice|out "
                    "invoice|accrec|bill|rechnung|"
                    "re|rv|dr|ri|debit note|note de debit|finance charge memo|facture d "
                    "acompte|facture acompte|acompte facture|customer invoice|facture client"},
    [ITEM_CREDIT] = {"credit", "avoir|av|a|ac|note de credit|credit|credit note|credit "
                               "memo|creditmemo|cn|cm|sales credit memo|out refund|"
                               "accreccredit|gutschrift|gs|dg|rechnungskorrektur|avoir "
                               "client|customer credit note|storno"},
    [ITEM_PAYMENT] =
        {"payment",
         "reglement|rc|rglt|rgl|regl|reg|rg "
         "client|paiement|versement|virement|vir|cheque|chq|encaissement|acompte|prelevement|"
         "remise|payment|pmt|pay|receipt|rcpt|customer payment|deposit|on "
         "account|zahlung|zahlungseingang|za|dz|zp|bank|banque|bq|reglement client|paiement "
         "client"},
};

/* Money that the creditor pays back to the customer. */
static const WordList refund_words[] = {
    {"refund", "refund|refunds|customer refund|refund payment|refund cheque|refund check|"
               "remboursement|remboursements|remboursement client|remboursement clients|remb|"
               "rembt|erstattung|ruckerstattung|rueckerstattung|ruckzahlung|rueckzahlung|"
               "ruckuberweisung|rimborso|rimborso cliente|reembolso|reembolso cliente|reintegro|"
               "terugbetaling|restituzione"},
};

/* A bill counts once it is accepted: what is only drawn ("LCR non acceptée") is none. */
static const WordList payment_words[] = {
    {"transfer",
     "transfer|virement|vir|vrt|virement bancaire|virement sepa|virements|wire|wire "
     "transfer|bank transfer|credit transfer|sepa credit transfer|sct|ach|bacs|chaps|"
     "uberweisung|ueberweisung|bankuberweisung|sepa uberweisung|transferencia|bonifico|"
     "overschrijving"},
    {"direct_debit",
     "direct debit|directdebit|prelevement|prelevements|prelevement automatique|prelevement "
     "bancaire|prelevement sepa|prelevement sepa b2b|prelevement sepa core|prelevement "
     "b2b|prlv|"
     "prelev|prlvt|prv|sepa direct debit|direct debit sepa|sdd|sdd core|sdd "
     "b2b|dd|lastschrift|sepa "
     "lastschrift|sepa firmenlastschrift|sepa basislastschrift|firmenlastschrift|bankeinzug|"
     "einzug|lastschrifteinzug|einzugsermachtigung|abbuchung|abbuchungsverfahren|domiciliation|"
     "recibo domiciliado|addebito diretto|rid|automatische incasso|incasso"},
    {"bill",
     "bill|bills|accepted bill|accepted draft|draft accepted|draft|lcr|lcr acceptee|lcr "
     "directe|lcr magnetique|lettre de change|lettre de change relevee|lettre de change "
     "acceptee|traite|traite acceptee|traite directe|effet|effets|effet accepte|effet de "
     "commerce|effet a recevoir|billet a ordre|billet a ordre releve|billet|bao|bor|boe|"
     "bill of exchange|bill of exchange accepted|accepted bill of exchange|promissory note|"
     "wechsel|akzept|wechsel akzeptiert|akzeptierter wechsel|eigenwechsel|solawechsel"},
    {"cheque",
     "cheque|cheques|cheque bancaire|chq|chk|check|scheck|verrechnungsscheck|assegno"},
    {"card",
     "card|carte|carte bancaire|carte bleue|carte de credit|cb|credit card|debit card|karte|"
     "kreditkarte|kartenzahlung|tpe"},
};

static const char *const no_words[] = {"no",    "non",  "nein",   "n", "0",
                                       "false", "faux", "falsch", NULL};

static const char *const total_words[] = {
    "total",         "totaux",        "sous total", "subtotal", "sub total",
    "grand total",   "total general", "summe",      "gesamt",   "gesamtsumme",
    "zwischensumme", "endsumme",      NULL};
/* clang-format on */

gboolean cell_parse_kind(const char *word, ItemKind *kind)
{
    int found = word_list_find(kind_words, G_N_ELEMENTS(kind_words), word);
    if (found >= 0)
        *kind = (ItemKind)found;
    return found >= 0;
}

gboolean cell_is_refund(const char *word)
{
    return word_list_find(refund_words, G_N_ELEMENTS(refund_words), word) >= 0;
}

const char *cell_find_payment_method(const char *word)
{
    int found = word_list_find(payment_words, G_N_ELEMENTS(payment_words), word);
    return found >= 0 ? payment_words[found].value : NULL;
}

gboolean cell_is_no(const char *word)
{
    g_autofree char *folded = text_fold(word);
    return g_strv_contains(no_words, folded);
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
