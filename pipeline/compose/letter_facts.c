#include "compose/letter_facts.h"

#include <string.h>

#include "compose/claim.h"
#include "compose/payment_reference.h"
#include "compose/previous_reminders.h"
#include "ground/text.h"

static void free_claimed_item(gpointer data)
{
    ClaimedItem *claimed = data;

    g_free(claimed->receipts);
    g_free(claimed);
}

static int compare_items(gconstpointer a, gconstpointer b)
{
    const OpenItem *left = (*(const ClaimedItem *const *)a)->item;
    const OpenItem *right = (*(const ClaimedItem *const *)b)->item;
    int order = g_strcmp0(left->customer, right->customer);

    if (order == 0)
        order = (left->due_date > right->due_date) - (left->due_date < right->due_date);
    if (order == 0)
        order = g_strcmp0(left->invoice, right->invoice);
    return order != 0 ? order : left->line - right->line;
}

static void take_rows(GPtrArray *items, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        ClaimedItem *claimed = g_new0(ClaimedItem, 1);

        claimed->row = g_ptr_array_index(rows, i);
        claimed->item = claimed->row->item;
        claimed->interest_rate = -1;
        g_ptr_array_add(items, claimed);
    }
}

/* A payee never falls back on the creditor's account: that would pay the wrong party. */
static PaymentParty find_payment_party(const ComposeInput *input, const char *payee_key)
{
    const Creditor *creditor = &input->settings->creditor;
    const Payee *payee;

    if (payee_key == NULL)
        return (PaymentParty){creditor->name, creditor->iban, creditor->bic, NULL};
    payee = settings_find_payee(input->settings, payee_key);
    if (payee == NULL)
        return (PaymentParty){.name = payee_key};
    return (PaymentParty){payee->name, payee->iban, payee->bic, payee->text};
}

static gboolean collect_attachments(LetterFacts *facts, Complaints *complaints)
{
    const Step *step = facts->planned->step;

    if (step == NULL || !step->attach_invoices)
        return TRUE;
    for (guint i = 0; i < facts->items->len; i++) {
        const OpenItem *item = ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->item;
        g_autofree char *path = NULL;

        if (text_is_blank(item->file))
            continue;
        path = g_path_is_absolute(item->file) || facts->input->settings->folder == NULL
                   ? g_strdup(item->file)
                   : g_build_filename(facts->input->settings->folder, item->file, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            complaint_add(
                complaints, COMPLAINT_HELD, "attachment-missing",
                (Place){item->source, item->line, 0},
                "the file %s of invoice %s is not there; document %s is held, put the "
                "file in its place or take `invoices` off the step's attach",
                item->file, item->invoice, facts->planned->id);
            return FALSE;
        }
        g_ptr_array_add(facts->attachments, g_steal_pointer(&path));
    }
    return TRUE;
}

LetterFacts *letter_facts_new(const ComposeInput *input, const PlannedDocument *planned,
                              const LanguageRules *rules, Complaints *complaints)
{
    g_autoptr(LetterFacts) facts = g_new0(LetterFacts, 1);

    facts->input = input;
    facts->planned = planned;
    facts->customer = planned->customer;
    facts->rules = rules;
    facts->debtor = planned->customer != NULL ? planned->customer->debtor : DEBTOR_UNKNOWN;
    facts->items = g_ptr_array_new_with_free_func(free_claimed_item);
    facts->attachments = g_ptr_array_new_with_free_func(g_free);
    facts->issuer = planned->step != NULL
                        ? settings_find_issuer(input->settings, planned->step->issuer)
                        : NULL;
    facts->payment = find_payment_party(input, planned->payee == NULL && facts->issuer != NULL
                                                   ? facts->issuer->payee
                                                   : planned->payee);
    take_rows(facts->items, planned->own_rows);
    take_rows(facts->items, planned->carried_rows);
    g_ptr_array_sort(facts->items, compare_items);
    facts->previous = previous_reminders_find(input, facts->items);
    facts->payment_reference = payment_reference_new(facts);
    if (!claim_compute(facts, complaints) || !collect_attachments(facts, complaints))
        return NULL;
    return g_steal_pointer(&facts);
}

void letter_facts_free(LetterFacts *facts)
{
    if (facts == NULL)
        return;
    g_clear_pointer(&facts->items, g_ptr_array_unref);
    g_clear_pointer(&facts->attachments, g_ptr_array_unref);
    g_clear_pointer(&facts->previous, g_array_unref);
    g_free(facts->payment_reference);
    g_free(facts);
}

const char *letter_facts_customer_name(const LetterFacts *facts)
{
    if (facts->customer != NULL && !text_is_blank(facts->customer->name))
        return facts->customer->name;
    for (guint i = 0; i < facts->items->len; i++) {
        const OpenItem *item = ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->item;

        if (!text_is_blank(item->customer_name))
            return item->customer_name;
    }
    return facts->planned->customer_id;
}

Day letter_facts_oldest_due(const LetterFacts *facts)
{
    Day oldest = DAY_NONE;

    for (guint i = 0; i < facts->items->len; i++) {
        Day due = ((const ClaimedItem *)g_ptr_array_index(facts->items, i))->item->due_date;

        if (due != DAY_NONE && (oldest == DAY_NONE || due < oldest))
            oldest = due;
    }
    return oldest;
}

int letter_facts_days_late(const LetterFacts *facts)
{
    Day oldest = letter_facts_oldest_due(facts);

    return oldest != DAY_NONE && oldest < facts->input->run_date
               ? facts->input->run_date - oldest
               : 0;
}

Day letter_facts_ledger_date(const LetterFacts *facts)
{
    const Ledger *ledger = facts->input->ledger;

    return ledger != NULL && ledger->as_of != DAY_NONE ? ledger->as_of : facts->input->run_date;
}

Mention letter_facts_mention(const LetterFacts *facts, const PlanRow *row)
{
    if (row->item->due_date >= facts->input->run_date)
        return MENTION_NOT_YET_DUE;
    if (row->disputed_minor > 0 || (row->rule != NULL && strstr(row->rule, "dispute") != NULL))
        return MENTION_DISPUTED;
    return MENTION_OTHER;
}

gint64 letter_facts_mentioned_minor(const PlanRow *row, Mention mention)
{
    gboolean is_part = mention == MENTION_DISPUTED && row->disputed_minor > 0;

    return is_part ? row->disputed_minor : row->net_minor;
}

GPtrArray *letter_facts_list_mentioned(const LetterFacts *facts, Mention mention)
{
    const GPtrArray *rows = facts->planned->mentioned_rows;
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++)
        if (letter_facts_mention(facts, g_ptr_array_index(rows, i)) == mention)
            g_ptr_array_add(list, g_ptr_array_index(rows, i));
    for (guint i = 0; mention == MENTION_DISPUTED && i < facts->items->len; i++) {
        const ClaimedItem *claimed = g_ptr_array_index(facts->items, i);

        if (claimed->row->disputed_minor > 0)
            g_ptr_array_add(list, (gpointer)claimed->row);
    }
    return list;
}
