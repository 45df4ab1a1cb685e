/* clang-format off: tables */
#include "read/record_headers.h"

static const ColumnName customer_columns[CUSTOMER_COLUMN_COUNT] = {
    [CUSTOMER_ID] =
        {"customer",
         "code client|n° client|numéro client|client|code tiers|compte tiers|n° compte "
         "tiers|n° tiers|compte auxiliaire|auxiliaire|customer id|customer no|customer number|"
         "customer code|account number|account|debtor "
         "id|debitor|debitorennr|debitorennummer|kundennummer|kundennr|kunde|kunnr|compte|code|"
         "no|id"},
    [CUSTOMER_NAME] =
        {"name",
         "nom|raison sociale|nom client|nom du client|intitulé|customer name|company|company "
         "name|société|firma|kundenname|debitorenname|display name"},
    [CUSTOMER_NAME2] = {"name2", "nom 2|complément nom|complément de nom|name "
                                 "2|service|département|department|abteilung"},
    [CUSTOMER_STREET] = {"street", "rue|adresse|adresse 1|adresse1|voie|address|address "
                                   "1|address line 1|straße|strasse|street address"},
    [CUSTOMER_STREET2] = {"street2",
                          "adresse 2|adresse2|complément|complément d'adresse|complément "
                          "adresse|address 2|address line 2|adresszusatz|street 2"},
    [CUSTOMER_POSTCODE] =
        {"postcode", "code postal|cp|zip|zip code|postal code|post code|plz|postleitzahl"},
    [CUSTOMER_CITY] = {"city", "ville|localité|commune|town|ort|stadt"},
    [CUSTOMER_COUNTRY] = {"country",
                          "pays|code pays|country code|land|ländercode|land code|iso country"},
    [CUSTOMER_LANGUAGE] = {"language", "langue|code langue|language code|sprache|lang"},
    [CUSTOMER_DEBTOR] = {"debtor", "debtor kind|type de débiteur|nature du débiteur|type "
                                   "client|type de client|customer type|kundenart"},
    [CUSTOMER_SEGMENT] = {"segment",
                          "catégorie|famille|groupe tarifaire|category|class|classe|customer "
                          "group|kundengruppe"},
    [CUSTOMER_SIREN] = {"siren", "siret|n° siren|n° siret|numéro siren|numéro siret|company "
                                 "number|registration number"},
    [CUSTOMER_VAT] =
        {"vat", "tva|n° tva|tva intracommunautaire|n° tva intracommunautaire|numéro de tva|vat "
                "number|vat registration no|vat no|tax id|ust id|ust idnr|ustid|ust-idnr"},
    [CUSTOMER_TERMS] = {"terms",
                        "conditions de paiement|condition de paiement|conditions de "
                        "règlement|délai de paiement|délai de règlement|payment terms|terms of "
                        "payment|zahlungsbedingung|zahlungsbedingungen"},
    [CUSTOMER_SCORE] = {"score", "note|cotation|rating|bonität"},
    [CUSTOMER_TAGS] = {"tags", "étiquettes|mots clés|labels|category tags|schlagworte"},
    [CUSTOMER_SCENARIO] =
        {"scenario",
         "scénario|scénario de relance|plan de relance|dunning profile|mahnverfahren"},
    [CUSTOMER_EMAIL] = {"email", "e-mail|courriel|mail|adresse e-mail|adresse mail|adresse "
                                 "électronique|email address|e mail adresse|mél"},
    [CUSTOMER_PHONE] = {"phone",
                        "téléphone|tél|n° téléphone|numéro de téléphone|telephone|phone "
                        "number|phone no|telefon|telefonnr|telefonnummer"},
    [CUSTOMER_PREFERRED_CHANNEL] = {"preferred_channel",
                                    "canal|canal préféré|canal de relance|channel|kanal"},
    [CUSTOMER_PAYER] =
        {"payer", "payeur|client payeur|tiers payeur|bill-to customer no|regulierer|zahler"},
    [CUSTOMER_GROUP] = {"group", "groupe|konzern|parent"},
    [CUSTOMER_COLLECTOR] =
        {"collector",
         "chargé de recouvrement|gestionnaire|recouvreur|credit controller|sachbearbeiter"},
    [CUSTOMER_SALES_REP] =
        {"sales_rep",
         "commercial|représentant|salesperson|salesperson code|vertreter|verkäufer"},
    [CUSTOMER_LEGAL_NAME] = {"legal_name", "dénomination sociale|dénomination"},
    [CUSTOMER_LEGAL_FORM] = {"legal_form", "forme juridique|rechtsform"},
    [CUSTOMER_REGISTRY] = {"registry", "rcs|greffe|handelsregister"},
    [CUSTOMER_SEAT_STREET] = {"seat_street", "siège rue|siège adresse"},
    [CUSTOMER_SEAT_STREET2] = {"seat_street2", "siège adresse 2|siège complément"},
    [CUSTOMER_SEAT_POSTCODE] = {"seat_postcode", "siège code postal|siège cp"},
    [CUSTOMER_SEAT_CITY] = {"seat_city", "siège ville"},
    [CUSTOMER_SEAT_COUNTRY] = {"seat_country", "siège pays"},
    [CUSTOMER_INSURER] = {"insurer", "assureur|assureur crédit|kreditversicherer"},
    [CUSTOMER_INSURED_LIMIT] =
        {"insured_limit", "limite assurée|encours garanti|montant garanti|versicherte summe"},
    [CUSTOMER_INSURED_PERCENT] = {"insured_percent", "quotité garantie|taux garanti"},
    [CUSTOMER_NEEDS] = {"needs", "exigences|exige"},
    [CUSTOMER_PENALTY_RATE] = {"penalty_rate",
                               "taux de pénalité|taux de pénalités|taux pénalités|verzugszins"},
};

static const ColumnName contact_columns[CONTACT_COLUMN_COUNT] = {
    [CONTACT_CUSTOMER] =
        {"customer",
         "code client|n° client|client|code tiers|compte tiers|customer id|customer "
         "no|customer number|account|debitor|kundennummer|kundennr|kunde"},
    [CONTACT_ROLE] = {"role", "rôle|fonction|function|funktion|rolle|job|position"},
    [CONTACT_NAME] = {"name",
                      "nom|contact|nom du contact|contact name|ansprechpartner|full name"},
    [CONTACT_SALUTATION] = {"salutation", "civilité|titre|formule d'appel|title|anrede"},
    [CONTACT_EMAIL] = {"email",
                       "e-mail|courriel|mail|adresse e-mail|adresse mail|email address|mél"},
    [CONTACT_PHONE] = {"phone", "téléphone|tél|mobile|portable|telephone|phone number|telefon"},
    [CONTACT_LANGUAGE] = {"language", "langue|sprache|lang"},
    [CONTACT_NAME2] = {"name2", "nom 2|service|name 2|department"},
    [CONTACT_STREET] = {"street", "rue|adresse|adresse 1|address|address 1|straße|strasse"},
    [CONTACT_STREET2] = {"street2", "adresse 2|complément|complément d'adresse|address 2"},
    [CONTACT_POSTCODE] = {"postcode", "code postal|cp|zip|postal code|plz"},
    [CONTACT_CITY] = {"city", "ville|town|ort|stadt"},
    [CONTACT_COUNTRY] = {"country", "pays|code pays|country code|land"},
};

static const ColumnName event_columns[EVENT_COLUMN_COUNT] = {
    [EVENT_COLUMN_DATE] = {"date", "date événement|datum"},
    [EVENT_COLUMN_CUSTOMER] = {"customer", "code client|n° client|client|compte tiers|customer "
                                           "id|customer no|kunde|kundennummer|debitor"},
    [EVENT_COLUMN_INVOICE] = {"invoice", "facture|n° facture|n° pièce|pièce|invoice "
                                         "number|invoice no|rechnung|rechnungsnummer"},
    [EVENT_COLUMN_EVENT] = {"event", "événement|évènement|type|kind|ereignis"},
    [EVENT_COLUMN_AMOUNT] = {"amount", "montant|betrag"},
    [EVENT_COLUMN_CURRENCY] = {"currency", "devise|währung"},
    [EVENT_COLUMN_UNTIL] = {"until", "jusqu'au|jusqu'à|échéance|bis"},
    [EVENT_COLUMN_REASON] = {"reason", "motif|raison|grund"},
    [EVENT_COLUMN_SERVICE] = {"service", "département|department|abteilung"},
    [EVENT_COLUMN_AUTHOR] = {"author", "auteur|par|by|autor"},
    [EVENT_COLUMN_OUTCOME] = {"outcome", "issue|résultat|ergebnis"},
    [EVENT_COLUMN_NOTE] = {"note", "remarque|commentaire|comment|remark|bemerkung"},
};

static const ColumnName rate_columns[RATE_COLUMN_COUNT] = {
    {"from", ""}, {"ecb_main", ""}, {"legal_private", ""}, {"legal_other", ""}, {"source", ""},
};

static const ColumnName review_columns[REVIEW_COLUMN_COUNT] = {
    {"document", ""}, {"action", ""}, {"until", ""}, {"reason", ""}, {"remark", ""},
};

const TableShape customers_shape = {customer_columns, CUSTOMER_COLUMN_COUNT};
const TableShape contacts_shape = {contact_columns, CONTACT_COLUMN_COUNT};
const TableShape events_shape = {event_columns, EVENT_COLUMN_COUNT};
const TableShape rates_shape = {rate_columns, RATE_COLUMN_COUNT};
const TableShape review_shape = {review_columns, REVIEW_COLUMN_COUNT};
