/* Hashtags about the one who is written to. */
#include "compose/country_name.h"
#include "compose/hashtag_value.h"
#include "compose/salutation.h"
#include "ground/text.h"

static const Customer *customer_of(const LetterFacts *facts)
{
    static const Customer unknown = {.score = -1};

    return facts->customer != NULL ? facts->customer : &unknown;
}

static gboolean append_id(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->customer_id);
}

static gboolean append_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, letter_facts_customer_name(facts));
}

static gboolean append_legal_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, customer_of(facts)->legal_name) || append_name(facts, text);
}

static gboolean append_legal_form(const LetterFacts *facts, GString *text)
{
    return append_value(text, customer_of(facts)->legal_form);
}

static gboolean append_siren(const LetterFacts *facts, GString *text)
{
    return append_value(text, customer_of(facts)->siren);
}

static gboolean append_vat(const LetterFacts *facts, GString *text)
{
    return append_value(text, customer_of(facts)->vat);
}

static gboolean append_address(const LetterFacts *facts, GString *text)
{
    const Recipient *recipient = &facts->planned->recipient;
    const char *parts[] = {recipient->street, recipient->street2};
    const char *postcode = text_or_empty(recipient->postcode);
    const char *city = text_or_empty(recipient->city);
    gboolean is_postcode_first =
        country_locality_order(text_or_empty(recipient->country)) == LOCALITY_POSTCODE_FIRST;
    g_autofree char *locality = g_strdup_printf("%s %s", is_postcode_first ? postcode : city,
                                                is_postcode_first ? city : postcode);
    gsize before = text->len;

    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (!text_is_blank(parts[i]))
            g_string_append_printf(text, "%s%s", text->len > before ? ", " : "", parts[i]);
    g_strstrip(locality);
    if (*locality != '\0')
        g_string_append_printf(text, "%s%s", text->len > before ? ", " : "", locality);
    return text->len > before;
}

static gboolean append_city(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->recipient.city);
}

static gboolean append_language(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->rules->code);
}

static gboolean append_email(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->recipient.email);
}

static gboolean append_phone(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->recipient.phone);
}

static gboolean append_contact_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->planned->recipient.name);
}

static gboolean append_salutation(const LetterFacts *facts, GString *text)
{
    salutation_append(text, facts->rules, facts->planned->recipient.salutation,
                      facts->planned->recipient.name);
    return TRUE;
}

/* The customer's collector: a key of `people`, or a plain name. */
static const Person *find_collector(const LetterFacts *facts)
{
    const char *key = customer_of(facts)->collector;
    const GPtrArray *people = facts->input->settings->people;

    for (guint i = 0; key != NULL && people != NULL && i < people->len; i++) {
        const Person *person = g_ptr_array_index(people, i);

        if (g_strcmp0(person->key, key) == 0)
            return person;
    }
    return NULL;
}

static gboolean append_collector_name(const LetterFacts *facts, GString *text)
{
    const Person *person = find_collector(facts);

    return append_value(text, person != NULL ? person->name : customer_of(facts)->collector);
}

static gboolean append_collector_phone(const LetterFacts *facts, GString *text)
{
    const Person *person = find_collector(facts);

    return append_value(text, person != NULL ? person->phone : NULL);
}

static gboolean append_collector_email(const LetterFacts *facts, GString *text)
{
    const Person *person = find_collector(facts);

    return append_value(text, person != NULL ? person->email : NULL);
}

static const Hashtag list[] = {
    {"CUSTOMER_ID", "the customer's account", "C0042", "", .append = append_id,
     .flags = HASHTAG_NO_BREAK},
    {"CUSTOMER_NAME", "the customer's name as you keep it", "Dupont & Fils", "",
     .append = append_name},
    {"CUSTOMER_LEGAL_NAME", "legal name, else the name", "Dupont et Fils SARL", "",
     .append = append_legal_name},
    {"CUSTOMER_LEGAL_FORM", "the customer's legal form", "SARL", "customers column legal_form",
     .append = append_legal_form},
    {"CUSTOMER_SIREN", "the customer's SIREN", "404833048", "customers column siren",
     .append = append_siren, .flags = HASHTAG_NO_BREAK},
    {"CUSTOMER_VAT", "the customer's VAT number", "FR83404833048", "customers column vat",
     .append = append_vat, .flags = HASHTAG_NO_BREAK},
    {"CUSTOMER_ADDRESS", "the recipient's address on one line",
     "12 bis rue du Port, 69003 Lyon", "an address", .append = append_address},
    {"CUSTOMER_CITY", "the recipient's town", "Lyon", "an address", .append = append_city},
    {"CUSTOMER_LANGUAGE", "language of the document", "fr", "", .append = append_language},
    {"CUSTOMER_EMAIL", "the recipient's mail address", "compta@dupont.example",
     "a mail address", .append = append_email},
    {"CUSTOMER_PHONE", "the recipient's telephone number", "+33 4 11 11 11 11",
     "a telephone number", .append = append_phone, .flags = HASHTAG_NO_BREAK},
    {"CONTACT_NAME", "the person written to", "Anne Martin", "contacts column name",
     .append = append_contact_name},
    {"SALUTATION", "how the letter begins, without the comma", "Madame, Monsieur", "",
     .append = append_salutation},
    {"COLLECTOR_NAME", "who looks after this customer", "Paul Durand",
     "customers column collector", .append = append_collector_name},
    {"COLLECTOR_PHONE", "the collector's telephone number", "+33 4 00 00 00 01",
     "people: phone of the collector", .append = append_collector_phone,
     .flags = HASHTAG_NO_BREAK},
    {"COLLECTOR_EMAIL", "the collector's mail address", "paul.durand@mercier.example",
     "people: email of the collector", .append = append_collector_email},
};

const HashtagFamily customer_hashtags = HASHTAG_FAMILY(list);
