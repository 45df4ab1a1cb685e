/* Hashtags about the one who writes. */
#include "compose/hashtag_value.h"
#include "compose/place_name.h"

static const Creditor *creditor_of(const LetterFacts *facts)
{
    return &facts->input->settings->creditor;
}

static gboolean append_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->name);
}

static gboolean append_address(const LetterFacts *facts, GString *text)
{
    char *const *lines = creditor_of(facts)->address;
    g_autofree char *joined = lines != NULL ? g_strjoinv(", ", (char **)lines) : NULL;

    return append_value(text, joined);
}

static gboolean append_city(const LetterFacts *facts, GString *text)
{
    g_autofree char *city = place_name_of_creditor(creditor_of(facts));

    return append_value(text, city);
}

static gboolean append_siren(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->siren);
}

static gboolean append_vat(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->vat);
}

static gboolean append_legal_form(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->legal_form);
}

static gboolean append_capital(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->capital);
}

static gboolean append_registry(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->registry);
}

static gboolean append_email(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->email);
}

static gboolean append_phone(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->phone);
}

/* The number stays on one line; the mail address may go to the next. */
static gboolean append_contact(const LetterFacts *facts, GString *text)
{
    const Creditor *creditor = creditor_of(facts);
    gboolean has_phone = append_value(text, creditor->phone);

    g_string_replace(text, " ", NBSP, 0);
    if (has_phone && creditor->email != NULL && *creditor->email != '\0')
        g_string_append(text, ", ");
    return append_value(text, creditor->email) || has_phone;
}

static gboolean append_signatory_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->signatory_name);
}

static gboolean append_signatory_title(const LetterFacts *facts, GString *text)
{
    return append_value(text, creditor_of(facts)->signatory_title);
}

static const Hashtag list[] = {
    {"CREDITOR_NAME", "your company's name", "Atelier Mercier SAS", "", .append = append_name},
    {"CREDITOR_ADDRESS", "your address on one line", "12 RUE DES FORGES, 69003 LYON", "",
     .append = append_address},
    {"CREDITOR_CITY", "your town", "Lyon", "a town in creditor.address", .append = append_city},
    {"CREDITOR_SIREN", "your SIREN", "732829320", "creditor.siren", .append = append_siren,
     .flags = HASHTAG_NO_BREAK},
    {"CREDITOR_VAT", "your VAT number", "FR44732829320", "creditor.vat", .append = append_vat,
     .flags = HASHTAG_NO_BREAK},
    {"CREDITOR_LEGAL_FORM", "your legal form", "SAS au capital de 50 000 €",
     "creditor.legal_form", .append = append_legal_form},
    {"CREDITOR_CAPITAL", "your share capital", "50 000 €", "creditor.capital",
     .append = append_capital},
    {"CREDITOR_REGISTRY", "your entry in the trade register", "RCS Lyon 732 829 320",
     "creditor.registry", .append = append_registry},
    {"CREDITOR_EMAIL", "your mail address", "compta@mercier.example", "creditor.email",
     .append = append_email},
    {"CREDITOR_PHONE", "your telephone number", "+33 4 00 00 00 00", "creditor.phone",
     .append = append_phone, .flags = HASHTAG_NO_BREAK},
    {"CREDITOR_CONTACT", "your telephone number and mail address",
     "+33 4 00 00 00 00, compta@mercier.example", "creditor.phone or creditor.email",
     .append = append_contact},
    {"SIGNATORY_NAME", "who signs", "Claire Mercier", "creditor.signatory.name",
     .append = append_signatory_name},
    {"SIGNATORY_TITLE", "the signatory's office", "Directrice financière",
     "creditor.signatory.title", .append = append_signatory_title},
};

const HashtagFamily creditor_hashtags = HASHTAG_FAMILY(list);
