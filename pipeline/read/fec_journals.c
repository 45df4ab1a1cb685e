#include "read/fec_journals.h"

#include "ground/text.h"

#include <string.h>

/* Folded codes; folded words that may stand anywhere in a code or name, at a word's beginning. */
typedef struct {
    const char *const *codes;
    const char *const *words;
} JournalWords;

static const char *const opening_codes[] = {"an",  "anc", "ran", "rano", "ano",  "anouv", "anv",
                                            "anx", "rn",  "a n", "ouv",  "ouve", "r a n", NULL};
static const char *const opening_words[] = {
    "a nouv",           "anouv",          "ouverture",     "opening",
    "balance initiale", "solde initial",  "soldes initia", "reprise des solde",
    "reprise solde",    "bilan d entree", "report solde",  NULL};
static const char *const closing_codes[] = {"clo", "clot", "cloture", NULL};
static const char *const closing_words[] = {"cloture", "closing", "fermeture", NULL};
static const char *const cash_codes[] = {"bq", "bq1", "bq2", "bqe", "bnq", "bk",  "ban", "bnk",
                                         "ca", "cai", "cs",  "tr",  "tre", "ccp", NULL};
static const char *const cash_words[] = {"banque",
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
                                         "credit mutuel",
                                         "credit lyonnais",
                                         "credit du nord",
                                         "societe generale",
                                         "bnp",
                                         "lcl",
                                         "cic",
                                         "hsbc",
                                         "ccp",
                                         "qonto",
                                         "stripe",
                                         "paypal",
                                         "gocardless",
                                         NULL};

struct FecJournals {
    Ledger *ledger;
    GHashTable *by_key; /* "code\tname" -> FecJournal */
    GString *key;
    FecJournal *last; /* of the line before: mostly this line's too */
};

FecJournals *fec_journals_new(Ledger *ledger)
{
    FecJournals *journals = g_new0(FecJournals, 1);
    journals->ledger = ledger;
    journals->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    journals->key = g_string_new(NULL);
    return journals;
}

void fec_journals_free(FecJournals *journals)
{
    if (!journals)
        return;
    g_hash_table_unref(journals->by_key);
    g_string_free(journals->key, TRUE);
    g_free(journals);
}

/* TRUE if a word of `text` begins with one of `words`. */
static gboolean has_word(const char *text, const char *const *words)
{
    for (; *words; words++)
        for (const char *at = strstr(text, *words); at; at = strstr(at + 1, *words))
            if (at == text || at[-1] == ' ')
                return TRUE;
    return FALSE;
}

static gboolean says(const char *code, const char *name, JournalWords words)
{
    g_autofree char *folded_code = text_fold(code), *folded_name = text_fold(name);
    return g_strv_contains(words.codes, folded_code) ||
           g_strv_contains(words.codes, folded_name) || has_word(folded_code, words.words) ||
           has_word(folded_name, words.words);
}

static FecJournal *add_journal(FecJournals *journals, const char *code, const char *name)
{
    FecJournal *journal = g_new0(FecJournal, 1);
    journal->code = text_or_empty(ledger_take_string(journals->ledger, code));
    journal->name = text_or_empty(ledger_take_string(journals->ledger, name));
    journal->is_opening = says(code, name, (JournalWords){opening_codes, opening_words});
    journal->is_closing =
        !journal->is_opening && says(code, name, (JournalWords){closing_codes, closing_words});
    journal->has_cash_words = !journal->is_opening && !journal->is_closing &&
                              says(code, name, (JournalWords){cash_codes, cash_words});
    g_hash_table_insert(journals->by_key, g_strdup(journals->key->str), journal);
    return journal;
}

FecJournal *fec_journals_find(FecJournals *journals, const char *code, const char *name)
{
    if (journals->last && strcmp(journals->last->code, code) == 0 &&
        strcmp(journals->last->name, name) == 0)
        return journals->last;
    g_string_printf(journals->key, "%s\t%s", code, name);
    FecJournal *journal = g_hash_table_lookup(journals->by_key, journals->key->str);
    journals->last = journal ? journal : add_journal(journals, code, name);
    return journals->last;
}

void fec_journal_count(FecJournal *journal, const char *account)
{
    journal->n_lines++;
    journal->n_cash += *account == '5';
    journal->n_sales += strncmp(account, "70", 2) == 0;
}

/* A journal whose every eighth line is on a cash account, and that sells less than it cashes. */
gboolean fec_journal_is_treasury(const FecJournal *journal)
{
    return journal->has_cash_words ||
           (!journal->is_opening && !journal->is_closing && journal->n_cash > 0 &&
            journal->n_cash >= journal->n_sales && journal->n_cash * 8 >= journal->n_lines);
}

/* TRUE if the folded label begins with one of the words. */
static gboolean begins_with(const char *label, const char *const *words)
{
    g_autofree char *folded = text_fold(label);
    for (; *words; words++)
        if (g_str_has_prefix(folded, *words))
            return TRUE;
    return FALSE;
}

/* Years begin on the first of a month; a label alone is no proof on another day. */
gboolean fec_label_is_opening(const char *label, Day day)
{
    static const char *const words[] = {"a nouv",
                                        "anouv",
                                        "report a nouv",
                                        "reports a nouv",
                                        "solde a nouv",
                                        "soldes a nouv",
                                        "solde d ouverture",
                                        "balance d ouverture",
                                        "bilan d ouverture",
                                        "ecriture d ouverture",
                                        "ecritures d ouverture",
                                        "balance initiale",
                                        "solde initial",
                                        "reprise a nouv",
                                        "reprise des solde",
                                        "opening balance",
                                        NULL};
    int day_of_month;
    if (!*label || !day)
        return FALSE;
    day_split(day, NULL, NULL, &day_of_month);
    return day_of_month == 1 && begins_with(label, words);
}

gboolean fec_label_is_closing(const char *label, Day day)
{
    static const char *const words[] = {
        "cloture", "ecriture de cloture", "ecritures de cloture", "solde de cloture", "closing",
        NULL};
    return *label && day && day == day_end_of_month(day) && begins_with(label, words);
}
