#include "compose/notice_words.h"

#define EVERYWHERE (WORDS_OF_TEXT | WORDS_OF_NOTICE_TEMPLATE | WORDS_OF_REMINDER_TEMPLATE)
#define NOTICES (WORDS_OF_TEXT | WORDS_OF_NOTICE_TEMPLATE)
#define PUBLIC_BODY (1u << DEBTOR_PUBLIC)
#define CONSUMER (1u << DEBTOR_CONSUMER)
#define ANY_KIND (1u << DEBTOR_UNKNOWN | 1u << DEBTOR_BUSINESS | PUBLIC_BODY | CONSUMER)

/*
 * Patterns over folded text, whole words. Words that may stand in somebody's name or in an amount
 * are looked for in templates only.
 */
static const struct {
    const char *pattern, *why;
    guint kinds;  /* 1 << DebtorKind */
    guint places; /* NoticeWordsPlace */
} forbidden[] = {
    {"plainte|poursuites? penales?|sanctions? penales?|voie penale",
     "a threat of criminal action", ANY_KIND, NOTICES},
    {"penal|penale|penales|penaux|penalement|delit|escroquerie|criminal|prosecution|"
     "strafanzeige|"
     "strafrechtliche?n?|denuncia|querella|querela|aangifte|strafrechtelijke?",
     "a threat of criminal action", ANY_KIND, WORDS_OF_NOTICE_TEMPLATE},
    {"saisie immediate|commandement (?:de payer|aux fins)", "the words of a bailiff's act",
     ANY_KIND, NOTICES},
    {"commandement|sommation interpellative|exploit d huissier|etude d huissiers?|"
     "huissier instrumentaire|(?:soussignee?|nous|maitre(?: \\w+){1,3}) huissiers?|"
     "qualite d huissier",
     "the words of a bailiff's act; a creditor is none", ANY_KIND, WORDS_OF_NOTICE_TEMPLATE},
    {"injonctions? de payer|saisies?(?: \\w+)?", "neither is possible against a public body",
     PUBLIC_BODY, NOTICES},
    {"indemnite forfaitaire (?:de|pour frais de) recouvrement|d ?441(?: \\d+)?",
     "a consumer owes no recovery costs (CPCE L111-8)", CONSUMER, EVERYWHERE},
    {"indemnites? (?:forfaitaires?|de recouvrement)|"
     "(?<!aucun )(?<!aucuns )(?<!sans )(?<!ni )(?<!pas de )(?<!pas les )frais de recouvrement"
     "(?! entrepris)(?! restent)|(?:40|quarante)(?: 00)? (?:eur|euros?)|"
     "(?<!no )recovery costs|beitreibungskosten|verzugspauschale|"
     "costes de cobro|costi di recupero",
     "a consumer owes no recovery costs (CPCE L111-8)", CONSUMER,
     WORDS_OF_NOTICE_TEMPLATE | WORDS_OF_REMINDER_TEMPLATE},
};

/* Compiled once for the program's life. */
static const GRegex *find_regex(guint index)
{
    static GRegex *compiled[G_N_ELEMENTS(forbidden)];
    if (compiled[index] == NULL) {
        g_autofree char *whole = g_strdup_printf("\\b(?:%s)\\b", forbidden[index].pattern);
        compiled[index] = g_regex_new(whole, G_REGEX_OPTIMIZE, 0, NULL);
        g_assert(compiled[index] != NULL);
    }
    return compiled[index];
}

char *notice_words_find(const char *folded, gsize end, DebtorKind kind, NoticeWordsPlace place,
                        const char **why)
{
    for (guint i = 0; i < G_N_ELEMENTS(forbidden); i++) {
        g_autoptr(GMatchInfo) match = NULL;
        int at = 0;
        if (!(forbidden[i].kinds & 1u << kind) || !(forbidden[i].places & place) ||
            !g_regex_match(find_regex(i), folded, 0, &match) ||
            !g_match_info_fetch_pos(match, 0, &at, NULL) || (gsize)at >= end)
            continue;
        *why = forbidden[i].why;
        return g_match_info_fetch(match, 0);
    }
    return NULL;
}
