/* Hashtags about sums: what is due, interest, the 40 EUR, the fee, the total. */
#include "compose/amounts.h"
#include "compose/claim.h"
#include "compose/hashtag_value.h"
#include "compose/value_format.h"
#include "compose/words.h"

static gboolean append_principal(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.principal);
}

static gboolean append_credits(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.credits);
}

static gboolean append_total_due(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.total_due);
}

static gboolean append_interest(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.interest);
}

static gboolean append_interest_rate(const LetterFacts *facts, GString *text)
{
    return amounts_append_rates(facts, text);
}

static gboolean append_daily_interest(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, amounts_daily_interest(facts));
}

static gboolean append_indemnity(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.indemnity);
}

static gboolean append_indemnity_eur(const LetterFacts *facts, GString *text)
{
    if (facts->claim.indemnity_eur == 0)
        return FALSE;
    append_money_text(text, facts->rules, facts->claim.indemnity_eur, "EUR");
    return TRUE;
}

static gboolean append_indemnity_unit(const LetterFacts *facts, GString *text)
{
    if (amounts_indemnity_count(facts) == 0)
        return FALSE;
    append_money_text(text, facts->rules, INDEMNITY_EUR_MINOR, "EUR");
    return TRUE;
}

static gboolean append_indemnity_count(const LetterFacts *facts, GString *text)
{
    return append_count(text, amounts_indemnity_count(facts));
}

static gboolean append_fee(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.fee);
}

static gboolean append_fee_basis(const LetterFacts *facts, GString *text)
{
    const Step *step = facts->planned->step;

    return facts->claim.fee != 0 && append_value(text, step != NULL ? step->fee_basis : NULL);
}

static gboolean append_total_claimed(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, facts->claim.total_claimed);
}

static gboolean append_total_words(const LetterFacts *facts, GString *text)
{
    return words_append_amount(text, facts->rules, facts->claim.total_claimed,
                               facts->planned->currency);
}

static gboolean append_not_yet_due(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, amounts_mentioned(facts, MENTION_NOT_YET_DUE));
}

static gboolean append_disputed(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, amounts_mentioned(facts, MENTION_DISPUTED));
}

static gboolean append_other(const LetterFacts *facts, GString *text)
{
    return append_amount(text, facts, amounts_mentioned(facts, MENTION_OTHER));
}

static const Hashtag list[] = {
    {"PRINCIPAL", "open amounts of the invoices claimed", "1 250,00 €", "",
     .append = append_principal, .flags = HASHTAG_NO_BREAK},
    {"CREDITS", "credit notes and payments taken off", "50,00 €", "something netted",
     .append = append_credits, .flags = HASHTAG_NO_BREAK},
    {"TOTAL_DUE", "principal less credits", "1 200,00 €", "", .append = append_total_due,
     .flags = HASHTAG_NO_BREAK},
    {"INTEREST", "late-payment interest to the letter's date", "14,60 €",
     "a step that charges interest, a business or public customer", .append = append_interest,
     .flags = HASHTAG_NO_BREAK | HASHTAG_PENALTY},
    {"INTEREST_RATE", "yearly rate in force", "12,40 %", "likewise",
     .append = append_interest_rate, .flags = HASHTAG_NO_BREAK | HASHTAG_PENALTY},
    {"DAILY_INTEREST", "interest of one more day", "0,41 €", "likewise",
     .append = append_daily_interest, .flags = HASHTAG_NO_BREAK | HASHTAG_PENALTY},
    {"INDEMNITY", "recovery costs of 40 EUR per invoice", "80,00 €",
     "a step that charges the indemnity, a business or public customer, amounts in EUR",
     .append = append_indemnity, .flags = HASHTAG_NO_BREAK | HASHTAG_RECOVERY_COST},
    {"INDEMNITY_EUR", "the same for invoices in another currency", "80,00 €",
     "likewise, amounts in another currency", .append = append_indemnity_eur,
     .flags = HASHTAG_NO_BREAK | HASHTAG_RECOVERY_COST},
    {"INDEMNITY_UNIT", "what one invoice bears", "40,00 €", "an indemnity charged",
     .append = append_indemnity_unit, .flags = HASHTAG_NO_BREAK | HASHTAG_RECOVERY_COST},
    {"INDEMNITY_COUNT", "how many invoices bear it", "2", "an indemnity charged",
     .append = append_indemnity_count, .flags = HASHTAG_RECOVERY_COST},
    {"FEE", "the step's fee", "15,00 €", "a step with a fee, a business or public customer",
     .append = append_fee, .flags = HASHTAG_NO_BREAK | HASHTAG_RECOVERY_COST},
    {"FEE_BASIS", "why the fee is owed", "article 9 de nos conditions générales",
     "the step's fee_basis", .append = append_fee_basis, .flags = HASHTAG_RECOVERY_COST},
    {"TOTAL_CLAIMED", "total due with interest, indemnity and fee", "1 294,60 €", "",
     .append = append_total_claimed, .flags = HASHTAG_NO_BREAK},
    {"TOTAL_IN_WORDS", "total claimed in words",
     "mille deux cent quatre-vingt-quatorze euros et soixante centimes",
     "a letter in French, English or German", .append = append_total_words},
    {"NOT_YET_DUE_TOTAL", "sum of the invoices not yet due", "300,00 €",
     "something not yet due", .append = append_not_yet_due, .flags = HASHTAG_NO_BREAK},
    {"DISPUTED_TOTAL", "sum of the disputed invoices", "120,00 €", "a dispute",
     .append = append_disputed, .flags = HASHTAG_NO_BREAK},
    {"OTHER_TOTAL", "sum of other overdue invoices outside this letter", "95,00 €",
     "items outside the claim", .append = append_other, .flags = HASHTAG_NO_BREAK},
};

const HashtagFamily amount_hashtags = HASHTAG_FAMILY(list);
