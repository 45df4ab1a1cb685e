#include "compose/notice_content.h"

#include <string.h>

#include "compose/amounts.h"
#include "compose/notice_words.h"
#include "compose/value_format.h"
#include "ground/text.h"

/* One check: the text as folded words, and as letters and digits without spaces. */
typedef struct {
    const Document *document;
    const LetterFacts *facts;
    char *words, *bare;
    GString *missing;
} Content;

/* Small letters and digits of any script, without spaces and punctuation; a new string. */
static char *squeeze(const char *text)
{
    g_autofree char *folded = text_fold(text_or_empty(text));
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    return g_strjoinv("", parts);
}

static gboolean says_value(const Content *content, const char *value)
{
    g_autofree char *bare = squeeze(value);
    return *bare != '\0' && strstr(content->bare, bare) != NULL;
}

/* TRUE if one of the words, separated by bars, stands in the text. */
static gboolean says_one_of(const Content *content, const char *list)
{
    g_auto(GStrv) words = g_strsplit(list, "|", -1);
    for (guint i = 0; words[i] != NULL; i++)
        if (strstr(content->words, words[i]) != NULL)
            return TRUE;
    return FALSE;
}

static void want(Content *content, gboolean is_there, const char *what)
{
    if (!is_there)
        g_string_append_printf(content->missing, "%s%s", content->missing->len > 0 ? "; " : "",
                               what);
}

/* What each language calls it; folded, as text_fold gives words. */
typedef struct {
    const char *code, *notice, *consequence, *adviser;
} NoticeWords;

static const NoticeWords languages[] = {
    {"fr", "mise en demeure|mettons en demeure",
     "tribunal|injonction de payer|assignation|juridiction|justice|judiciaire|mandatement",
     "avocat"},
    {"en", "formal notice|letter before action|final demand|put you on notice",
     "court|legal proceedings|legal action|judicial", "lawyer|legal adviser|solicitor"},
    {"de", "mahnung|inverzugsetzung|in verzug|zahlungsaufforderung",
     "gericht|klage|mahnverfahren|rechtliche", "rechtsanwalt|anwalt"},
    {"es", "requerimiento|requerimos", "tribunal|judicial|juzgado|legales", "abogado"},
    {"it", "messa in mora|costituzione in mora|diffida", "tribunale|giudizi|legali|ingiunzione",
     "avvocato"},
    {"nl", "ingebrekestelling|in gebreke|aanmaning|sommatie", "rechter|gerecht|rechtbank",
     "advocaat"},
};

static const NoticeWords *find_words(const Content *content)
{
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
        if (g_str_equal(languages[i].code, content->facts->rules->code))
            return &languages[i];
    return &languages[0];
}

static gboolean is_french_creditor(const LetterFacts *facts)
{
    const char *country = facts->input->settings->creditor.country;
    return text_is_blank(country) || g_str_equal(country, "FR");
}

static void want_parties(Content *content)
{
    const Creditor *creditor = &content->facts->input->settings->creditor;
    const Customer *customer = content->facts->customer;
    const char *debtor = customer != NULL && !text_is_blank(customer->legal_name)
                             ? customer->legal_name
                             : letter_facts_customer_name(content->facts);
    want(content, says_value(content, creditor->name), "the creditor's name");
    want(content, says_value(content, creditor->legal_form), "the creditor's legal form");
    want(content,
         says_value(content, creditor->siren) || says_value(content, creditor->registry) ||
             says_value(content, creditor->vat),
         "the creditor's SIREN or registry entry");
    want(content, says_value(content, creditor->email) || says_value(content, creditor->phone),
         "how to reach the creditor for a dispute or a plan (#CREDITOR_CONTACT)");
    want(content, says_value(content, debtor),
         "the debtor's exact name (#CUSTOMER_LEGAL_NAME)");
}

static void want_claim(Content *content)
{
    const LetterFacts *facts = content->facts;
    const Claim *claim = &facts->claim;
    g_autofree char *total =
        money_to_text(facts->rules, claim->total_claimed, facts->planned->currency);
    g_autoptr(GString) rate = g_string_new(NULL);
    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);
        g_autofree char *what =
            g_strdup_printf("invoice %s (#ITEMS_TABLE)", claimed->item->invoice);
        want(content, says_value(content, claimed->item->invoice), what);
    }
    want(content, says_value(content, total), "the total claimed (#TOTAL_CLAIMED)");
    if (claim->interest != 0) {
        g_autofree char *daily = money_to_text(facts->rules, amounts_daily_interest(facts),
                                               facts->planned->currency);
        g_autofree char *interest =
            money_to_text(facts->rules, claim->interest, facts->planned->currency);
        want(content, says_value(content, interest),
             "the interest (#INTEREST or #CLAIM_TABLE)");
        want(content, says_value(content, daily),
             "the interest of each further day (#DAILY_INTEREST)");
        want(content,
             !amounts_append_rates(facts, rate) || says_value(content, rate->str) ||
                 facts->items->len > 1,
             "the rate of interest (#INTEREST_RATE)");
    }
}

static void want_payment(Content *content)
{
    const LetterFacts *facts = content->facts;
    g_autoptr(GString) long_date = g_string_new(NULL);
    g_autoptr(GString) short_date = g_string_new(NULL);
    append_long_date(long_date, facts->rules, facts->planned->deadline);
    append_short_date(short_date, facts->rules, facts->planned->deadline);
    want(content, says_value(content, long_date->str) || says_value(content, short_date->str),
         "the deadline (#DEADLINE)");
    want(content, says_value(content, facts->payment.iban),
         "the account to pay to (#IBAN or #PAYMENT_BLOCK)");
}

static void want_law(Content *content)
{
    const Claim *claim = &content->facts->claim;
    gboolean has_indemnity = claim->indemnity != 0 || claim->indemnity_eur != 0;
    if (!is_french_creditor(content->facts))
        return;
    switch (content->facts->debtor) {
    case DEBTOR_BUSINESS:
        want(content, claim->interest == 0 || says_value(content, "L441-10"),
             "the article of the interest (L441-10 C. com.)");
        want(content, !has_indemnity || says_value(content, "D441-5"),
             "the article of the indemnity (D441-5 C. com.)");
        break;
    case DEBTOR_PUBLIC:
        want(content, claim->interest == 0 || says_value(content, "L2192-13"),
             "the article of the interest (L2192-13 CCP)");
        want(content, !has_indemnity || says_value(content, "D2192-35"),
             "the article of the indemnity (D2192-35 CCP)");
        break;
    case DEBTOR_CONSUMER:
        want(content, says_value(content, "1231-6"),
             "the article of the interest from the notice on (1231-6 C. civ.)");
        break;
    default:
        break;
    }
}

static void want_reminders(Content *content)
{
    const LetterFacts *facts = content->facts;
    for (guint i = 0; i < facts->previous->len; i++) {
        const PreviousReminder *cited = &g_array_index(facts->previous, PreviousReminder, i);
        g_autoptr(GString) long_date = g_string_new(NULL);
        g_autoptr(GString) short_date = g_string_new(NULL);
        char iso[DAY_ISO_SIZE];
        append_long_date(long_date, facts->rules, cited->date);
        append_short_date(short_date, facts->rules, cited->date);
        if (says_value(content, long_date->str) || says_value(content, short_date->str))
            continue;
        g_autofree char *what = g_strdup_printf("the reminder of %s (#PREVIOUS_REMINDERS_TEXT)",
                                                day_print_iso(cited->date, iso));
        want(content, FALSE, what);
    }
}

/* Who acts for another: a lawyer's letter, and what CPCE R124-4 wants of a collector's. */
static void want_issuer(Content *content)
{
    const LetterFacts *facts = content->facts;
    const Issuer *issuer = facts->issuer;
    gboolean is_collector = facts->input->settings->third_party_collector ||
                            (issuer != NULL && issuer->kind == ISSUER_COLLECTOR);
    if (issuer != NULL)
        want(content, says_value(content, issuer->name), "the issuer's name (#ISSUER_NAME)");
    if (issuer != NULL && issuer->kind == ISSUER_LAWYER)
        want(content, says_one_of(content, find_words(content)->adviser),
             "the sentence that the recipient may consult a lawyer");
    if (!is_collector)
        return;
    want(content, says_value(content, "R124-4") || says_one_of(content, "recouvrement amiable"),
         "that an amicable collection is carried on (CPCE R124-4, 1°; #COLLECTION_NOTICE)");
    want(content, says_value(content, "L111-8"),
         "the text of CPCE L111-8 (R124-4, 5°; #COLLECTION_NOTICE)");
    want(content, issuer == NULL || !text_is_blank(issuer->mandate),
         "the collector's mandate (issuers: mandate)");
}

/* Words that no notice may use, and those that this kind of debtor may not read. */
static gboolean is_decent(const Content *content, Complaints *complaints)
{
    const LetterFacts *facts = content->facts;
    const char *why = NULL;
    g_autofree char *words =
        notice_words_find(content->words, G_MAXSIZE, facts->debtor, WORDS_OF_TEXT, &why);
    if (words == NULL)
        return TRUE;
    complaint_add(
        complaints, COMPLAINT_HELD, "notice-forbidden",
        (Place){content->document->template_file, 0, 0},
        "the formal notice %s for customer %s is held, it says \"%s\": %s; correct the "
        "template, or the remark or name that says so",
        facts->planned->id, facts->planned->customer_id, words, why);
    return FALSE;
}

static void check_all(Content *content)
{
    const NoticeWords *words = find_words(content);
    want(content, says_one_of(content, words->notice), "the words of a formal notice");
    want_parties(content);
    want_claim(content);
    want_payment(content);
    want(content, says_one_of(content, words->consequence), "what follows if it is not paid");
    want_law(content);
    want_reminders(content);
    want_issuer(content);
}

gboolean notice_content_check(const Document *document, const LetterFacts *facts,
                              Complaints *complaints)
{
    Channel channel = facts->planned->recipient.channel;
    if (document->kind != STEP_NOTICE || channel == CHANNEL_CALL ||
        channel == CHANNEL_DOSSIER || channel == CHANNEL_SMS)
        return TRUE;
    g_autofree char *print = document_print(document);
    const char *letter = strstr(print, "sender:"); /* what stands before is not on paper */
    const char *text = letter != NULL ? letter : print;
    g_autofree char *words = text_fold(text);
    g_autofree char *bare = squeeze(text);
    g_autoptr(GString) missing = g_string_new(NULL);
    Content content = {document, facts, words, bare, missing};
    check_all(&content);
    if (missing->len == 0)
        return is_decent(&content, complaints);
    complaint_add(complaints, COMPLAINT_HELD, "notice-incomplete",
                  (Place){document->template_file, 0, 0},
                  "the formal notice %s for customer %s is held, its text lacks: %s",
                  facts->planned->id, facts->planned->customer_id, missing->str);
    return FALSE;
}
