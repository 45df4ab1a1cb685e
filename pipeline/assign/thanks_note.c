#include "assign/thanks_note.h"

#include "assign/absence.h"
#include "assign/level_reached.h"
#include "assign/recipient.h"
#include "assign/step_date.h"
#include "ground/text.h"

#include <string.h>

/* After so long nobody is thanked any more. */
#define LATEST_AFTER_PAYMENT 60
#define LATEST_AFTER_REMINDER 120

/* One settled invoice and who hears of it. */
typedef struct {
    SettledItem item;
    const Scenario *scenario;
    const Step *step;
    const Customer *reader;
    char currency[CURRENCY_SIZE];
} Thanks;

/* What the history says of one invoice. */
typedef struct {
    const PastReminder *newest;  /* reminder or notice that reached; NULL: none */
    const PastReminder *highest; /* own step of the highest level */
    Day thanked_on;              /* newest thanks that have gone or may go; DAY_NONE: none */
} Sent;

static Sent find_sent(const GPtrArray *reminders)
{
    Sent sent = {NULL, NULL, DAY_NONE};
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        gboolean is_there = past_reminder_is_delivered(reminder);
        if (reminder->kind == STEP_THANKS) {
            if (is_there || past_reminder_is_open(reminder) ||
                (reminder->status == DELIVERY_WAITING && !reminder->is_retracted))
                sent.thanked_on = MAX(sent.thanked_on, reminder->run_date);
            continue;
        }
        if (!is_there || (reminder->kind != STEP_REMINDER && reminder->kind != STEP_NOTICE))
            continue;
        if (sent.newest == NULL ||
            past_reminder_day(reminder) >= past_reminder_day(sent.newest))
            sent.newest = reminder;
        if (reminder->is_own_step &&
            (sent.highest == NULL || reminder->level >= sent.highest->level))
            sent.highest = reminder;
    }
    return sent;
}

/* Since it was thanked for it was asked for again, or its payment came back. */
static gboolean is_new_matter(const Assignment *assignment, const PastReminder *any,
                              const Sent *sent)
{
    const PastAbsence *absence =
        past_find_absence(assignment->input->past, any->customer, any->invoice);
    if (sent->newest->run_date > sent->thanked_on ||
        (absence != NULL && absence->back_on > sent->thanked_on))
        return TRUE;
    const GPtrArray *events = assignment_find_events(assignment, any->customer);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_RETURNED && event->date >= sent->thanked_on &&
            (event->invoice == NULL || text_equals(event->invoice, any->invoice)))
            return TRUE;
    }
    return FALSE;
}

/* It left the ledger because it was credited, or may have been. */
static gboolean was_disputed(const GPtrArray *events, const char *invoice)
{
    gboolean is_disputed = FALSE;
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->invoice != NULL && !text_equals(event->invoice, invoice))
            continue;
        if (event->kind == EVENT_DISPUTE)
            is_disputed = TRUE;
        else if (event->kind == EVENT_RELEASE ||
                 (event->kind == EVENT_RESOLVE && text_equals(event->outcome, "rejected")))
            is_disputed = FALSE;
    }
    return is_disputed;
}

static gboolean is_too_late(const Assignment *assignment, const Settlement *settlement,
                            Day date, const PastReminder *newest)
{
    return assignment->run_date > date + LATEST_AFTER_PAYMENT ||
           (!settlement->is_dated &&
            assignment->run_date > past_reminder_day(newest) + LATEST_AFTER_REMINDER);
}

/* A notice is closed with the debtor, an ordinary reminder with who pays for it. */
static const Customer *find_reader(const Assignment *assignment, const Scenario *scenario,
                                   const char *customer, int level)
{
    const Ledger *ledger = assignment->input->ledger;
    const Customer *debtor = ledger_find_customer(ledger, customer);
    const Step *top = ladder_find_level(scenario, level);
    if (debtor == NULL || (top != NULL && step_is_formal(top)) || text_is_blank(debtor->payer))
        return debtor;
    const Customer *payer = ledger_find_customer(ledger, debtor->payer);
    return payer != NULL ? payer : debtor;
}

/* Settled invoices have no row that could be `manual`: a complaint tells a person. */
static void complain(const Assignment *assignment, const Thanks *thanks, guint n,
                     const char *why)
{
    Place place = {NULL, 0, 0};
    if (thanks->reader != NULL)
        place = (Place){thanks->reader->source, thanks->reader->line, 0};
    g_autofree char *more = n > 1 ? g_strdup_printf(" and %u more", n - 1) : g_strdup("");
    g_autofree char *text = g_strdup_printf(
        "%s of customer %s%s: settled, and step \"%s\" is due, but %s; nobody is thanked, give "
        "the customer an address or write yourself",
        thanks->item.invoice, thanks->item.customer, more, text_or_empty(thanks->step->name),
        text_or_empty(why));
    assignment_complain(assignment, COMPLAINT_HELD, "thanks-no-contact", place, text);
}

/* TRUE if the step on `settled` is due for this invoice. */
static gboolean is_due(const Assignment *assignment, const ReminderPlan *plan,
                       const GPtrArray *reminders, Thanks *thanks)
{
    const PastReminder *any = reminders->pdata[0];
    Sent sent = find_sent(reminders);
    if (sent.newest == NULL)
        return FALSE;
    thanks->scenario = scenario_book_find(assignment->input->scenarios, sent.newest->scenario);
    thanks->step = thanks->scenario != NULL
                       ? scenario_find_event_step(thanks->scenario, WHEN_SETTLED)
                       : NULL;
    if (thanks->step == NULL)
        return FALSE;
    Settlement settlement =
        absence_find_settlement(assignment, plan, any->customer, any->invoice);
    if (settlement.day == DAY_NONE || sent.thanked_on >= settlement.day ||
        (sent.thanked_on != DAY_NONE && !is_new_matter(assignment, any, &sent)))
        return FALSE;
    StepBase base = {.due_date = sent.newest->due_date,
                     .dispatched = past_reminder_day(sent.newest),
                     .deadline = sent.newest->deadline,
                     .event = settlement.day};
    Day date = step_date_find(assignment->open_days, thanks->step, &base).date;
    if (date == DAY_NONE || date > assignment->run_date ||
        is_too_late(assignment, &settlement, date, sent.newest) ||
        (settlement.payment == NULL &&
         was_disputed(assignment_find_events(assignment, any->customer), any->invoice)))
        return FALSE;
    const PaidInvoice *payment = settlement.payment;
    thanks->item = (SettledItem){.customer = any->customer,
                                 .invoice = any->invoice,
                                 .due_date = sent.newest->due_date,
                                 .settled_on = settlement.day,
                                 .is_dated = settlement.is_dated,
                                 .minor = payment != NULL ? payment->minor : -1,
                                 .level = sent.highest != NULL ? sent.highest->level : 1};
    g_strlcpy(thanks->currency, payment != NULL ? payment->currency : sent.newest->currency,
              sizeof thanks->currency);
    thanks->reader =
        find_reader(assignment, thanks->scenario, any->customer, thanks->item.level);
    if (thanks->reader == NULL)
        complain(assignment, thanks, 1, "the customer is in no customers file");
    return thanks->reader != NULL;
}

static gint compare_thanks(gconstpointer a, gconstpointer b)
{
    const Thanks *left = a, *right = b;
    int order = strcmp(left->reader->id, right->reader->id);
    if (order == 0)
        order = strcmp(left->currency, right->currency);
    if (order == 0)
        order = left->step->line - right->step->line;
    if (order == 0)
        order = strcmp(left->item.customer, right->item.customer);
    if (order == 0)
        order = left->item.due_date - right->item.due_date;
    return order != 0 ? order : strcmp(left->item.invoice, right->item.invoice);
}

static GArray *list_due(const Assignment *assignment, const ReminderPlan *plan)
{
    GArray *due = g_array_new(FALSE, TRUE, sizeof(Thanks));
    GHashTableIter each;
    gpointer reminders;
    g_hash_table_iter_init(&each, assignment->input->past->by_invoice);
    while (g_hash_table_iter_next(&each, NULL, &reminders)) {
        Thanks thanks = {0};
        if (!g_hash_table_contains(assignment->seen_again, reminders) &&
            is_due(assignment, plan, reminders, &thanks))
            g_array_append_val(due, thanks);
    }
    g_array_sort(due, compare_thanks);
    return due;
}

static PlannedDocument *make_document(const Assignment *assignment, const Thanks *thanks,
                                      const RecipientList *list, guint at)
{
    PlannedDocument *document = planned_document_new();
    document->customer = thanks->reader;
    document->customer_id = thanks->reader->id;
    g_strlcpy(document->currency,
              *thanks->currency != '\0' ? thanks->currency
                                        : assignment->input->settings->ledger.currency,
              sizeof document->currency);
    document->scenario = thanks->scenario;
    document->step = thanks->step;
    document->recipient = list->recipients[at];
    document->language = list->languages[at];
    document->run_date = assignment->run_date;
    document->needs_approval = thanks->step->approval[0] != NULL;
    return document;
}

/* One claimless document per channel for the thanks first .. end - 1, which have one reader. */
static void add_documents(const Assignment *assignment, const GArray *due, guint first,
                          guint end, ReminderPlan *plan)
{
    const Thanks *thanks = &g_array_index(due, Thanks, first);
    RecipientList list;
    recipient_list_find(assignment, thanks->reader, thanks->step, FALSE, &list);
    for (guint i = 0; i < list.n; i++) {
        PlannedDocument *document = make_document(assignment, thanks, &list, i);
        for (guint j = first; j < end; j++) {
            const Thanks *one = &g_array_index(due, Thanks, j);
            g_array_append_val(document->settled, one->item);
            document->level = MAX(document->level, one->item.level);
        }
        g_ptr_array_add(plan->documents, document);
    }
    if (list.n == 0)
        complain(assignment, thanks, end - first, list.reason);
    recipient_list_clear(&list);
}

static gboolean has_step(const ScenarioBook *book)
{
    for (guint i = 0; i < book->scenarios->len; i++)
        if (scenario_find_event_step(book->scenarios->pdata[i], WHEN_SETTLED) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean is_together(const Thanks *one, const Thanks *other)
{
    return one->reader == other->reader && one->step == other->step &&
           text_equals(one->currency, other->currency);
}

void thanks_note_plan(const Assignment *assignment, ReminderPlan *plan)
{
    if (assignment->is_closed_day || !has_step(assignment->input->scenarios))
        return;
    g_autoptr(GArray) due = list_due(assignment, plan);
    for (guint first = 0, end; first < due->len; first = end) {
        for (end = first + 1; end < due->len; end++)
            if (!is_together(&g_array_index(due, Thanks, first),
                             &g_array_index(due, Thanks, end)))
                break;
        add_documents(assignment, due, first, end, plan);
    }
}
