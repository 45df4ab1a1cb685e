#include "read/fec_journals.h"

#include "ground/text.h"

#include <string.h>

static gboolean has_code(const char *code, const char *const *codes)
{
    g_autofree char *folded = text_fold(code);
    return g_strv_contains(codes, folded);
}

static gboolean has_word(const char *name, const char *const *words)
{
    g_autofree char *folded = text_fold(name);
    for (; *words; words++)
        if (strstr(folded, *words))
            return TRUE;
    return FALSE;
}

gboolean fec_journal_is_opening(const char *code, const char *name)
{
    static const char *const codes[] = {"an", "anc", "ran", "ano",  "anouv", "anv",
                                        "rn", "a n", "ouv", "ouve", NULL};
    static const char *const words[] = {
        "a nouveau",      "anouveau",  "a nouveaux", "report a nouv",
        "reports a nouv", "ouverture", "opening",    NULL};
    return has_code(code, codes) || has_word(name, words);
}

gboolean fec_journal_is_treasury(const char *code, const char *name)
{
    static const char *const codes[] = {"bq", "bq1", "bq2", "bqe", "bnq", "bk",  "ban", "bnk",
                                        "ca", "cai", "cs",  "tr",  "tre", "ccp", NULL};
    static const char *const words[] = {"banque",
                                        "bank",
                                        "caisse",
                                        "tresorerie",
                                        "cash",
                                        "encaissement",
                                        "reglement",
                                        "paiement",
                                        "virement",
                                        "prelevement",
                                        "cheque",
                                        "credit agricole",
                                        "bnp",
                                        "societe generale",
                                        "credit mutuel",
                                        "ccp",
                                        NULL};
    return has_code(code, codes) || has_word(name, words);
}
