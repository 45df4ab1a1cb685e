#include "records/proofs.h"

#include "ground/text.h"

#include <string.h>

static const struct {
    const char *name, *say;
    const char *words; /* folded, between bars */
} outcomes[PROOF_OUTCOME_COUNT] = {
    [PROOF_DEPOSITED] = {"deposited", "handed to the post",
                         "|deposited|deposit|proof of deposit|depot|depose|preuve de depot"
                         "|pris en charge|prise en charge|accepted|handed over|posted|sent"
                         "|expedie|envoye|processed|lp05|eingeliefert|aufgegeben|"},
    [PROOF_PRESENTED] = {"presented", "first presented",
                         "|presented|presentation|first presentation|presente"
                         "|premiere presentation|1ere presentation|avise|pli avise|notified"
                         "|avis de passage|en instance|zugestellt versucht|"},
    [PROOF_SIGNED] = {"signed", "signed for",
                      "|signed|served|delivered|received|receipt|distribue|remis|livre"
                      "|signe|ar signe|accuse de reception|accuse de reception signe|ar"
                      "|avis de reception|avis de reception signe|recu|lp15|lp18|ar available"
                      "|zugestellt|erhalten|proof of receipt|preuve de reception|"},
    [PROOF_REFUSED] = {"refused", "refused",
                       "|refused|refuse|refus|pli refuse|refuse par le destinataire|n05"
                       "|verweigert|annahme verweigert|"},
    [PROOF_UNCLAIMED] = {"unclaimed", "not claimed",
                         "|unclaimed|not claimed|non reclame|pli non reclame"
                         "|avise et non reclame|pli avise et non reclame|n03|nicht abgeholt|"},
    [PROOF_UNKNOWN_ADDRESS] = {"unknown-address", "unknown at the address",
                               "|unknown address|unknown at address|address unknown"
                               "|addressee unknown|unknown|inconnu|destinataire inconnu"
                               "|inconnu a l adresse|destinataire inconnu a l adresse|npai"
                               "|n habite pas a l adresse indiquee|defaut d acces"
                               "|defaut d acces ou d adressage|adresse incomplete|moved|n02|n07"
                               "|unbekannt|unbekannt verzogen|"},
    [PROOF_RETURNED] = {"returned", "returned",
                        "|returned|return|retour|retourne|retour expediteur"
                        "|retour a l expediteur|retour a l envoyeur|n10|lp19|lp20|lp21|lp22"
                        "|zuruckgesandt|"},
};

const char *proof_outcome_name(ProofOutcome outcome)
{
    g_assert(outcome < PROOF_OUTCOME_COUNT);
    return outcomes[outcome].name;
}

const char *proof_outcome_say(ProofOutcome outcome)
{
    g_assert(outcome < PROOF_OUTCOME_COUNT);
    return outcomes[outcome].say;
}

gboolean proof_outcome_parse(const char *word, ProofOutcome *outcome)
{
    g_autofree char *plain = text_fold(word);
    g_autofree char *between = g_strconcat("|", plain, "|", NULL);
    for (int i = 0; *plain && i < PROOF_OUTCOME_COUNT; i++)
        if (strstr(outcomes[i].words, between)) {
            *outcome = (ProofOutcome)i;
            return TRUE;
        }
    return FALSE;
}

gboolean proof_outcome_is_served(ProofOutcome outcome)
{
    return outcome == PROOF_SIGNED || outcome == PROOF_REFUSED || outcome == PROOF_UNCLAIMED;
}

gboolean proof_outcome_is_returned(ProofOutcome outcome)
{
    return outcome == PROOF_UNKNOWN_ADDRESS || outcome == PROOF_RETURNED;
}

ProofFile *proof_file_new(const char *name)
{
    ProofFile *file = g_new0(ProofFile, 1);
    file->name = g_strdup(name);
    file->strings = g_string_chunk_new(1024);
    file->proofs = g_array_new(FALSE, TRUE, sizeof(Proof));
    return file;
}

void proof_file_free(ProofFile *file)
{
    if (file == NULL)
        return;
    g_free(file->name);
    g_string_chunk_free(file->strings);
    g_array_unref(file->proofs);
    g_free(file);
}

NumberPool *number_pool_new(const char *file)
{
    NumberPool *pool = g_new0(NumberPool, 1);
    pool->file = g_strdup(file);
    pool->numbers = g_ptr_array_new_with_free_func(g_free);
    return pool;
}

void number_pool_free(NumberPool *pool)
{
    if (pool == NULL)
        return;
    g_free(pool->file);
    g_ptr_array_unref(pool->numbers);
    g_free(pool);
}

char *number_pool_fold(const char *number)
{
    GString *folded = g_string_new(NULL);
    for (const char *p = text_or_empty(number); *p; p++)
        if (!g_ascii_isspace(*p) && *p != '-' && *p != '.')
            g_string_append_c(folded, g_ascii_toupper(*p));
    return g_string_free(folded, FALSE);
}
