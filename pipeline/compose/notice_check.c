#include "compose/notice_check.h"

#include "ground/text.h"

/* Something is missing if `find` says so. */
typedef struct {
    const char *what;
    gboolean (*is_missing)(const LetterFacts *facts);
} NoticeNeed;

static const Creditor *creditor_of(const LetterFacts *facts)
{
    return &facts->input->settings->creditor;
}

static gboolean lacks_legal_form(const LetterFacts *facts)
{
    return text_is_blank(creditor_of(facts)->legal_form);
}

static gboolean lacks_siren(const LetterFacts *facts)
{
    const Creditor *creditor = creditor_of(facts);

    return text_is_blank(creditor->siren) && text_is_blank(creditor->registry) &&
           text_is_blank(creditor->vat);
}

static gboolean lacks_contact(const LetterFacts *facts)
{
    return text_is_blank(creditor_of(facts)->email) && text_is_blank(creditor_of(facts)->phone);
}

static gboolean lacks_signatory(const LetterFacts *facts)
{
    return text_is_blank(creditor_of(facts)->signatory_name) ||
           text_is_blank(creditor_of(facts)->signatory_title);
}

static gboolean lacks_account(const LetterFacts *facts)
{
    return text_is_blank(facts->payment.iban);
}

static gboolean lacks_deadline(const LetterFacts *facts)
{
    return facts->planned->deadline == DAY_NONE;
}

static gboolean lacks_items(const LetterFacts *facts)
{
    return facts->items->len == 0 || facts->claim.total_due <= 0;
}

static gboolean lacks_debtor_kind(const LetterFacts *facts)
{
    return facts->debtor == DEBTOR_UNKNOWN;
}

static gboolean lacks_seat(const LetterFacts *facts)
{
    const Recipient *recipient = &facts->planned->recipient;

    return text_is_blank(recipient->city) ||
           (text_is_blank(recipient->street) && text_is_blank(recipient->street2) &&
            text_is_blank(recipient->name2));
}

gboolean notice_check(const LetterFacts *facts, Complaints *complaints)
{
    static const NoticeNeed needs[] = {
        {"the creditor's legal form (creditor.legal_form)", lacks_legal_form},
        {"the creditor's SIREN or registry entry (creditor.siren)", lacks_siren},
        {"how to reach the creditor (creditor.email or creditor.phone)", lacks_contact},
        {"the signatory's name and title (creditor.signatory)", lacks_signatory},
        {"the account to pay to (creditor.iban, or the payee's)", lacks_account},
        {"a deadline (the step's deadline_days)", lacks_deadline},
        {"an invoice with something to pay", lacks_items},
        {"the kind of debtor (customers column debtor)", lacks_debtor_kind},
        {"the debtor's address", lacks_seat}};
    const Step *step = facts->planned->step;
    g_autoptr(GString) missing = g_string_new(NULL);

    if (step == NULL || step->kind != STEP_NOTICE ||
        facts->planned->recipient.channel == CHANNEL_CALL ||
        facts->planned->recipient.channel == CHANNEL_DOSSIER)
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(needs); i++)
        if (needs[i].is_missing(facts))
            g_string_append_printf(missing, "%s%s", missing->len > 0 ? "; " : "",
                                   needs[i].what);
    if (missing->len == 0)
        return TRUE;
    complaint_add(complaints, COMPLAINT_HELD, "notice-incomplete",
                  (Place){facts->input->settings->file, 0, 0},
                  "the formal notice %s for customer %s is held, it lacks: %s",
                  facts->planned->id, facts->planned->customer_id, missing->str);
    return FALSE;
}
