/* Documents that wait for a person, deliveries that did not end well, calls not yet recorded. */
#include "assign/agenda.h"

#include "ground/text.h"

typedef struct {
    DeliveryStatus status;
    TaskKind kind;
    gboolean is_for_run;                /* one task for all documents of a run */
    const char *matter, *what, *advice; /* %s: the document, or the run */
} DeliveryTask;

static const DeliveryTask delivery_tasks[] = {
    {DELIVERY_WAITING, TASK_APPROVAL, FALSE, "approval", "%s waits for approval.",
     "relance approve or relance reject, with the run and this document."},
    {DELIVERY_PLANNED, TASK_DELIVERY, TRUE, "not-dispatched",
     "Documents of run %s were written and not sent.", "relance dispatch, or relance undo."},
    {DELIVERY_DEFERRED, TASK_DELIVERY, TRUE, "deferred",
     "The mail server put messages of run %s off.", "relance dispatch tries again."},
    {DELIVERY_ANNOUNCED, TASK_DELIVERY, FALSE, "unknown", "It is not known whether %s left.",
     "Ask the mail server's log or the print house, then relance resolve DOCUMENT sent|again."},
    {DELIVERY_UNKNOWN, TASK_DELIVERY, FALSE, "unknown", "It is not known whether %s left.",
     "Ask the mail server's log or the print house, then relance resolve DOCUMENT sent|again."},
    {DELIVERY_REJECTED, TASK_CONTACT, FALSE, "rejected", "%s was refused by the mail server.",
     "Correct the address in the customers or contacts file."},
    {DELIVERY_BOUNCED, TASK_CONTACT, FALSE, "bounced", "%s came back.",
     "Correct the address in the customers or contacts file."},
};

static const DeliveryTask call_task = {
    DELIVERY_HANDED_OVER,
    TASK_CALL,
    FALSE,
    "call",
    "Call about %s.",
    "Call, then relance record call --outcome reached, no-answer or what was said."};

/* A later reminder of the same invoice that reached makes up for what failed. */
static gboolean is_made_up_for(const Agenda *agenda, const PastReminder *reminder)
{
    const GPtrArray *all = past_find_reminders(agenda->assignment->input->past,
                                               reminder->customer, reminder->invoice);
    for (guint i = 0; all != NULL && i < all->len; i++) {
        const PastReminder *other = all->pdata[i];
        if (other != reminder && past_reminder_is_delivered(other) &&
            (other->run_date > reminder->run_date ||
             (other->run_date == reminder->run_date &&
              text_equals(other->document, reminder->document) == FALSE &&
              reminder->channel != CHANNEL_CALL)))
            return TRUE;
    }
    return FALSE;
}

static gboolean was_called(const Agenda *agenda, const PastReminder *reminder)
{
    const GPtrArray *events = assignment_find_events(agenda->assignment, reminder->customer);
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_CALL && event->date >= reminder->run_date &&
            (event->invoice == NULL || text_equals(event->invoice, reminder->invoice)))
            return TRUE;
    }
    return FALSE;
}

static const DeliveryTask *find_task(const Agenda *agenda, const PastReminder *reminder)
{
    if (reminder->is_retracted)
        return NULL;
    if (reminder->channel == CHANNEL_CALL && past_reminder_is_delivered(reminder))
        return was_called(agenda, reminder) || is_made_up_for(agenda, reminder) ? NULL
                                                                                : &call_task;
    for (guint i = 0; i < G_N_ELEMENTS(delivery_tasks); i++) {
        const DeliveryTask *known = &delivery_tasks[i];
        if (known->status != reminder->status)
            continue;
        gboolean is_over = known->kind == TASK_CONTACT && is_made_up_for(agenda, reminder);
        return is_over ? NULL : known;
    }
    return NULL;
}

/* The person whose number stands on the call list; NULL: it is the customer's own. */
static const char *find_contact_name(const Customer *customer, const char *phone)
{
    for (guint i = 0; customer != NULL && phone != NULL && i < customer->contacts->len; i++) {
        const Contact *contact = customer->contacts->pdata[i];
        if (text_equals(contact->phone, phone))
            return contact->name;
    }
    return NULL;
}

/* Whom to call: as on the call list, else as the customers file says. */
static void tell_phone(Task *task, const PastReminder *reminder, const Customer *owner)
{
    if (owner == NULL && text_is_blank(reminder->phone))
        return;
    const char *phone = !text_is_blank(reminder->phone) ? reminder->phone : owner->phone;
    task->phone = g_strdup(phone);
    task->contact = g_strdup(find_contact_name(owner, phone));
}

static int level_of(const PastReminder *reminder)
{
    return MAX(reminder->document_level, reminder->level);
}

static Task *begin(Agenda *agenda, const DeliveryTask *known, const PastReminder *reminder,
                   const PlanRow *row)
{
    Day day = reminder->run_date;
    const char *named = known->is_for_run ? reminder->run : reminder->document;
    Task *task = known->is_for_run
                     ? agenda_add(agenda, known->kind, day, known->matter, NULL, NULL, NULL)
                     : agenda_add_for_row(agenda, known->kind, day, known->matter, row);
    task->document = g_strdup(named);
    g_autofree char *what =
        g_strdup_printf("%s, level %d by %s", text_or_empty(named), level_of(reminder),
                        channel_name(reminder->channel));
    g_autoptr(GString) text = g_string_new(known->what);
    g_string_replace(text, "%s", known->is_for_run ? text_or_empty(named) : what, 1);
    task->what = g_strdup(text->str);
    task->advice = g_strdup(known->advice);
    if (known->kind == TASK_CALL)
        tell_phone(task, reminder, row->item->owner);
    return task;
}

static void add_rows(Task *task, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const PlanRow *row = rows->pdata[i];
        task_add_invoice(task, row->item->invoice, row->net_minor, row->item->currency);
    }
}

/* Calls of the plan itself: those that today's run would put on the list. */
static void add_planned_calls(Agenda *agenda)
{
    for (guint i = 0; i < agenda->plan->documents->len; i++) {
        const PlannedDocument *document = agenda->plan->documents->pdata[i];
        if (document->recipient.channel != CHANNEL_CALL || document->own_rows->len == 0)
            continue;
        Task *task = agenda_add_for_row(agenda, TASK_CALL, agenda->assignment->run_date,
                                        "call-planned", document->own_rows->pdata[0]);
        add_rows(task, document->own_rows);
        add_rows(task, document->carried_rows);
        task_limit_amount(task, document->total_due_minor);
        task->what =
            g_strdup_printf("A call of level %d is due in today's run.", document->level);
        task->advice = g_strdup("relance run puts it on the call list.");
        task->phone = g_strdup(document->recipient.phone);
        task->contact = g_strdup(document->recipient.name);
    }
}

/* A document asks for what stood in it, less what was paid or disputed since. */
static void limit_amounts(GHashTable *limits)
{
    GHashTableIter each;
    gpointer task, reminder;
    g_hash_table_iter_init(&each, limits);
    while (g_hash_table_iter_next(&each, &task, &reminder))
        task_limit_amount(task, ((const PastReminder *)reminder)->document_minor);
}

void agenda_add_deliveries(Agenda *agenda)
{
    const GPtrArray *reminders = agenda->assignment->input->past->reminders;
    g_autoptr(GHashTable) by_document =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) limits = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        const DeliveryTask *known = find_task(agenda, reminder);
        const PlanRow *row =
            known != NULL ? agenda_find_row(agenda, reminder->customer, reminder->invoice)
                          : NULL;
        if (row == NULL)
            continue;
        char *key = g_strdup_printf("%s\x1f%s\x1f%s\x1f%s", known->matter,
                                    known->is_for_run ? text_or_empty(reminder->run)
                                                      : text_or_empty(reminder->document),
                                    known->is_for_run ? "" : channel_name(reminder->channel),
                                    row->item->currency);
        Task *task = g_hash_table_lookup(by_document, key);
        if (task == NULL) {
            task = begin(agenda, known, reminder, row);
            g_hash_table_insert(by_document, key, task);
        } else {
            g_free(key);
        }
        task_add_invoice(task, row->item->invoice, row->net_minor, row->item->currency);
        if (!known->is_for_run && reminder->document_minor > 0)
            g_hash_table_insert(limits, task, (gpointer)reminder);
    }
    limit_amounts(limits);
    add_planned_calls(agenda);
}
