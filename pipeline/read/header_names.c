/* clang-format off: tables */
#include "read/header_names.h"

#include "ground/text.h"

#include <string.h>

static const ColumnName ledger_columns[LEDGER_COLUMN_COUNT] = {
    [LEDGER_CUSTOMER] =
        {"customer",
         "code client|n° client|no client|numéro client|num client|client code|compte tiers|n° "
         "compte tiers|"
         "code tiers|n° tiers|tiers|compte client|compte auxiliaire|code "
         "auxiliaire|auxiliaire|customer id|"
         "customer no|customer number|customer code|customer account|account number|debtor "
         "id|debtor|"
         "debitor|debitorennr|debitorennummer|debitoren nr|kundennummer|kundennr|kunden "
         "nr|kunde|konto|kunnr|"
         "client|compte|n° compte|account|account "
         "code|partner|partenaire|geschäftspartner|contact|contact name|kontakt|customer full "
         "name|"
         "invoice partner display name|nom d'affichage du partenaire de la facture|code"},
    [LEDGER_CUSTOMER_NAME] = {"customer_name",
                              "nom client|nom du client|raison sociale|intitulé tiers|intitulé "
                              "du tiers|intitulé|libellé tiers|"
                              "libellé auxiliaire|nom du tiers|nom tiers|nom auxiliaire|debtor "
                              "name|client name|name|nom|company|"
                              "société|kundenname|debitorenname|debitor name|firma"},
    [LEDGER_INVOICE] =
        {"invoice",
         "invoice number|invoice no|invoice id|n° facture|n° de facture|no facture|numéro "
         "facture|numéro de facture|num facture|"
         "facture|réf facture|référence facture|n° pièce|n° de pièce|numéro de pièce|numéro "
         "pièce|no pièce|num pièce|pièce|"
         "référence pièce|réf pièce|piece ref|pieceref|réf interne|n° document|n° de "
         "document|numéro document|numéro du document|numéro de document|"
         "document number|document no|doc no|belegnummer|belegnr|beleg "
         "nr|beleg|rechnungsnummer|rechnungsnr|rechnungs nr|"
         "rechnung|belnr|num|number|numéro|nummer|n°|no|nr|document|voucher|écriture|entry"},
    [LEDGER_KIND] = {"kind", "type de pièce|type pièce|nature pièce|nature|type document|type "
                             "de document|document type|transaction type|"
                             "type d'opération|type d'écriture|invoice type|move "
                             "type|belegart|dokumenttyp|transaktionstyp|type|art|blart"},
    [LEDGER_ISSUE_DATE] =
        {"issue_date", "invoice date|date facture|date de facture|date de la facture|date de "
                       "facturation|date d'émission|date émission|"
                       "date pièce|date de pièce|date de la pièce|date document|date du "
                       "document|document date|bill date|invoice bill date|rechnungsdatum|"
                       "belegdatum|bldat|date|date écriture|date d'écriture|date "
                       "comptable|date comptabilisation|date de comptabilisation|posting date|"
                       "buchungsdatum|datum|issued"},
    [LEDGER_DUE_DATE] =
        {"due_date", "date échéance|date d'échéance|date de l'échéance|échéance|échéance "
                     "nette|date éch|éch|due date|net due date|due on|due|"
                     "invoice due date|fälligkeitsdatum|fälligkeit|nettofälligkeit|fällig "
                     "am|fällig|date exigibilité|date d'exigibilité|maturity|maturity date"},
    [LEDGER_AMOUNT] = {"amount",
                       "montant ttc|total ttc|montant|montant facture|montant initial|montant "
                       "d'origine|ttc|amount ttc|invoice amount|"
                       "original amount|gross amount|amount in doc curr|amount in document "
                       "currency|montant en devise pièce|montant en devise de pièce|"
                       "betrag in belegwährung|betrag in bw|"
                       "total|total amount|total in currency signed|total signed|total "
                       "signé|amount in local currency|amount in lc|"
                       "montant en devise interne|montant devise interne|betrag in "
                       "hauswährung|betrag in hw|betrag|ursprungsbetrag|bruttobetrag|"
                       "rechnungsbetrag|dmbtr|wrbtr"},
    [LEDGER_OPEN_AMOUNT] =
        {"open_amount", "solde dû|reste dû|restant dû|montant restant dû|reste à payer|reste à "
                        "régler|reste à recouvrer|montant dû|montant ouvert|montant restant|"
                        "solde ouvert|solde impayé|impayé|solde|open balance|open "
                        "amount|amount due|amount due signed|invoice amount due|"
                        "balance due|remaining amount|remaining|outstanding|outstanding "
                        "amount|residual|résiduel|montant résiduel|restbetrag|offener betrag|"
                        "offen|saldo|balance"},
    [LEDGER_CURRENCY] =
        {"currency",
         "devise|code devise|devise pièce|devise de la pièce|currency code|document "
         "currency|doc currency|doc curr|waers|monnaie|"
         "währung|währungscode|belegwährung|local currency|hauswährung|devise interne"},
    [LEDGER_ORDER_REF] =
        {"order_ref", "n° commande|n° de commande|numéro de commande|référence commande|réf "
                      "commande|bon de commande|votre référence|vos références|"
                      "référence client|réf client|order reference|order number|order "
                      "no|order|po number|p o|purchase order|customer reference|"
                      "your reference|external document no|n° doc externe|n° document "
                      "externe|bestellnummer|bestellnr|auftragsnummer|ihre referenz|"
                      "externe belegnummer|référence|reference|referenz|ref"},
    [LEDGER_PAYMENT_METHOD] =
        {"payment_method",
         "mode de règlement|mode règlement|mode de paiement|mode paiement|moyen de "
         "paiement|payment method|payment mode|zahlungsart|zahlungsweise|zlsch"},
    [LEDGER_PAYEE] = {"payee", "bénéficiaire|factor|affactureur|subrogé|zahlungsempfänger"},
    [LEDGER_NET] = {"net", "montant ht|total ht|ht|net amount|amount excl vat|tax "
                           "excluded|untaxed amount|nettobetrag|netto"},
    [LEDGER_VAT] =
        {"vat", "tva|montant tva|total tva|vat amount|tax|tax amount|ust|mwst|steuerbetrag"},
    [LEDGER_APPLIES_TO] =
        {"applies_to",
         "facture liée|facture d'origine|facture origine|facture rattachée|imputé "
         "sur|imputation|s'impute sur|applied to|applies to doc no|"
         "applies to|invoice reference|réf facture liée|ausgleich mit|ausgleich mit "
         "belegnr|rechnungsbezug"},
    [LEDGER_TERMS] =
        {"terms", "conditions de paiement|condition de paiement|conditions paiement|conditions "
                  "de règlement|condition de règlement|délai de paiement|"
                  "délai de règlement|payment terms|terms of payment|payment "
                  "term|zahlungsbedingung|zahlungsbedingungen|zterm"},
    [LEDGER_DISPUTE] = {"dispute",
                        "litige|disputed|en litige|motif de litige|motif litige|dispute "
                        "reason|dispute case|reklamation|streitig|klärungsfall"},
    [LEDGER_FILE] = {"file", "fichier|pdf|fichier pdf|datei|attachment|pièce jointe"},
    [LEDGER_LAST_LEVEL] = {"last_level",
                           "niveau de relance|dernier niveau|niveau relance|dunning "
                           "level|reminder level|level|mahnstufe|manst"},
    [LEDGER_LAST_REMINDER_DATE] =
        {"last_reminder_date",
         "date dernière relance|dernière relance|date de dernière relance|date relance|last "
         "reminder|last dunned|last dunning date|letzte mahnung|mahndatum|madat"},
    [LEDGER_LAST_DEADLINE] =
        {"last_deadline",
         "dernier délai|date limite|last due notice|reminder deadline|mahnfrist"},
    [LEDGER_SETTLED_DATE] =
        {"settled_date",
         "date de règlement|date règlement|date de paiement|date paiement|soldé le|date de "
         "rapprochement|payment date|paid date|paid on|settled on|settlement date|clearing "
         "date|ausgleichsdatum|zahlungsdatum|bezahlt am|augdt|closed at date"},
    [LEDGER_DEBIT] = {"debit", "montant débit|débit eur|soll|sollbetrag|debit amount"},
    [LEDGER_CREDIT] = {"credit", "montant crédit|crédit eur|haben|habenbetrag|credit amount"},
};

static const ColumnName fec_columns[FEC_COLUMN_COUNT] = {
    [FEC_JOURNAL] = {"JournalCode", "code journal"},
    [FEC_JOURNAL_NAME] = {"JournalLib", "journal libellé|libellé journal"},
    [FEC_ENTRY] = {"EcritureNum", "numéro écriture|num écriture"},
    [FEC_ENTRY_DATE] = {"EcritureDate", "date écriture"},
    [FEC_ACCOUNT] = {"CompteNum", "numéro compte|num compte"},
    [FEC_ACCOUNT_NAME] = {"CompteLib", "compte libellé|libellé compte"},
    [FEC_AUXILIARY] = {"CompAuxNum", "compte aux num|comp aux numéro"},
    [FEC_AUXILIARY_NAME] = {"CompAuxLib", "compte aux lib|comp aux libellé"},
    [FEC_PIECE] = {"PieceRef", "pièce référence|référence pièce"},
    [FEC_PIECE_DATE] = {"PieceDate", "date pièce"},
    [FEC_LABEL] = {"EcritureLib", "écriture libellé|libellé écriture"},
    [FEC_DEBIT] = {"Debit", "montant débit"},
    [FEC_CREDIT] = {"Credit", "montant crédit"},
    [FEC_LETTERING] = {"EcritureLet", "écriture lettrage|lettrage"},
    [FEC_LETTERING_DATE] = {"DateLet", "date lettrage"},
    [FEC_VALID_DATE] = {"ValidDate", "date validation"},
    [FEC_FOREIGN_AMOUNT] = {"Montantdevise", ""},
    [FEC_FOREIGN_CURRENCY] = {"Idevise", "id devise"},
    [FEC_AMOUNT] = {"Montant", ""},
    [FEC_SIDE] = {"Sens", ""},
    [FEC_DUE_DATE] = {"DateEcheance", "échéance|date d'échéance|date ech|due date"},
};

const TableShape ledger_shape = {ledger_columns, LEDGER_COLUMN_COUNT};
const TableShape fec_shape = {fec_columns, FEC_COLUMN_COUNT};

char *header_fold(const char *header)
{
    char *folded = text_fold(header);
    char *to = folded;
    for (const char *from = folded; *from; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    return folded;
}

static void add_name(GHashTable *index, const char *name, guint column, guint rank)
{
    char *folded = header_fold(name);
    if (*folded && !g_hash_table_contains(index, folded))
        g_hash_table_insert(index, folded, GUINT_TO_POINTER(column << 16 | rank));
    else
        g_free(folded);
}

static GHashTable *build_index(const TableShape *shape)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint column = 0; column < shape->n; column++)
        add_name(index, shape->columns[column].name, column, 0);
    for (guint column = 0; column < shape->n; column++) {
        g_auto(GStrv) aliases = g_strsplit(shape->columns[column].aliases, "|", -1);
        for (guint i = 0; aliases[i]; i++)
            add_name(index, aliases[i], column, i + 1);
    }
    return index;
}

GHashTable *header_index_peek(const TableShape *shape)
{
    static GHashTable *built; /* TableShape * -> its index */
    static GMutex guard;
    g_mutex_lock(&guard);
    if (!built)
        built = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTable *index = g_hash_table_lookup(built, shape);
    if (!index) {
        index = build_index(shape);
        g_hash_table_insert(built, (gpointer)shape, index);
    }
    g_mutex_unlock(&guard);
    return index;
}

gboolean header_index_find(GHashTable *index, const char *header, guint *column, guint *rank)
{
    g_autofree char *folded = header_fold(header);
    gpointer found;
    if (!g_hash_table_lookup_extended(index, folded, NULL, &found))
        return FALSE;
    *column = GPOINTER_TO_UINT(found) >> 16;
    *rank = GPOINTER_TO_UINT(found) & 0xffff;
    return TRUE;
}
