/* clang-format off: tables */
#include "read/record_headers.h"

/*
 * Where a program has several headers for a value, the one that its ledger uses stands first: the
 * names of Xero, QuickBooks and Odoo before their account numbers, invoice addresses before others.
 */
static const ColumnName customer_columns[CUSTOMER_COLUMN_COUNT] = {
    [CUSTOMER_ID] =
        {"customer",
         "code client|code du client|n° client|no client|numéro client|numéro de client"
         "|num client|client code|code tiers|code du tiers|compte tiers|n° compte tiers"
         "|n° tiers|numéro tiers|numéro de tiers|numéro compte|numéro de compte"
         "|numéro compte tiers|n° compte|compte client|compte auxiliaire|code auxiliaire"
         "|n° auxiliaire|auxiliaire|ct_num|tiers|customer no|customer number|customer code"
         "|customer id|customer account|debtor no|debtor number|debtor id|debtor account"
         "|debitorennr|debitorennummer|debitornr|debitor|kundennummer|kundennr|kdnr|kunnr|kunde"
         "|contact name|customer full name|full customer name|display name|nom affiché"
         "|nom d'affichage|anzeigename|client|compte|account number|account no|account code"
         "|account id|account|konto|code|référence client|reference|ref|nummer|numéro|number|n°"
         "|no|nr|id|id externe|external id|externe id"},
    [CUSTOMER_NAME] =
        {"name",
         "nom|raison sociale|nom client|nom du client|nom / raison sociale"
         "|nom ou raison sociale|intitulé|intitulé du tiers|intitulé tiers|intitulé du compte"
         "|ct_intitule|nom du tiers|nom tiers|libellé|libellé tiers|customer name|client name"
         "|debtor name|company name|company|nom de l'entreprise|nom société|nom de la société"
         "|société|entreprise|organisation|organization|account name|name 1|nom 1"
         "|nom de famille|firmenname|firma|kundenname|debitorenname|debitor name|unternehmen"
         "|nachname|last name|surname|full name|nom complet"},
    [CUSTOMER_NAME2] =
        {"name2",
         "nom 2|complément nom|complément de nom|complément raison sociale|suite nom|service"
         "|département|department|abteilung|à l'attention de|attention|attention to"
         "|po attention to|attn|contact|ct_contact|zusatz|namenszusatz|namenszusatz 1"},
    [CUSTOMER_STREET] =
        {"street",
         "adresse 1 (facturation)|adresse (facturation)|adresse de facturation 1"
         "|adresse de facturation ligne 1|rue|adresse 1|adresse ligne 1|adresse|n° et rue"
         "|numéro et rue|voie|ct_adresse|ct_adresse1|address 1|address line 1|po address line 1"
         "|billing address line 1|billing street|bill to address 1|billing address 1"
         "|street address|street 1|address|stras|stree|straße|straße und hausnummer"
         "|straße hausnummer|anschrift|adresszeile 1"},
    [CUSTOMER_STREET2] =
        {"street2",
         "adresse 2 (facturation)|adresse de facturation 2|adresse de facturation ligne 2"
         "|adresse 2|adresse ligne 2|rue 2|complément|complément d'adresse|complément adresse"
         "|complément de l'adresse|ct_complement|ct_adresse2|address 2|address line 2"
         "|po address line 2|billing address line 2|billing street 2|bill to address 2"
         "|billing address 2|stras2|adresszusatz|straße 2|adresszeile 2"},
    [CUSTOMER_STREET3] =
        {"street3",
         "adresse 3 (facturation)|adresse 3|adresse ligne 3|rue 3|address 3|address line 3"
         "|po address line 3|billing address line 3|straße 3|adresszeile 3|lieu dit"},
    [CUSTOMER_ADDRESS] =
        {"full_address",
         "adresse complète|adresse de facturation|adresse postale|complete address"
         "|contact address|billing address|bill to|invoice address|rechnungsadresse"
         "|vollständige adresse|rechnungsanschrift"},
    [CUSTOMER_POSTCODE] =
        {"postcode",
         "code postal (facturation)|code postal de facturation|code postal|cp|code post"
         "|ct_codepostal|zip|zip code|postal code|po postal code|billing postal code"
         "|billing zip|billing postcode|billing zip code|bill to zip|pstlz|post code1|plz"
         "|postleitzahl|plz ort|cp ville|code postal ville|code postal et ville"},
    [CUSTOMER_CITY] =
        {"city",
         "ville (facturation)|ville de facturation|ville|localité|commune|ct_ville|po city"
         "|billing city|bill to city|town|town city|ort01|city1|ort|stadt|wohnort"},
    [CUSTOMER_COUNTRY] =
        {"country",
         "code pays (facturation)|pays (facturation)|pays de facturation|pays|code pays"
         "|pays/région|code pays/région|ct_pays|po country|billing country|bill to country"
         "|country code|country/region code|country/region|country id|country iso|iso country"
         "|land1|land|ländercode|land code|länderkennzeichen|land region|länder/regionscode"
         "|staat"},
    [CUSTOMER_LANGUAGE] =
        {"language",
         "langue|code langue|language code|langue de communication|langue du client|lang"
         "|ct_langue|spras|sprache|sprachcode|sprachenschlüssel"},
    [CUSTOMER_DEBTOR] =
        {"debtor",
         "debtor kind|type de débiteur|nature du débiteur|nature juridique|type client"
         "|type de client|type de tiers|catégorie juridique|customer type|company type"
         "|type de société|type société|particulier/professionnel|b2b/b2c|kundenart|kundentyp"
         "|unternehmenstyp|debitorenart"},
    [CUSTOMER_IS_COMPANY] =
        {"is_company",
         "is a company|est une société|est une entreprise|ist ein unternehmen|société o/n"},
    [CUSTOMER_SEGMENT] =
        {"segment",
         "catégorie|catégorie client|famille|famille client|code famille"
         "|code de la famille de comptes|groupe client|catégorie tarifaire|groupe tarifaire"
         "|category|class|classe|customer group|customer posting group|customer price group"
         "|groupe compta client|groupe prix client|kundengruppe|debitorenbuchungsgruppe|kdgrp"
         "|ktokd|kontengruppe|branche|secteur"},
    [CUSTOMER_SIREN] =
        {"siren",
         "n° siren|numéro siren|siret|n° siret|numéro siret|siren/siret|code siren|code siret"
         "|ct_siret|company registry|company registration no|registration no"
         "|registration number|company number|registre de la société|n° "
         "d'identification|stcd2"},
    [CUSTOMER_VAT] =
        {"vat",
         "tva|n° tva|tva intracommunautaire|n° tva intracommunautaire|n° tva intracom"
         "|tva intracom|numéro de tva|numéro de tva intracommunautaire|numéro tva|n° id tva"
         "|n° identif. intracomm.|n° identification tva|n° identifiant|ct_identifiant"
         "|identifiant tva|n° de tva intracommunautaire|vat number|vat registration no|vat no"
         "|vat id|vat reg no|tax id|tax number|tax registration number|gst/vat number|stceg"
         "|ust id|ust idnr|umsatzsteuer id|ust identifikationsnummer"},
    [CUSTOMER_IBAN] =
        {"iban", "code iban|iban client|n° iban|numéro iban|iban rib|compte iban|bank account iban"
                 "|iban number|iban no|kunden iban|iban nummer|iban nr"},
    [CUSTOMER_TERMS] =
        {"terms",
         "conditions de paiement|condition de paiement|conditions paiement"
         "|code condition paiement|code conditions paiement|conditions de règlement"
         "|condition de règlement|modèle de règlement|délai de paiement|délai de règlement"
         "|échéance de règlement|payment terms|payment terms code|terms of payment|payment term"
         "|customer payment terms|property_payment_term_id|sales terms|zterm|zahlungsbedingung"
         "|zahlungsbedingungen|zahlungsbedingungscode|zlg.-bedingungscode|zahlungsziel"},
    [CUSTOMER_SCORE] =
        {"score",
         "note|cotation|scoring|note de crédit|rating|credit score|bonität|bonitätsindex"},
    [CUSTOMER_TAGS] =
        {"tags",
         "étiquettes|étiquette|mots clés|mot clé|labels|category tags|category_id|schlagworte"
         "|tag"},
    [CUSTOMER_SCENARIO] =
        {"scenario",
         "scénario de relance|plan de relance|profil de relance|code relance"
         "|reminder terms code|dunning profile|dunning procedure|mahna|mahnverfahren"
         "|mahnmethodencode"},
    [CUSTOMER_EMAIL] =
        {"email",
         "e-mail (facturation)|e-mail de facturation|mail facturation|e-mail comptabilité"
         "|courriel facturation|courriel|mail|adresse e-mail|adresse mail|adresse courriel"
         "|adresse électronique|messagerie|ct_email|billing email|invoice email|accounts email"
         "|main email|email address|emails|smtp_addr|e mail adresse|rechnungsmail|mél"},
    [CUSTOMER_PHONE] =
        {"phone",
         "téléphone fixe (facturation)|téléphone (facturation)|téléphone|tél|n° téléphone"
         "|n° de téléphone|numéro de téléphone|téléphone fixe|téléphone 1|ct_telephone"
         "|main phone|telephone no|phone number|phone numbers|phone no|phone 1|work phone"
         "|tel number|telf1|telefon|telefonnr|telefonnummer|telefon 1|tel nr"},
    [CUSTOMER_MOBILE] =
        {"mobile",
         "téléphone portable (facturation)|téléphone portable|portable|mobile phone"
         "|mobile number|mobile no|gsm|cell phone|cell|telf2|mobil|mobiltelefon|mobilnummer"
         "|handy"},
    [CUSTOMER_FIRST_NAME] = {"first_name", "prénom|prénoms|given name|vorname"},
    [CUSTOMER_PREFERRED_CHANNEL] =
        {"preferred_channel",
         "canal|canal préféré|canal de relance|mode d'envoi|mode d'envoi des relances|channel"
         "|delivery method|document sending profile|versandart|kanal"},
    [CUSTOMER_PAYER] =
        {"payer",
         "payeur|client payeur|tiers payeur|compte payeur|centrale de paiement|centrale payeuse"
         "|ct_numpayeur|n° client facturé|bill to customer no|bill to customer|invoice account"
         "|paying customer|knrze|regulierer|zahler|abweichender regulierer|rech. an deb.-nr."
         "|rechnung an deb nr"},
    [CUSTOMER_GROUP] =
        {"group",
         "groupe|code groupe|ct_numcentrale|parent|parent customer|parent company|parent_id"
         "|société mère|maison mère|related company|société liée|konzern|konzs|konzernnummer"
         "|mutterunternehmen"},
    [CUSTOMER_COLLECTOR] =
        {"collector",
         "chargé de recouvrement|chargée de recouvrement|gestionnaire|gestionnaire de compte"
         "|recouvreur|responsable recouvrement|credit controller|credit manager"
         "|collection agent|collections agent|accounting clerk|busab|sachbearbeiter"
         "|buchhaltungssachbearbeiter|mahnsachbearbeiter"},
    [CUSTOMER_SALES_REP] =
        {"sales_rep",
         "commercial|code commercial|nom commercial|représentant|code représentant|vendeur"
         "|code vendeur|code commercial/collaborateur|salesperson|salesperson code"
         "|sales representative|account manager|user_id|vertreter|verkäufer|verkäufercode"
         "|vertriebsmitarbeiter"},
    [CUSTOMER_LEGAL_NAME] =
        {"legal_name",
         "dénomination sociale|dénomination|dénomination légale|nom légal|registered name"
         "|legal entity name|rechtlicher name|handelsname"},
    [CUSTOMER_LEGAL_FORM] = {"legal_form",
                             "forme juridique|forme|legal entity type|rechtsform"},
    [CUSTOMER_REGISTRY] =
        {"registry", "rcs|n° rcs|numéro rcs|greffe|ville rcs|immatriculation|trade register"
                     "|commercial register|handelsregister|handelsregisternummer|hrb"},
    [CUSTOMER_SEAT_STREET] =
        {"seat_street",
         "siège rue|siège adresse|adresse du siège|adresse siège|rue du siège"
         "|registered address|registered street|registered office street|sitz straße"},
    [CUSTOMER_SEAT_STREET2] = {"seat_street2", "siège adresse 2|siège complément|complément "
                                               "siège|registered address 2|sitz straße 2"},
    [CUSTOMER_SEAT_POSTCODE] =
        {"seat_postcode",
         "siège code postal|siège cp|code postal du siège|code postal siège|registered postcode"
         "|sitz plz"},
    [CUSTOMER_SEAT_CITY] = {"seat_city",
                            "siège ville|ville du siège|ville siège|registered city|sitz ort"},
    [CUSTOMER_SEAT_COUNTRY] =
        {"seat_country", "siège pays|pays du siège|pays siège|registered country|sitz land"},
    [CUSTOMER_INSURER] =
        {"insurer",
         "assureur|assureur crédit|assurance crédit|credit insurer|kreditversicherer"},
    [CUSTOMER_INSURED_LIMIT] =
        {"insured_limit",
         "limite assurée|encours garanti|encours assuré|montant garanti|insured amount"
         "|versicherte summe|versichertes limit|versicherungslimit"},
    [CUSTOMER_INSURED_PERCENT] =
        {"insured_percent",
         "quotité garantie|quotité|taux garanti|taux de garantie|insured percentage"
         "|deckungsquote"},
    [CUSTOMER_NEEDS] = {"needs", "exigences|exige|requirements|anforderungen"},
    [CUSTOMER_PENALTY_RATE] =
        {"penalty_rate",
         "taux de pénalité|taux de pénalités|taux pénalités|taux d'intérêt de retard"
         "|late payment rate|interest rate|verzugszins|verzugszinssatz"},
};

static const ColumnName contact_columns[CONTACT_COLUMN_COUNT] = {
    [CONTACT_CUSTOMER] =
        {"customer",
         "code client|code du client|n° client|no client|numéro client|code tiers|compte tiers"
         "|n° compte tiers|n° tiers|numéro tiers|numéro compte|numéro de compte"
         "|compte auxiliaire|ct_num|tiers|customer no|customer number|customer code|customer id"
         "|account number|account no|account name|account|related company|société liée"
         "|parent_id|parent|customer full name|company name|company no|company|société"
         "|entreprise|debtor|debitorennr|debitorennummer|debitor nr|debitor|kundennummer"
         "|kundennr|kdnr|kunnr|kunde|zugehöriges unternehmen|unternehmen|firma|client|compte"},
    [CONTACT_ROLE] =
        {"role",
         "fonction (facturation)|fonction|type de contact|type contact|function|job position"
         "|job title|job|position|poste|poste occupé|address type|type d'adresse|contact type"
         "|pafkt|abtnr|funktion|rolle|stellung|stelle|adresstyp"},
    [CONTACT_NAME] =
        {"name",
         "contact name|nom (contact) (facturation)|nom (contact)|nom|nom du contact"
         "|nom de famille|interlocuteur|ct_nom|last name|surname|full name|name1|nachname"
         "|ansprechpartner|kontaktname|display name|nom affiché|contact|kontakt"},
    [CONTACT_FIRST_NAME] =
        {"first_name",
         "prénom (facturation)|prénom (contact)|prénom|prénoms|ct_prenom|given name|namev"
         "|vorname"},
    [CONTACT_SALUTATION] =
        {"salutation",
         "civilité (contact) (facturation)|civilité (contact)|civilité|titre|titre de civilité"
         "|formule d'appel|formule de politesse|title|courtesy title|greeting|anrede|anred"
         "|briefanrede"},
    [CONTACT_EMAIL] =
        {"email",
         "e-mail (facturation)|e-mail (contact)|courriel|mail|adresse e-mail|adresse mail"
         "|adresse électronique|messagerie|ct_email|email address|emails|smtp_addr"
         "|e mail adresse|mél"},
    [CONTACT_PHONE] =
        {"phone",
         "téléphone fixe (facturation)|téléphone|tél|n° téléphone|numéro de téléphone"
         "|téléphone fixe|téléphone direct|ligne directe|ct_telephone|telephone no|phone number"
         "|phone no|phone numbers|direct phone|work phone|business phone|tel number|telf1"
         "|telefon|telefonnr|telefonnummer"},
    [CONTACT_MOBILE] =
        {"mobile",
         "téléphone portable (facturation)|téléphone portable|portable|ct_telportable"
         "|mobile phone|mobile number|mobile no|gsm|cell phone|cell|mobil|mobiltelefon|handy"},
    [CONTACT_LANGUAGE] =
        {"language", "langue|code langue|language code|lang|parla|spras|sprache|sprachcode"},
    [CONTACT_NAME2] = {"name2", "nom 2|service|ct_service|département|department|abteilung"},
    [CONTACT_STREET] =
        {"street", "rue|adresse 1|adresse ligne 1|adresse|address 1|address line 1|street 1"
                   "|street address|address|straße|stras"},
    [CONTACT_STREET2] =
        {"street2",
         "adresse 2|complément|complément d'adresse|complément adresse|address 2|address line 2"
         "|adresszusatz"},
    [CONTACT_STREET3] = {"street3", "adresse 3|address 3|address line 3"},
    [CONTACT_ADDRESS] = {"full_address",
                         "adresse complète|adresse postale|complete address|contact address"
                         "|vollständige adresse|anschrift"},
    [CONTACT_POSTCODE] =
        {"postcode",
         "code postal|cp|zip|zip code|postal code|plz|postleitzahl|pstlz|cp ville|plz ort"},
    [CONTACT_CITY] = {"city", "ville|localité|commune|town|ort|stadt|ort01"},
    [CONTACT_COUNTRY] =
        {"country",
         "pays|code pays|pays/région|country code|country/region code|country region|land1|land"
         "|ländercode"},
};

static const ColumnName event_columns[EVENT_COLUMN_COUNT] = {
    [EVENT_COLUMN_DATE] = {"date", "date événement|date de l'événement|date de "
                                   "l'action|le|event date|datum|ereignisdatum"},
    [EVENT_COLUMN_CUSTOMER] =
        {"customer",
         "code client|n° client|numéro client|client|code tiers|compte tiers|n° compte tiers"
         "|n° tiers|tiers|compte auxiliaire|customer id|customer no|customer number"
         "|customer code|account number|account|debtor|debitor|debitorennr|debitorennummer"
         "|kundennummer|kundennr|kunde"},
    [EVENT_COLUMN_INVOICE] =
        {"invoice",
         "facture|n° facture|n° de facture|numéro facture|numéro de facture|n° pièce"
         "|n° de pièce|numéro de pièce|pièce|invoice number|invoice no|document number"
         "|document no|rechnung|rechnungsnummer|rechnungsnr|belegnummer|belegnr"},
    [EVENT_COLUMN_EVENT] =
        {"event",
         "événement|type d'événement|type événement|nature|action|type|kind|event type|ereignis"
         "|ereignisart|vorgang|art"},
    [EVENT_COLUMN_AMOUNT] =
        {"amount",
         "montant|montant promis|montant en litige|somme|promised amount|disputed amount|sum"
         "|betrag|summe"},
    [EVENT_COLUMN_CURRENCY] = {"currency",
                               "devise|code devise|monnaie|currency code|währung|währungscode"},
    [EVENT_COLUMN_UNTIL] =
        {"until",
         "jusqu'au|jusqu'à|jusque|date promise|date de promesse|promis pour le|pour le|échéance"
         "|date d'échéance|fin|date de fin|promised date|promise date|due|due date|end|end date"
         "|bis|bis zum|zahlungsdatum|enddatum"},
    [EVENT_COLUMN_REASON] =
        {"reason",
         "motif|motif de litige|motif du litige|raison|cause|reason code|dispute reason|grund"
         "|begründung|ursache"},
    [EVENT_COLUMN_SERVICE] =
        {"service",
         "service concerné|département|responsable|department|in charge|abteilung|zuständig"},
    [EVENT_COLUMN_AUTHOR] =
        {"author",
         "auteur|par|saisi par|utilisateur|by|user|entered by|autor|von|benutzer|erfasst von"},
    [EVENT_COLUMN_OUTCOME] =
        {"outcome", "issue|résultat|suite|décision|result|status|statut|ergebnis|ausgang"},
    [EVENT_COLUMN_NOTE] =
        {"note",
         "remarque|remarques|commentaire|commentaires|observation|observations|texte|comment"
         "|comments|remark|remarks|notes|text|bemerkung|bemerkungen|notiz|kommentar"},
};

static const ColumnName rate_columns[RATE_COLUMN_COUNT] = {
    {"from", ""}, {"ecb_main", ""}, {"legal_private", ""}, {"legal_other", ""}, {"source", ""},
};

static const ColumnName review_columns[REVIEW_COLUMN_COUNT] = {
    {"document", ""}, {"action", ""}, {"until", ""}, {"reason", ""}, {"remark", ""},
};

static const ColumnName status_columns[STATUS_COLUMN_COUNT] = {
    [STATUS_INVOICE] =
        {"invoice",
         "facture|n° facture|n° de facture|numéro facture|numéro de facture|num facture"
         "|numéroFacture|identifiant facture|référence facture|n° pièce|invoice number|invoice "
         "no"
         "|invoice id|invoice reference|document number|document no|rechnung|rechnungsnummer"
         "|rechnungsnr|belegnummer"},
    [STATUS_CUSTOMER] =
        {"customer",
         "code client|n° client|numéro client|client|compte tiers|n° tiers|tiers|customer no"
         "|customer number|customer id|customer code|account "
         "number|debitor|kundennummer|kunde"},
    [STATUS_CODE] = {"code", "code statut|statut code|code du statut|status code|statut|statut "
                             "facture|statut actuel"
                             "|statut courant|code état|état|état courant|status|process "
                             "condition code|response code"
                             "|statuscode|zustand"},
    [STATUS_LABEL] =
        {"label",
         "libellé|libellé statut|libellé du statut|libellé état|nom du statut|status label"
         "|status name|description|bezeichnung|statusbezeichnung"},
    [STATUS_DATE] =
        {"date",
         "date statut|date du statut|date de statut|date état|date de passage"
         "|date de passage au statut|date changement|date de changement|date de mise à jour"
         "|horodatage|status date|date time|timestamp|changed on|changed at|datum|statusdatum"
         "|zeitstempel"},
    [STATUS_REASON] = {"reason", "motif|motif statut|motif du statut|motif de refus|motif de "
                                 "rejet|motif refus|code motif"
                                 "|libellé motif|commentaire|raison|reason code|reason "
                                 "text|status reason|comment|remark"
                                 "|grund|begründung|kommentar|bemerkung"},
    [STATUS_AMOUNT] = {"amount",
                       "montant|montant contesté|montant encaissé|disputed amount|betrag"},
};

static const ColumnName status_rule_columns[STATUS_RULE_COLUMN_COUNT] = {
    {"from", ""},   {"code", ""}, {"label", ""}, {"names", ""},
    {"effect", ""}, {"ends", ""}, {"days", ""},  {"source", ""},
};

static const ColumnName proof_columns[PROOF_COLUMN_COUNT] = {
    [PROOF_NUMBER] =
        {"number",
         "numéro|n°|no|numéro recommandé|n° recommandé|numéro de recommandé|n° de recommandé"
         "|numéro lrar|n° lrar|numéro de suivi|n° de suivi|numéro d'envoi|n° d'envoi|numéro ar"
         "|registered number|registered letter|registered no|tracking number|tracking "
         "no|tracking"
         "|tracking id|letter number|sendungsnummer|einschreibennummer|nummer"},
    [PROOF_DOCUMENT] =
        {"document",
         "custom id|custom_id|customid|document id|id document|référence|référence client|ref"
         "|reference|customer reference|track id|ref_print|ref print|votre référence|referenz"},
    [PROOF_EVENT] =
        {"event",
         "kind|type|proof|preuve|nature|type de preuve|proof type|proof kind|document type"
         "|événement|ereignis|art"},
    [PROOF_OUTCOME] =
        {"outcome",
         "result|résultat|statut|status|état|issue|motif|reason|motif de retour|return reason"
         "|undelivered reason|delivery status|code|ergebnis"},
    [PROOF_DATE] =
        {"date",
         "date événement|date de l'événement|date du statut|date statut|event date|status date"
         "|date de distribution|date distribution|date de remise|delivery "
         "date|delivered|received"
         "|received on|receipt date|date de réception|date ar|datum|zeitpunkt|timestamp"},
    [PROOF_DEPOSIT_DATE] =
        {"deposited",
         "deposit date|deposit|date de dépôt|date dépôt|dépôt|date d'envoi|deposited on"
         "|posted on|einlieferung"},
    [PROOF_PRESENTED_DATE] =
        {"presented",
         "first presentation|first_presentation|presentation date|presented on|presentation"
         "|date de première présentation|première présentation|date de présentation"
         "|date première présentation|présentation|date d'avis|first presented"},
    [PROOF_BY] =
        {"signed_by",
         "by|signataire|signé par|reçu par|received by|signer|name|nom|note|remarque|comment"
         "|commentaire"},
    [PROOF_FILE] = {"file", "fichier|scan|image|pièce|attachment|proof file|datei"},
};

static const ColumnName call_columns[] = {
    [CALL_DOCUMENT] = {"document", "pièce|référence|reference|beleg"},
    [CALL_CUSTOMER] = {"customer", "client|code client|debtor_id|kunde"},
    [CALL_CURRENCY] = {"currency", "devise|währung"},
    [CALL_DATE] = {"date", "call date|called on|date appel|date d'appel|datum"},
    [CALL_OUTCOME] = {"outcome", "résultat|issue|ergebnis"},
    [CALL_REASON] = {"reason", "motif|raison|grund"},
    [CALL_PROMISE_AMOUNT] = {"promise_amount", "promise amount|montant promis|zusage betrag"},
    [CALL_PROMISE_DATE] = {"promise_date",
                           "promise date|date promise|date promesse|zusage datum"},
    [CALL_CALLBACK] = {"callback", "rappeler le|rappel le|à rappeler le|rückruf"},
    [CALL_NOTE] = {"note", "remarque|commentaire|comment|notiz"},
};

const TableShape customers_shape = {customer_columns, CUSTOMER_COLUMN_COUNT};
const TableShape contacts_shape = {contact_columns, CONTACT_COLUMN_COUNT};
const TableShape events_shape = {event_columns, EVENT_COLUMN_COUNT};
const TableShape rates_shape = {rate_columns, RATE_COLUMN_COUNT};
const TableShape review_shape = {review_columns, REVIEW_COLUMN_COUNT};
const TableShape statuses_shape = {status_columns, STATUS_COLUMN_COUNT};
const TableShape status_rules_shape = {status_rule_columns, STATUS_RULE_COLUMN_COUNT};
const TableShape proofs_shape = {proof_columns, PROOF_COLUMN_COUNT};
const TableShape calls_shape = {call_columns, CALL_COLUMN_COUNT};
