#include "compose/claim.h"

gint64 claim_linked_credits(const PlanRow *row)
{
    return row->credits->len > 0 ? claim_open(row) - row->net_minor : 0;
}

gint64 claim_open(const PlanRow *row)
{
    return row->item->open_minor - row->disputed_minor;
}

static gboolean may_charge(const PlannedDocument *planned)
{
    StepKind kind = planned->step != NULL ? planned->step->kind : STEP_REMINDER;

    return kind == STEP_REMINDER || kind == STEP_NOTICE;
}

/* The step of the level that the item has: its own step now, or the one it reached before. */
static const Step *find_charging_step(const ClaimedItem *claimed,
                                      const PlannedDocument *planned)
{
    const PlanRow *row = claimed->row;

    if (g_ptr_array_find(planned->own_rows, row, NULL))
        return row->step;
    if (row->scenario == NULL || row->level < 1)
        return NULL;
    for (guint i = 0; i < row->scenario->steps->len; i++) {
        const Step *step = g_ptr_array_index(row->scenario->steps, i);

        if (step->level == row->level && !step_is_outside_ladder(step))
            return step;
    }
    return NULL;
}

/* Payments linked to the invoice and still open beside it count as receipts of their day. */
static void collect_receipts(ClaimedItem *claimed)
{
    const OpenItem *item = claimed->item;
    const GPtrArray *credits = claimed->row->credits;
    guint n = item->n_receipts;

    claimed->receipts = g_new0(Receipt, n + credits->len + 1);
    for (guint i = 0; i < n; i++)
        claimed->receipts[i] = item->receipts[i];
    for (guint i = 0; i < credits->len; i++) {
        const OpenItem *credit = g_ptr_array_index(credits, i);

        claimed->receipts[n++] = (Receipt){.date = credit->issue_date,
                                           .minor = -credit->open_minor,
                                           .is_credit = credit->kind == ITEM_CREDIT};
    }
    claimed->interest_case.receipts = claimed->receipts;
    claimed->interest_case.n_receipts = n;
}

/*
 * The day on which a notice for the item was first presented, as far as proved: from then on a
 * consumer owes interest (C. civ. 1231-6). DAY_NONE: none is proved.
 */
static Day find_served_notice(const ComposeInput *input, const OpenItem *item)
{
    const GPtrArray *reminders =
        input->past != NULL ? past_find_reminders(input->past, item->customer, item->invoice)
                            : NULL;
    Day served = DAY_NONE;

    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(reminders, i);
        Day day = reminder->kind == STEP_NOTICE && past_reminder_is_delivered(reminder)
                      ? past_find_presentation(input->past, reminder->document)
                      : DAY_NONE;

        if (day != DAY_NONE && day <= input->run_date && (served == DAY_NONE || day < served))
            served = day;
    }
    return served;
}

static gboolean charge_interest(LetterFacts *facts, ClaimedItem *claimed, DebtorKind debtor,
                                Complaints *complaints)
{
    const ComposeInput *input = facts->input;
    InterestResult result;
    Day day = DAY_NONE;

    claimed->interest_case =
        interest_case_of_item(input->settings, debtor, claimed->item, claimed->row->net_minor);
    collect_receipts(claimed);
    if (debtor == DEBTOR_CONSUMER)
        claimed->interest_case.notice = find_served_notice(input, claimed->item);
    if (debtor == DEBTOR_UNKNOWN ||
        (debtor == DEBTOR_CONSUMER && claimed->interest_case.notice == DAY_NONE))
        return TRUE;
    result = interest_calculate(&claimed->interest_case, input->rates, input->run_date, NULL,
                                &claimed->interest, &day);
    if (result != INTEREST_DONE) {
        interest_complain(result, input->rates, claimed->item, day, complaints);
        return FALSE;
    }
    claimed->interest_rate =
        interest_rate_on(&claimed->interest_case, input->rates, input->run_date);
    return TRUE;
}

/* Once per invoice, not per instalment; only delays that began after 1 January 2013. */
static void charge_indemnity(ClaimedItem *claimed, DebtorKind debtor, GHashTable *charged)
{
    const OpenItem *item = claimed->item;

    if ((debtor != DEBTOR_BUSINESS && debtor != DEBTOR_PUBLIC) || item->kind != ITEM_INVOICE ||
        item->due_date < day_from_ymd(2012, 12, 31))
        return;
    if (g_hash_table_add(charged, g_strdup_printf("%s\x1f%s", item->customer, item->invoice)))
        claimed->indemnity = INDEMNITY_EUR_MINOR;
}

static gboolean charge_item(LetterFacts *facts, ClaimedItem *claimed, GHashTable *charged,
                            Complaints *complaints)
{
    const Customer *owner = claimed->item->owner;
    DebtorKind debtor = owner != NULL ? owner->debtor : facts->debtor;

    claimed->step = find_charging_step(claimed, facts->planned);
    if (claimed->step == NULL || claimed->item->due_date >= facts->input->run_date)
        return TRUE;
    if (claimed->step->charge_indemnity)
        charge_indemnity(claimed, debtor, charged);
    return !claimed->step->charge_interest ||
           charge_interest(facts, claimed, debtor, complaints);
}

/* Settings write a fee with two digits; each currency takes it at its face value. */
static gint64 scale_face_value(gint64 minor, const char *currency)
{
    int digits = currency_digits(currency);

    for (; digits < 2; digits++)
        minor /= 10;
    for (; digits > 2; digits--)
        minor *= 10;
    return minor;
}

/* One fee per document, from the steps that are due now; never from a consumer. */
static gint64 find_fee(const LetterFacts *facts)
{
    gint64 fee = 0;

    if (facts->debtor != DEBTOR_BUSINESS && facts->debtor != DEBTOR_PUBLIC)
        return 0;
    for (guint i = 0; i < facts->planned->own_rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(facts->planned->own_rows, i);

        if (row->step != NULL)
            fee = MAX(fee, row->step->fee_minor);
    }
    return scale_face_value(fee, facts->planned->currency);
}

static void sum_claim(LetterFacts *facts)
{
    Claim *claim = &facts->claim;
    gboolean is_euro = g_str_equal(facts->planned->currency, "EUR");

    for (guint i = 0; i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        claim->principal += claim_open(claimed->row);
        claim->credits += claim_linked_credits(claimed->row);
        claim->interest += claimed->interest;
        *(is_euro ? &claim->indemnity : &claim->indemnity_eur) += claimed->indemnity;
    }
    for (guint i = 0; i < facts->planned->credits->len; i++)
        claim->credits += g_array_index(facts->planned->credits, NettedCredit, i).minor;
    claim->total_due = claim->principal - claim->credits;
    claim->total_claimed = claim->total_due + claim->interest + claim->indemnity + claim->fee;
}

gboolean claim_compute(LetterFacts *facts, Complaints *complaints)
{
    g_autoptr(GHashTable) charged =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    if (may_charge(facts->planned)) {
        for (guint i = 0; i < facts->items->len; i++)
            if (!charge_item(facts, g_ptr_array_index(facts->items, i), charged, complaints))
                return FALSE;
        facts->claim.fee = find_fee(facts);
    }
    sum_claim(facts);
    return TRUE;
}
