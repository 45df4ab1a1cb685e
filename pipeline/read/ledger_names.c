/* clang-format off: a table */
/*
 * The columns of a ledger extract and the names under which other programs write them: Sage,
 * Cegid, EBP, Ciel, SAP, Odoo, Business Central, QuickBooks, Xero, DATEV, Lexware; French,
 * English, German, and the usual ones in Spanish, Italian and Dutch. A name that several columns
 * list belongs to the first that no better header has taken: "Solde" is the open amount, and a
 * running balance where another header is that.
 */
#include "read/header_names.h"

static const ColumnName ledger_columns[LEDGER_COLUMN_COUNT] = {
    [LEDGER_CUSTOMER] =
        {"customer",
         "code client|n° client|no client|numéro client|numéro de client|num client"
         "|client code|identifiant client|id client|compte tiers|n° compte tiers"
         "|numéro compte tiers|numéro de compte tiers|code tiers|n° tiers|no tiers"
         "|numéro tiers|tiers|compte client|n° compte client|code compte client"
         "|compte auxiliaire|n° compte auxiliaire|code auxiliaire|n° auxiliaire"
         "|auxiliaire|n° débiteur|code débiteur|débiteur|customer id|customer no"
         "|customer number|customer code|customer account|customer account number"
         "|cust no|cust id|cust|bill to customer no|bill to customer|sold to party"
         "|sold to|account number|account no|debtor id|debtor no|debtor number"
         "|debtor code|debtor|debitor|debitorennr|debitorennummer|debitoren nr"
         "|debitornr|debitor nr|debitornummer|debitorenkonto|debitorkonto"
         "|personenkonto|kundennummer|kundennr|kunden nr|kundenkonto|kd nr|kunde"
         "|kunnr|customer vendor code|bp code|card code|cardcode|client|client projet"
         "|customer project|partner|partenaire|partner id"
         "|geschäftspartner|rechnungspartner|contact|contact name|kontakt"
         "|customer full name|customer display name|invoice partner display name"
         "|nom d'affichage du partenaire de la facture|compte|n° compte|n° de compte"
         "|numéro de compte|account|account code|konto|kontonummer|konto nr|code"
         "|cliente|codice cliente|cod cliente|código cliente"
         "|código de cliente|cuenta|klant|klantnummer|debiteur"
         "|debiteurnummer|debiteurennummer"},
    [LEDGER_CUSTOMER_NAME] =
        {"customer_name",
         "nom client|nom du client|nom raison sociale|raison sociale|intitulé tiers"
         "|intitulé du tiers|intitulé compte tiers|intitulé du compte tiers"
         "|intitulé client|intitulé compte|intitulé du compte|intitulé|libellé tiers"
         "|libellé du tiers|libellé compte tiers|libellé compte|libellé du compte"
         "|libellé auxiliaire|libellé du compte auxiliaire|nom du tiers|nom tiers"
         "|nom auxiliaire|nom du compte|nom compte|désignation client|dénomination"
         "|debtor name|customer vendor name|bp name|card name|cardname|client name"
         "|partner name|account name|name|nom|name 1|company"
         "|company name|bill to name|société|kundenname|name des kunden"
         "|debitorenname|debitor name|name des debitors|debitorbezeichnung"
         "|kontobezeichnung|kontoname|kunde firma|bezeichnung|firma|firmenname"
         "|nombre|nombre cliente|nombre del cliente|ragione sociale"
         "|denominazione|naam|klantnaam"},
    [LEDGER_INVOICE] =
        {"invoice", "invoice number|invoice no|invoice id|inv no|inv number|n° facture"
                    "|n° de facture|no facture|numéro facture|numéro de facture|num facture"
                    "|n° de la facture|n° fact|facture|réf facture|référence facture|n° pièce"
                    "|n° de pièce|numéro de pièce|numéro pièce|no pièce|num pièce|pièce"
                    "|référence pièce|réf pièce|piece ref|réf interne|référence interne"
                    "|n° document|n° de document|numéro document|numéro du document"
                    "|numéro de document|n° doc|document number|document no|doc number|doc no"
                    "|belegnummer|belegnr|beleg nr|beleg|rechnungsnummer|rechnungsnr"
                    "|rechnungs nr|rechnung nr|rg nr|re nr|rechnungs nr belegfeld 1"
                    "|rechnungsnr belegfeld 1|belegfeld 1|rechnung|belnr|pièce comptable"
                    "|écriture comptable|journal entry|journalbuchung|buchungssatz|move name"
                    "|transaction number|trans no|num|number|numéro|nummer|n°|no|nr|document"
                    "|voucher|voucher no|invoice|écriture|entry"
                    "|factura|n° factura|número de factura|número factura"
                    "|num factura|fattura|n° fattura|numero fattura|num doc"
                    "|num documento|numero documento|factuur|factuurnummer"
                    "|factuurnr"},
    [LEDGER_KIND] =
        {"kind", "type de pièce|type pièce|type de la pièce|nature pièce|nature de pièce"
                 "|nature|type document|type de document|type doc|document type|doc type"
                 "|transaction type|type de transaction|type d'opération|type d'écriture"
                 "|type opération|type écriture|invoice type|move type|voucher type|belegart"
                 "|belegtyp|dokumentart|dokumenttyp|transaktionstyp|vorgangsart|type|art"
                 "|blart|ty"},
    [LEDGER_ISSUE_DATE] =
        {"issue_date",
         "invoice date|date facture|date de facture|date de la facture"
         "|date de facturation|date facturation|date issued|issue date|date d'émission"
         "|date émission|date pièce"
         "|date de pièce|date de la pièce|date document|date du document"
         "|date de document|document date|doc date|bill date|invoice bill date"
         "|rechnungsdatum|rechnungs datum|belegdatum|beleg datum|ausstellungsdatum"
         "|rechnung vom|bldat|date|date écriture|date d'écriture|date de l'écriture"
         "|date d'opération|date opération|transaction date|txn date|date comptable"
         "|date comptabilisation|date de comptabilisation|posting date|pstng date"
         "|buchungsdatum|buch datum|datum|issued"
         "|fecha|fecha factura|fecha de factura|fecha emisión"
         "|fecha de emisión|data|data fattura|data doc|data documento"
         "|factuurdatum"},
    [LEDGER_DUE_DATE] =
        {"due_date",
         "date échéance|date d'échéance|date de l'échéance|échéance|échéance nette"
         "|date d'échéance nette|date échéance nette|date éch|éch|échéance le"
         "|date d'échéance de la facture|date limite de paiement|à payer avant le"
         "|à régler le|payable le|due date|net due date|net due dt|net due|due on"
         "|due by|payment due date|payment due|due|invoice due date|date maturity"
         "|fälligkeitsdatum|fälligkeit|faelligkeitsdatum|faelligkeit|nettofälligkeit"
         "|nettofälligkeitsdatum|netto fälligkeit|nettofaelligkeit|fällig am"
         "|faellig am|fällig zum|fällig bis|fällig|zahlbar bis|zu zahlen bis"
         "|date exigibilité|date d'exigibilité|maturity|maturity date|due date receive by"
         "|vencimiento|fecha vencimiento|fecha de vencimiento|scadenza"
         "|data scadenza|vervaldatum|vervaldag"},
    [LEDGER_AMOUNT] =
        {"amount", "montant ttc|total ttc|montant total ttc|montant total|montant facture"
                   "|montant de la facture|montant facturé|total facture|montant initial"
                   "|montant d'origine|montant origine|ttc|amount ttc|invoice amount"
                   "|invoice total|original amount|orig amount|gross amount|amount in doc curr"
                   "|amount in doc cur|amount in document currency|amount in document curr"
                   "|amt in doc curr|doc curr amount|amount in currency|amount currency"
                   "|foreign currency amount|foreign amount|montant en devise pièce"
                   "|montant en devise de pièce|montant en devise de la pièce"
                   "|montant en devise document|montant en devise du document"
                   "|montant devise pièce|montant devise document|montant en devise"
                   "|montant devise|betrag in belegwährung|betrag in belegwaehrung"
                   "|betrag in bw|betrag bw|betrag in fremdwährung|betrag in währung"
                   "|fremdwährungsbetrag|amount foreign currency"
                   "|amount in transaction currency|amount in transaction curr"
                   "|betrag in transaktionswährung|montant en devise de transaction"
                   "|total in currency signed|total in currency"
                   "|total en devise signé|montant|total|total amount|betrag|ursprungsbetrag"
                   "|ursprünglicher betrag|bruttobetrag|brutto|rechnungsbetrag|rechnungssumme"
                   "|gesamtbetrag|gesamt|summe|op betrag|umsatz|umsatz ohne soll haben kz"
                   "|mouvement|montant mouvement|line total|wrbtr|wrshb"
                   "|importe|importe total|importe factura|importo|importo totale"
                   "|totale|totale documento|bedrag|factuurbedrag|totaalbedrag"},
    [LEDGER_OPEN_AMOUNT] =
        {"open_amount",
         "solde dû|reste dû|restant dû|montant restant dû|solde restant dû"
         "|reste à payer|reste à régler|reste à encaisser|reste à recouvrer"
         "|montant restant à payer|solde à payer|solde à régler|solde restant"
         "|solde facture|solde de la facture|solde pièce|montant dû|montant ouvert"
         "|montant restant|montant non réglé|non réglé|solde ouvert|solde impayé"
         "|impayé|reliquat|restant|open balance|open amount|open amt"
         "|amount due in currency|amount due|invoice amount due|balance due"
         "|due amount|total due|remaining amount|remaining amt|remaining balance"
         "|remaining|outstanding|amount remaining foreign currency|amount remaining"
         "|outstanding amount|outstanding balance"
         "|amount outstanding|unpaid amount|unpaid balance|unpaid"
         "|residual amount in currency|residual in currency|amount residual currency"
         "|montant résiduel en devise|résiduel en devise|restbetrag in währung"
         "|restbetrag|restforderung|fälliger betrag|offener betrag"
         "|offener rechnungsbetrag|offener saldo|offene forderung|offener posten"
         "|noch offen|offen|ausstehender betrag|zu zahlen|residual|residual amount"
         "|amount residual|résiduel|montant résiduel|solde|saldo|balance"
         "|pendiente|importe pendiente|pendiente de cobro"
         "|saldo pendiente|residuo|importo residuo|da incassare"
         "|da saldare|openstaand|openstaand bedrag|open bedrag"},
    [LEDGER_CURRENCY] =
        {"currency",
         "document currency|doc currency|doc curr|devise pièce|devise de la pièce"
         "|devise de pièce|devise document|devise du document|belegwährung"
         "|belegwaehrung|invoice currency|transaction currency|devise facture|devise"
         "|code devise|currency code|currency id|monnaie|währung|waehrung"
         "|währungscode|währg|wkz|curr|crcy|cur|waers"
         "|moneda|divisa|valuta"},
    [LEDGER_ORDER_REF] =
        {"order_ref",
         "n° commande|n° de commande|numéro de commande|référence commande"
         "|réf commande|bon de commande|n° bon de commande|votre référence"
         "|vos références|votre réf|référence client|réf client|order reference"
         "|order number|order no|order|po number|po no|po|p o|purchase order"
         "|customer reference|customer po|client order ref|your reference"
         "|external document no|n° doc externe|n° document externe|bestellnummer"
         "|bestellnr|auftragsnummer|ihre referenz|kundenreferenz|ihr zeichen"
         "|externe belegnummer|invoice reference|invoice reference number|référence"
         "|reference|referenz|réf|ref"},
    [LEDGER_PAYMENT_METHOD] =
        {"payment_method",
         "mode de règlement|mode règlement|mode de régl|mode régl|mode de paiement"
         "|mode paiement|mode paie|moyen de paiement|code mode de règlement"
         "|payment method|payment method code|payment mode|pay method|zahlungsart"
         "|zahlungsweise|zahlungsform|zahlungsmethode|zahlweg|zlsch"},
    [LEDGER_PAYEE] = {"payee", "bénéficiaire|factor|affactureur|subrogé|zahlungsempfänger"},
    [LEDGER_NET] = {"net",
                    "montant ht|total ht|ht|net amount|amount excl vat|tax excluded"
                    "|untaxed amount|untaxed amount in currency|montant hors taxes|nettobetrag"
                    "|netto"},
    [LEDGER_VAT] = {"vat",
                    "tva|montant tva|total tva|vat amount|tax total|tax amount|tax|ust|mwst"
                    "|steuerbetrag"},
    [LEDGER_APPLIES_TO] = {"applies_to",
                           "facture liée|facture d'origine|facture origine|facture rattachée"
                           "|imputé sur|imputation|s'impute sur|applied to|applies to doc no"
                           "|applies to|réf facture liée|ausgleich mit|ausgleich mit belegnr"
                           "|rechnungsbezug"},
    [LEDGER_TERMS] = {"terms",
                      "conditions de paiement|condition de paiement|conditions paiement"
                      "|code conditions paiement|conditions de règlement|condition de règlement"
                      "|cond paiement|délai de paiement|délai de règlement|payment terms"
                      "|payment terms code|terms of payment|payment term|zahlungsbedingung"
                      "|zahlungsbedingungen|zahlungskondition|zterm"},
    [LEDGER_DISPUTE] =
        {"dispute", "litige|disputed|en litige|motif de litige|motif litige|dispute reason"
                    "|dispute case|reklamation|streitig|klärungsfall|contesté|blocage relance"
                    "|blocage des relances|relance bloquée|dunning block|dunn block|on hold"
                    "|en attente|mahnsperre|mahnsp|abwarten|mansp"},
    [LEDGER_FILE] = {"file", "fichier|pdf|fichier pdf|datei|attachment|pièce jointe"},
    [LEDGER_LAST_LEVEL] =
        {"last_level",
         "niveau de relance|dernier niveau|dernier niveau de relance|niveau relance"
         "|niv relance|nombre de relances|nb relances|dunning level"
         "|last dunning level|dunn level|dunning lvl|reminder level"
         "|last issued reminder level|dernier niveau relance émis|level|mahnstufe"
         "|letzte mahnstufe|mahnst|anzahl mahnungen|manst"},
    [LEDGER_LAST_REMINDER_DATE] =
        {"last_reminder_date",
         "date dernière relance|dernière relance|dernière relance le"
         "|date de dernière relance|date de la dernière relance|date dern relance"
         "|date relance|date de relance|relancé le|last reminder|last dunned"
         "|last dunned on|last dunning|last dunning date|last dunning run"
         "|reminder date|dunned on|letzte mahnung|letzte mahnung am"
         "|letztes mahndatum|datum letzte mahnung|mahndatum|gemahnt am|madat"},
    [LEDGER_LAST_DEADLINE] =
        {"last_deadline",
         "dernier délai|date limite|last due notice|reminder deadline|mahnfrist"},
    [LEDGER_SETTLED_DATE] =
        {"settled_date",
         "date de règlement|date règlement|date de paiement|date paiement|payé le"
         "|réglé le|soldé le|date de rapprochement|date rapprochement|date rappr"
         "|payment date|paid date|paid on|settled on|settlement date|clearing date"
         "|clearing|clrng date|ausgleichsdatum|zahlungsdatum|bezahlt am"
         "|ausgeglichen am|augdt|closed at date"},
    [LEDGER_DEBIT] = {"debit",
                      "montant débit|débit devise|débit en devise|débit pivot"
                      "|débit tenue de compte|montant débiteur|mouvement débit"
                      "|mouvements débit|débits"
                      "|betrag soll|sollbetrag|umsatz soll|soll|debit amount|amount debit"},
    [LEDGER_CREDIT] = {"credit",
                       "montant crédit|crédit devise|crédit en devise|crédit pivot"
                       "|crédit tenue de compte|montant créditeur|mouvement crédit"
                       "|mouvements crédit"
                       "|crédits|betrag haben|habenbetrag|umsatz haben|haben|credit amount"
                       "|amount credit"},
    [LEDGER_PAID] =
        {"paid_amount",
         "montant réglé|montant payé|montant encaissé|total réglé|déjà réglé"
         "|déjà payé|réglé|payé|encaissé|règlements|acompte|acomptes|acompte versé"
         "|amount paid|invoice amount paid|paid amount|paid|payments|amount received"
         "|received|bezahlter betrag|bezahlt|gezahlter betrag|gezahlt"
         "|bereits bezahlt|zahlungen"
         "|cobrado|importe cobrado|pagado|saldato|pagato|incassato"
         "|betaald"},
    [LEDGER_SIDE] = {"side",
                     "sens|sens d c|d c|dc|débit crédit|debit credit|debit credit indicator"
                     "|dr cr|s h|sh|soll haben|soll haben kz|soll haben kennzeichen|s h kz"
                     "|s h kennzeichen|saldo s h|saldo kz|shkzg"},
    [LEDGER_LETTERING] =
        {"lettering",
         "lettrage|code lettrage|lettrage code|n° lettrage|code lettre|lettre|lettr"
         "|let|matching|matching number|matching no|numéro de rapprochement"
         "|numéro de lettrage|correspondance|full reconcile|full reconcile id"
         "|ausgleichsnummer|ausgleichscode|auszifferungsnummer|auszifferung"},
    [LEDGER_STATUS] =
        {"status", "statut|état|status|state|statut facture|état de la facture|invoice status"
                   "|rechnungsstatus|belegstatus"
                   "|estado|stato"},
    [LEDGER_PAYMENT_STATUS] =
        {"payment_status",
         "statut de paiement|statut du paiement|statut paiement|état de paiement"
         "|état du paiement|état paiement|statut de règlement|payment status"
         "|payment state|zahlungsstatus|zahlstatus"},
    [LEDGER_IS_OPEN] = {"is_open", "open|ouvert|ouverte|offen|noch offen|encore ouvert"},
    [LEDGER_CLEARING] = {"clearing_document",
                         "clearing document|clearing doc|clrng doc|clearing document no"
                         "|pièce de rapprochement|pièce rapprochement|pce rapprochement"
                         "|n° pièce rapprochement|ausgleichsbeleg|ausgleichsbelegnummer|augbl"
                         "|closed by entry no|fermé par n° séquence|ausgeglichen von lfd nr"},
    [LEDGER_JOURNAL] = {"journal", "code journal|code jal|jnl|jal|c j|cj|journal code"},
    [LEDGER_LABEL] = {"label",
                      "libellé|libellé écriture|libellé de l'écriture|libellé mouvement"
                      "|lib écriture|libellé de la pièce"},
    [LEDGER_LOCAL_AMOUNT] =
        {"local_amount",
         "amount lcy|original amt lcy|original amount lcy|amount in local currency"
         "|amount in local cur|amount in local curr|amount in loc curr|amount in lc"
         "|amt in loc cur|loc curr amount|amount in company currency|total signed"
         "|montant ds|montant initial ds|montant en devise interne"
         "|montant devise interne|montant en devise société|montant en devise locale"
         "|montant en devise de tenue|contrevaleur|contre valeur|total signé"
         "|betrag in hauswährung|betrag in hauswaehrung|betrag in hw|betrag hw"
         "|betrag mw|ursprungsbetrag mw|gesamt mit vorzeichen|dmbtr|dmshb"},
    [LEDGER_LOCAL_OPEN] =
        {"local_open_amount",
         "remaining amt lcy|remaining amount lcy|amount due signed|montant dû signé"
         "|montant ouvert ds|restbetrag mw|residual amount|residual|amount residual"
         "|montant résiduel|résiduel|fälliger betrag mit vorzeichen"},
    [LEDGER_LOCAL_CURRENCY] =
        {"local_currency",
         "lcurr|loc curr|local curr|company currency|devise interne|devise société"
         "|devise de tenue|devise locale|hauswährung|hauswaehrung|hwähr"
         "|mandantenwährung"},
    [LEDGER_RUNNING] =
        {"running_balance",
         "solde progressif|solde cumulé|solde courant|solde du compte|solde client"
         "|solde tiers|cumul|running balance|cumulative balance|customer balance"
         "|account balance|kumulierter saldo|saldo kumuliert|laufender saldo"
         "|kontosaldo|solde|saldo|balance"},
};

const TableShape ledger_shape = {ledger_columns, LEDGER_COLUMN_COUNT};
