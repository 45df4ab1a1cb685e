/* Conditions: names that #IF asks and that have no text. */
#include "compose/account_tables.h"
#include "compose/hashtag_value.h"
#include "compose/salutation.h"

static gboolean is_letter(const LetterFacts *facts)
{
    return facts->medium == MEDIUM_LETTER;
}

static gboolean is_mail(const LetterFacts *facts)
{
    return facts->medium == MEDIUM_MAIL;
}

static gboolean is_registered(const LetterFacts *facts)
{
    return facts->planned->recipient.channel == CHANNEL_REGISTERED;
}

static gboolean is_business(const LetterFacts *facts)
{
    return facts->debtor == DEBTOR_BUSINESS;
}

static gboolean is_public(const LetterFacts *facts)
{
    return facts->debtor == DEBTOR_PUBLIC;
}

static gboolean is_consumer(const LetterFacts *facts)
{
    return facts->debtor == DEBTOR_CONSUMER;
}

static gboolean has_several(const LetterFacts *facts)
{
    return facts->items->len > 1;
}

static gboolean has_charges(const LetterFacts *facts)
{
    const Claim *claim = &facts->claim;

    return claim->interest != 0 || claim->indemnity != 0 || claim->fee != 0 ||
           claim->indemnity_eur != 0;
}

static gboolean has_payee(const LetterFacts *facts)
{
    return facts->planned->payee != NULL;
}

static gboolean is_named(const LetterFacts *facts)
{
    return salutation_is_personal(facts->planned->recipient.salutation,
                                  facts->planned->recipient.name);
}

static const Hashtag list[] = {
    {"LETTER", "true in the printed letter", "", "", .test = is_letter},
    {"MAIL", "true in the mail's own text", "", "", .test = is_mail},
    {"REGISTERED", "true for a registered letter", "", "", .test = is_registered},
    {"BUSINESS", "true if the customer is a business", "", "", .test = is_business},
    {"PUBLIC", "true if the customer is a public body", "", "", .test = is_public},
    {"CONSUMER", "true if the customer is a consumer", "", "", .test = is_consumer},
    {"SEVERAL", "true if the letter claims two invoices or more", "", "", .test = has_several},
    {"SEVERAL_CURRENCIES", "true if the account has open items in two currencies or more", "",
     "", .test = account_has_several_currencies},
    {"CHARGES", "true if interest, indemnity or a fee is claimed", "", "", .test = has_charges},
    {"PAYEE", "true if somebody else receives the money", "", "", .test = has_payee},
    {"NAMED", "true if the salutation is to one person", "", "", .test = is_named},
};

const HashtagFamily condition_hashtags = HASHTAG_FAMILY(list);
