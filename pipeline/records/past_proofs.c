/* Proofs of registered letters, as the Past knows them. */
#include "records/past.h"

#include "ground/text.h"

void past_take_proof(Past *past, PastProof *proof)
{
    GPtrArray *list = g_hash_table_lookup(past->proofs, proof->document);
    if (list == NULL) {
        list = g_ptr_array_new_with_free_func((GDestroyNotify)past_proof_free);
        g_hash_table_insert(past->proofs, g_strdup(proof->document), list);
    }
    g_ptr_array_add(list, proof);
}

const GPtrArray *past_find_proofs(const Past *past, const char *document)
{
    return document != NULL ? g_hash_table_lookup(past->proofs, document) : NULL;
}

const PastProof *past_find_outcome(const Past *past, const char *document)
{
    const GPtrArray *proofs = past_find_proofs(past, document);
    const PastProof *newest = NULL;
    for (guint i = 0; proofs != NULL && i < proofs->len; i++) {
        const PastProof *proof = g_ptr_array_index(proofs, i);
        gboolean ends = proof_outcome_is_served(proof->outcome) ||
                        proof_outcome_is_returned(proof->outcome);
        gboolean had_end = newest != NULL && (proof_outcome_is_served(newest->outcome) ||
                                              proof_outcome_is_returned(newest->outcome));
        /* "returned" says less than the reason that came before it */
        gboolean adds_nothing = had_end && proof->outcome == PROOF_RETURNED;
        if ((ends || !had_end) && !adds_nothing)
            newest = proof;
    }
    return newest;
}

/* The day that one proof gives, and whether it is a presentation by name. */
static Day find_day(const PastProof *proof, gboolean *is_named)
{
    *is_named = proof->presented != DAY_NONE || proof->outcome == PROOF_PRESENTED;
    if (proof->presented != DAY_NONE)
        return proof->presented;
    return proof->outcome == PROOF_PRESENTED || proof_outcome_is_served(proof->outcome)
               ? proof->date
               : DAY_NONE;
}

Day past_find_presentation(const Past *past, const char *document)
{
    const GPtrArray *proofs = past_find_proofs(past, document);
    Day named = DAY_NONE, served = DAY_NONE;
    for (guint i = 0; proofs != NULL && i < proofs->len; i++) {
        gboolean is_named;
        Day day = find_day(g_ptr_array_index(proofs, i), &is_named);
        Day *earliest = is_named ? &named : &served;
        if (day != DAY_NONE && (*earliest == DAY_NONE || day < *earliest))
            *earliest = day;
    }
    return named != DAY_NONE ? named : served;
}

void past_apply_proofs(Past *past)
{
    for (guint i = 0; g_hash_table_size(past->proofs) > 0 && i < past->reminders->len; i++) {
        PastReminder *reminder = g_ptr_array_index(past->reminders, i);
        const PastProof *outcome = reminder->channel == CHANNEL_REGISTERED
                                       ? past_find_outcome(past, reminder->document)
                                       : NULL;
        if (outcome != NULL && proof_outcome_is_returned(outcome->outcome) &&
            past_reminder_is_delivered(reminder))
            reminder->status = DELIVERY_BOUNCED;
    }
}
