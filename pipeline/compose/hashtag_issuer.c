/* Who writes for the creditor, what the law wants of it, and on what the interest stands. */
#include "compose/hashtag_value.h"
#include "compose/labels.h"
#include "compose/value_format.h"
#include "ground/text.h"

static const char *find_issuer_name(const LetterFacts *facts)
{
    return facts->issuer != NULL ? facts->issuer->name : NULL;
}

static gboolean append_issuer_name(const LetterFacts *facts, GString *text)
{
    return append_value(text, find_issuer_name(facts));
}

static gboolean append_mandate(const LetterFacts *facts, GString *text)
{
    return append_value(text, facts->issuer != NULL ? facts->issuer->mandate : NULL);
}

static gboolean is_lawyer(const LetterFacts *facts)
{
    return facts->issuer != NULL && facts->issuer->kind == ISSUER_LAWYER;
}

static gboolean is_collector(const LetterFacts *facts)
{
    return facts->input->settings->third_party_collector ||
           (facts->issuer != NULL && facts->issuer->kind == ISSUER_COLLECTOR);
}

/*
 * CPCE R124-4, 1° and 5°: who collects, that the collection is amicable, for whom, and the text of
 * L111-8, second and third paragraphs, in the words of the law, so in French whatever the language.
 */
static gboolean append_collection_notice(const LetterFacts *facts, GString *text)
{
    const char *issuer = find_issuer_name(facts);
    const Creditor *creditor = &facts->input->settings->creditor;

    if (!is_collector(facts))
        return FALSE;
    g_string_append_printf(
        text,
        "%s exerce une activité de recouvrement amiable (article R124-4 du code des procédures "
        "civiles d’exécution)",
        issuer != NULL ? issuer : creditor->name);
    if (issuer != NULL)
        g_string_append_printf(text, " pour le compte du créancier %s", creditor->name);
    if (issuer != NULL && !text_is_blank(facts->issuer->mandate))
        g_string_append_printf(text, " (%s)", facts->issuer->mandate);
    g_string_append(
        text,
        ". Article L111-8 du même code, alinéas 2 et 3 : « Les frais de recouvrement entrepris "
        "sans titre exécutoire restent à la charge du créancier, sauf s’ils concernent un acte "
        "dont l’accomplissement est prescrit par la loi. Toute stipulation contraire est "
        "réputée "
        "non écrite, sauf disposition législative contraire. Cependant, le créancier qui "
        "justifie "
        "du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut "
        "demander "
        "au juge de l’exécution de laisser tout ou partie des frais ainsi exposés à la charge "
        "du "
        "débiteur de mauvaise foi. »");
    return TRUE;
}

static const ClaimedItem *find_charged(const LetterFacts *facts)
{
    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        if (claimed->interest_rate >= 0)
            return claimed;
    }
    return NULL;
}

static Label find_basis(const ClaimedItem *claimed)
{
    const InterestCase *claim = &claimed->interest_case;

    if (claim->debtor == DEBTOR_PUBLIC)
        return LABEL_BASIS_PUBLIC;
    if (claim->debtor == DEBTOR_CONSUMER)
        return LABEL_BASIS_CONSUMER;
    if (claim->contract_rate >= 0)
        return LABEL_BASIS_CONTRACT;
    return claim->rate == PENALTY_LEGAL_X3 ? LABEL_BASIS_LEGAL_X3 : LABEL_BASIS_BUSINESS;
}

/* The law of the rate, then how it was counted, so that a judge can do it again. */
static gboolean append_basis(const LetterFacts *facts, GString *text)
{
    static const char *const counts[] = {
        [COUNT_ACT_365] = "365", [COUNT_ACT_ACT] = "365/366", [COUNT_30_360] = "360"};
    const PenaltySettings *penalties = &facts->input->settings->penalties;
    const ClaimedItem *claimed = find_charged(facts);
    g_autofree char *formula = NULL;

    if (claimed == NULL || facts->claim.interest == 0)
        return FALSE;
    formula = label_format(facts->rules, LABEL_BASIS_FORMULA, counts[penalties->day_count]);
    g_string_append_printf(
        text, "%s %s %s", label_text(facts->rules, find_basis(claimed)), formula,
        label_text(facts->rules, penalties->allocation == ALLOCATE_INTEREST_FIRST
                                     ? LABEL_BASIS_INTEREST_FIRST
                                     : LABEL_BASIS_PRINCIPAL_FIRST));
    return TRUE;
}

static const Hashtag list[] = {
    {"ISSUER_NAME", "who writes for you", "Maître Anne Leroy", "the step's issuer",
     .append = append_issuer_name},
    {"ISSUER_MANDATE", "the mandate of the one who collects for you", "mandat du 3 mars 2026",
     "issuers: mandate", .append = append_mandate},
    {"COLLECTION_NOTICE", "what the law wants of one who collects for another",
     "X exerce une activité de recouvrement amiable...",
     "an issuer of kind collector, or third_party_collector",
     .append = append_collection_notice},
    {"LAWYER", "true if a lawyer writes", "", "", .test = is_lawyer},
    {"COLLECTOR", "true if somebody collects for another", "", "", .test = is_collector},
    {"INTEREST_BASIS", "the law behind the interest and how it is counted",
     "Article L441-10, II du code de commerce : ...", "interest charged",
     .append = append_basis},
};

const HashtagFamily issuer_hashtags = HASHTAG_FAMILY(list);
