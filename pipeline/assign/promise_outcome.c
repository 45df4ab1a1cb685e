/*
 * What became of each promise, for the share of promises that are kept. The evidence is that of
 * promise.c, which decides what happens to the items that are still open.
 */
#include "assign/absence.h"
#include "assign/event_amount.h"
#include "assign/hold_event.h"
#include "assign/paid_invoice.h"
#include "assign/promise_cover.h"
#include "assign/receipt_evidence.h"
#include "ground/text.h"

#include <string.h>

static Day find_end(const Assignment *assignment, const Event *promise)
{
    int grace = assignment->input->settings->promise_grace_days;
    return grace > 0 ? open_days_add(assignment->open_days, promise->until, grace)
                     : promise->until;
}

static gboolean is_about_the_same(const Event *event, const Event *promise)
{
    return event->invoice == NULL || text_equals(event->invoice, promise->invoice);
}

/* Kept or broken, as a person said of this promise; NULL: nobody did. */
static const char *find_word(const Account *account, guint at)
{
    const Event *promise = account->events->pdata[at];
    if (!text_is_blank(promise->outcome))
        return promise->outcome;
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (!is_about_the_same(event, promise))
            continue;
        if (event->kind == EVENT_PROMISE) /* what is said later is said of that one */
            return NULL;
        if (event->kind == EVENT_RESOLVE &&
            (text_equals(event->outcome, "kept") || text_equals(event->outcome, "broken")))
            return event->outcome;
    }
    return NULL;
}

/* A later promise about the same, or a release, before its day was over. */
static gboolean is_replaced(const Account *account, guint at, Day end)
{
    const Event *promise = account->events->pdata[at];
    for (guint i = at + 1; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        gboolean takes_over = event->kind == EVENT_PROMISE ||
                              (event->kind == EVENT_RELEASE && !hold_event_is_status(event));
        if (takes_over && event->date <= end && is_about_the_same(event, promise))
            return TRUE;
    }
    return FALSE;
}

static gint64 find_open(const Account *account, const char *invoice, gint64 *amount)
{
    gint64 open = 0;
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        if (item->open_minor <= 0 || !text_equals(item->invoice, invoice))
            continue;
        open = amount_add(open, item->open_minor);
        *amount = amount_add(*amount, item->amount_minor);
    }
    return open;
}

/* What came for one invoice that is no open item any more; -1: the extract does not tell. */
static gint64 find_settled(const Assignment *assignment, const Account *account,
                           const char *invoice, Day end)
{
    PaidInvoices paid = paid_invoices_find(assignment->input->ledger, account->id);
    const PaidInvoice *one = paid_invoice_find(&paid, invoice);
    if (one != NULL)
        return one->paid_date <= end ? one->minor : 0;
    g_autoptr(GArray) gone = absence_list_gone(assignment, account->id);
    for (guint i = 0; i < gone->len; i++) {
        const GoneInvoice *absent = &g_array_index(gone, GoneInvoice, i);
        if (text_equals(absent->invoice, invoice))
            return absent->newest->open_minor;
    }
    return -1;
}

/* Nothing of what was promised without an amount is open: kept. */
static gboolean is_all_paid(const Assignment *assignment, const Account *account,
                            const Event *promise, const char *currency)
{
    for (guint i = 0; i < account->n_cases; i++) {
        const OpenItem *item = account->cases[i].item;
        gboolean is_meant =
            promise->invoice != NULL
                ? text_equals(item->invoice, promise->invoice)
                : item->due_date <= promise->until && item->issue_date <= promise->date;
        if (item->open_minor > 0 && is_meant && text_equals(item->currency, currency))
            return FALSE;
    }
    return promise->invoice == NULL ||
           find_settled(assignment, account, promise->invoice, promise->until) != 0;
}

static void weigh_amount(const Assignment *assignment, const Account *account, Day end,
                         PromiseOutcome *outcome)
{
    const Event *promise = outcome->event;
    ReceiptQuestion question = {outcome->currency, promise->invoice, promise->date, end};
    gint64 amount = 0;
    outcome->came_minor = receipt_evidence_sum(assignment, account, &question);
    if (promise->invoice != NULL && find_open(account, promise->invoice, &amount) == 0) {
        gint64 settled = find_settled(assignment, account, promise->invoice, end);
        outcome->came_minor = amount_add(outcome->came_minor, MAX(settled, 0));
    }
    outcome->outcome =
        outcome->came_minor >= outcome->promised_minor ? PROMISE_KEPT : PROMISE_MISSED;
}

static PromiseOutcomeKind find_outcome(const Assignment *assignment, const Account *account,
                                       guint at, PromiseOutcome *outcome)
{
    const Event *promise = account->events->pdata[at];
    const char *word = find_word(account, at);
    Day end = find_end(assignment, promise);
    if (text_equals(word, "kept")) {
        outcome->came_minor = outcome->promised_minor;
        return PROMISE_KEPT;
    }
    if (text_equals(word, "broken"))
        return PROMISE_MISSED;
    if (is_replaced(account, at, end))
        return PROMISE_REPLACED;
    if (outcome->promised_minor >= 0)
        weigh_amount(assignment, account, end, outcome);
    else
        outcome->outcome = is_all_paid(assignment, account, promise, outcome->currency)
                               ? PROMISE_KEPT
                               : PROMISE_MISSED;
    if (assignment->run_date <= end)
        return PROMISE_OPEN;
    return outcome->outcome == PROMISE_KEPT || assignment_is_missed(assignment, end)
               ? outcome->outcome
               : PROMISE_UNSURE;
}

/* The currency of the promise, else that of the customer's items, else the ledger's. */
static const char *find_currency(const Assignment *assignment, const Account *account,
                                 const Event *promise)
{
    const char *found = promise_find_currency(account, promise);
    return found != NULL ? found : assignment->input->settings->ledger.currency;
}

static void list_promises(const Assignment *assignment, const Account *account,
                          GArray *outcomes)
{
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        if (event->kind != EVENT_PROMISE || event->until == DAY_NONE)
            continue;
        PromiseOutcome outcome = {.event = event};
        const char *currency = find_currency(assignment, account, event);
        g_strlcpy(outcome.currency, currency, sizeof outcome.currency);
        outcome.promised_minor =
            event_amount_in(assignment->input->settings, event, outcome.currency);
        outcome.outcome = find_outcome(assignment, account, i, &outcome);
        g_array_append_val(outcomes, outcome);
    }
}

/* An account for looking only: its items, without anything thought about them. */
static void look_at_customer(const Assignment *assignment, const char *id, GArray *outcomes)
{
    const Ledger *ledger = assignment->input->ledger;
    const LedgerAccount *known = ledger_find_account(ledger, id);
    Account account = {.id = id, .events = assignment_find_events(assignment, id)};
    account.n_cases = known ? known->n_items : 0;
    account.cases = g_new0(Case, account.n_cases + 1);
    for (guint i = 0; i < account.n_cases; i++)
        account.cases[i].item = g_ptr_array_index(ledger->items, known->first + i);
    account.customer = ledger_find_customer(ledger, id);
    list_promises(assignment, &account, outcomes);
    g_free(account.cases);
}

static int compare_outcomes(gconstpointer first, gconstpointer second)
{
    const Event *a = ((const PromiseOutcome *)first)->event;
    const Event *b = ((const PromiseOutcome *)second)->event;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    int order = g_strcmp0(a->customer, b->customer);
    return order != 0 ? order : g_strcmp0(a->invoice, b->invoice);
}

GArray *assign_list_promises(const AssignInput *input)
{
    g_autoptr(Assignment) assignment = assignment_new(input, NULL);
    GArray *outcomes = g_array_new(FALSE, TRUE, sizeof(PromiseOutcome));
    g_autoptr(GList) customers = g_hash_table_get_keys(assignment->events_by_customer);
    for (GList *one = customers; one != NULL; one = one->next)
        look_at_customer(assignment, one->data, outcomes);
    g_array_sort(outcomes, compare_outcomes);
    return outcomes;
}
