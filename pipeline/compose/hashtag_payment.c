/* Hashtags about how to pay. The block with the QR code is a block hashtag. */
#include "compose/hashtag_value.h"
#include "compose/payment_reference.h"
#include "ground/identifiers.h"

static gboolean append_payee_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->payment.name);
}

static gboolean append_payee_text(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->payment.text);
}

static gboolean append_iban(const LetterFacts *facts, GString *text)
{
    return append_grouped_iban(text, facts->payment.iban);
}

static gboolean append_bic(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->payment.bic);
}

static gboolean append_reference(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->payment_reference);
}

static gboolean append_structured(const LetterFacts *facts, GString *text)
{
    g_autofree char *reference = payment_structured_reference_new(facts);
    g_autofree char *groups = reference != NULL ? iban_to_groups(reference, " ") : NULL;

    return append_value(text, groups);
}

static gboolean append_link(const LetterFacts *facts, GString *text)
{
    g_autofree char *link = payment_link_new(facts);

    return append_value(text, link);
}

static const Hashtag list[] = {
    {"IBAN", "account to pay to, in groups of four; the payee's where there is one",
     "FR76 3000 6000 0112 3456 7890 189", "creditor.iban, or the payee's iban",
     .append = append_iban, .flags = HASHTAG_NO_BREAK},
    {"BIC", "its BIC", "BNPAFRPPXXX", "creditor.bic, or the payee's bic", .append = append_bic,
     .flags = HASHTAG_NO_BREAK},
    {"PAYEE_NAME", "who receives the money", "Atelier Mercier SAS", "",
     .append = append_payee_name},
    {"PAYEE_TEXT", "the payee's subrogation text",
     "Seul le règlement à Factor SA est libératoire.", "payees: text",
     .append = append_payee_text},
    {"PAYMENT_REFERENCE", "what to quote with the payment", "F-417 C0042", "",
     .append = append_reference, .flags = HASHTAG_NO_BREAK},
    {"STRUCTURED_REFERENCE", "ISO 11649 creditor reference", "RF81 FA20 2500 0123",
     "letters and digits in the number, 21 at most", .append = append_structured,
     .flags = HASHTAG_NO_BREAK},
    {"PAYMENT_LINK", "address of your payment page for this invoice or customer",
     "https://pay.example/?i=F-417", "payment_link, and no payee", .append = append_link},
};

const HashtagFamily payment_hashtags = HASHTAG_FAMILY(list);
