#include "records/past.h"

#include <criterion/criterion.h>

static void prove(Past *past, ProofOutcome outcome, const char *date, const char *presented)
{
    PastProof *proof = past_proof_new("D1");
    proof->outcome = outcome;
    proof->date = day_parse_iso(date);
    proof->presented = presented ? day_parse_iso(presented) : DAY_NONE;
    past_take_proof(past, proof);
}

Test(past_proofs, the_first_presentation_is_the_earliest_that_is_named)
{
    g_autoptr(Past) past = past_new();
    cr_assert_eq(past_find_presentation(past, "D1"), DAY_NONE);
    prove(past, PROOF_DEPOSITED, "2026-09-16", NULL);
    cr_assert_eq(past_find_presentation(past, "D1"), DAY_NONE, "a deposit presents nothing");
    prove(past, PROOF_SIGNED, "2026-09-25", NULL);
    cr_assert_eq(past_find_presentation(past, "D1"), day_parse_iso("2026-09-25"));
    prove(past, PROOF_PRESENTED, "2026-09-18", NULL);
    cr_assert_eq(past_find_presentation(past, "D1"), day_parse_iso("2026-09-18"));
    prove(past, PROOF_SIGNED, "2026-09-25", "2026-09-17");
    cr_assert_eq(past_find_presentation(past, "D1"), day_parse_iso("2026-09-17"));
    cr_assert_eq(past_find_presentation(past, "D2"), DAY_NONE);
}

Test(past_proofs, what_ends_the_way_counts_and_a_bare_return_says_less_than_its_reason)
{
    g_autoptr(Past) past = past_new();
    prove(past, PROOF_UNCLAIMED, "2026-10-05", NULL);
    prove(past, PROOF_DEPOSITED, "2026-09-16", NULL);
    cr_assert_eq(past_find_outcome(past, "D1")->outcome, PROOF_UNCLAIMED);
    prove(past, PROOF_RETURNED, "2026-10-08", NULL);
    cr_assert_eq(past_find_outcome(past, "D1")->outcome, PROOF_UNCLAIMED);
    prove(past, PROOF_UNKNOWN_ADDRESS, "2026-10-09", NULL);
    cr_assert_eq(past_find_outcome(past, "D1")->outcome, PROOF_UNKNOWN_ADDRESS);
}

Test(past_proofs, a_letter_that_came_back_counts_as_bounced_one_that_was_refused_does_not)
{
    const ProofOutcome outcomes[] = {PROOF_UNKNOWN_ADDRESS, PROOF_REFUSED};
    for (guint i = 0; i < G_N_ELEMENTS(outcomes); i++) {
        g_autoptr(Past) past = past_new();
        PastReminder *reminder = past_reminder_new();
        reminder->customer = g_strdup("C1");
        reminder->invoice = g_strdup("F1");
        reminder->document = g_strdup("D1");
        reminder->channel = CHANNEL_REGISTERED;
        reminder->status = DELIVERY_HANDED_OVER;
        past_take_reminder(past, reminder);
        prove(past, outcomes[i], "2026-09-20", NULL);
        past_apply_proofs(past);
        cr_assert_eq(past_reminder_is_delivered(reminder), outcomes[i] == PROOF_REFUSED);
    }
}

Test(past_proofs, the_words_of_posts_and_providers_are_understood)
{
    static const struct {
        const char *word;
        ProofOutcome outcome;
    } words[] = {
        {"signed", PROOF_SIGNED},
        {"Distribué", PROOF_SIGNED},
        {"Avis de réception", PROOF_SIGNED},
        {"Pli avisé et non réclamé", PROOF_UNCLAIMED},
        {"N03", PROOF_UNCLAIMED},
        {"REFUSÉ", PROOF_REFUSED},
        {"destinataire inconnu à l’adresse", PROOF_UNKNOWN_ADDRESS},
        {"NPAI", PROOF_UNKNOWN_ADDRESS},
        {"unknown-address", PROOF_UNKNOWN_ADDRESS},
        {"preuve de dépôt", PROOF_DEPOSITED},
        {"LP05", PROOF_DEPOSITED},
        {"1ère présentation", PROOF_PRESENTED},
        {"Retour à l'expéditeur", PROOF_RETURNED},
    };
    ProofOutcome outcome;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        cr_assert(proof_outcome_parse(words[i].word, &outcome), "%s", words[i].word);
        cr_assert_eq(outcome, words[i].outcome, "%s", words[i].word);
    }
    cr_assert_not(proof_outcome_parse("perdu", &outcome));
    cr_assert_not(proof_outcome_parse("", &outcome));
    cr_assert_not(proof_outcome_parse("|", &outcome));
    for (int i = 0; i < PROOF_OUTCOME_COUNT; i++) {
        cr_assert(proof_outcome_parse(proof_outcome_name((ProofOutcome)i), &outcome), "%d", i);
        cr_assert_eq((int)outcome, i);
    }
}

Test(past_proofs, spellings_of_one_number_are_one_number)
{
    g_autofree char *one = number_pool_fold("2c 123 456-7890.1");
    g_autofree char *other = number_pool_fold("2C12345678901");
    cr_assert_str_eq(one, other);
}
