/* Disputes that wait for an answer or for a credit note, and customers who dispute too easily. */
#include "assign/agenda.h"

#include "assign/account_think.h"
#include "assign/dispute.h"
#include "ground/text.h"

#define CREDIT_NOTE_DAYS                                                                       \
    10 /* practice: a credit note that was promised is asked for after this */
#define REJECTED_TOO_OFTEN 3

static gboolean has_dispute(const Agenda *agenda, guint first, guint n)
{
    for (guint i = 0; i < n; i++)
        if (((const PlanRow *)agenda->plan->rows->pdata[first + i])->item->dispute != NULL)
            return TRUE;
    const PlanRow *row = agenda->plan->rows->pdata[first];
    const GPtrArray *events = assignment_find_events(agenda->assignment, row->item->customer);
    for (guint i = 0; i < events->len; i++)
        if (((const Event *)events->pdata[i])->kind == EVENT_DISPUTE ||
            dispute_is_meant(agenda->assignment->input->settings, events->pdata[i]))
            return TRUE;
    return FALSE;
}

/* The service that answers: the event's, else its reason's; with its address. NULL: none. */
static char *name_service(const Settings *settings, const Event *event)
{
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    const char *key = !text_is_blank(event->service) ? event->service
                      : reason != NULL               ? reason->service
                                                     : NULL;
    const char *address = key != NULL ? g_hash_table_lookup(settings->services, key) : NULL;
    return address != NULL ? g_strdup_printf("%s <%s>", key, address) : g_strdup(key);
}

static const char *label_of(const Settings *settings, const Event *event)
{
    const ReasonSettings *reason = settings_find_reason(settings, event->reason);
    return reason != NULL && !text_is_blank(reason->label) ? reason->label
                                                           : text_or_empty(event->reason);
}

static void tell_open(const Agenda *agenda, Task *task, const Event *event)
{
    const Settings *settings = agenda->assignment->input->settings;
    gboolean is_late = task->day < agenda->assignment->run_date;
    char *service = name_service(settings, event);
    task->what = g_strdup_printf("In dispute since %s: %s; %s %s.", day_text(event->date).text,
                                 label_of(settings, event),
                                 is_late ? "unanswered, due by" : "answer due by",
                                 day_text(task->day).text);
    task->advice = g_strdup_printf(
        "Get the answer%s%s, then relance record resolve --customer %s%s%s "
        "--outcome justified|rejected.",
        service != NULL ? " of " : "", text_or_empty(service), task->customer,
        event->invoice != NULL ? " --invoice " : "", text_or_empty(event->invoice));
    if (service != NULL) {
        g_free(task->who);
        task->who = service;
    }
}

static Task *begin(Agenda *agenda, const Case *item_case, const DisputeVerdict *verdict)
{
    const Assignment *assignment = agenda->assignment;
    const Event *event = verdict->event;
    Day day = assignment->run_date;
    if (verdict->state == DISPUTE_JUSTIFIED)
        day = event->date + CREDIT_NOTE_DAYS;
    else if (event != NULL)
        day = event->until != DAY_NONE
                  ? event->until
                  : open_days_add(assignment->open_days, event->date,
                                  assignment->input->settings->task_repeat_days);
    Task *task = agenda_add(
        agenda, TASK_DISPUTE, day,
        verdict->state == DISPUTE_JUSTIFIED ? "credit-note-awaited" : "dispute",
        item_case->item->owner, item_case->item->customer, item_case->item->customer_name);
    if (verdict->state == DISPUTE_JUSTIFIED) {
        task->what = g_strdup_printf("The dispute was found justified on %s; its credit note "
                                     "has not come.",
                                     day_text(event->date).text);
        task->advice = g_strdup("Have the credit note written.");
    } else if (event != NULL) {
        tell_open(agenda, task, event);
    } else {
        task->what =
            g_strdup_printf("The extract says it is in dispute: %s.", item_case->item->dispute);
        task->advice = g_strdup_printf("Settle it in the books, or relance record dispute "
                                       "--customer %s so that a service answers.",
                                       task->customer);
    }
    return task;
}

/* Items of one event are one task; those that only the extract disputes are one a customer. */
static void add_customer(Agenda *agenda, const Account *account)
{
    g_autoptr(GHashTable) by_event = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < account->n_cases; i++) {
        const Case *item_case = &account->cases[i];
        if (!case_is_claim(item_case))
            continue;
        DisputeVerdict verdict = dispute_find(account, item_case);
        if (verdict.state == DISPUTE_NONE)
            continue;
        Task *task = g_hash_table_lookup(by_event, verdict.event);
        if (task == NULL) {
            task = begin(agenda, item_case, &verdict);
            g_hash_table_insert(by_event, (gpointer)verdict.event, task);
        }
        gint64 minor =
            verdict.amount_minor >= 0 ? verdict.amount_minor : item_case->item->open_minor;
        task_add_invoice(task, item_case->item->invoice, minor, item_case->item->currency);
    }
}

static void add_flag(Agenda *agenda, const Account *account)
{
    guint rejected = 0;
    for (guint i = 0; i < account->events->len; i++) {
        const Event *event = account->events->pdata[i];
        rejected += event->kind == EVENT_RESOLVE && text_equals(event->outcome, "rejected");
    }
    if (rejected < REJECTED_TOO_OFTEN || account->n_cases == 0)
        return;
    const OpenItem *item = account->cases[0].item;
    Task *task =
        agenda_add(agenda, TASK_DECISION, agenda->assignment->run_date, "disputes-rejected",
                   item->owner, item->customer, item->customer_name);
    task->what = g_strdup_printf("%u disputes of this customer were rejected.", rejected);
    task->advice = g_strdup("Watch it: prepayment, a lower limit, or legal.");
}

void agenda_add_disputes(Agenda *agenda)
{
    const GPtrArray *rows = agenda->plan->rows;
    for (guint first = 0, n; first < rows->len; first += n) {
        n = agenda_count_rows(agenda, first);
        if (!has_dispute(agenda, first, n))
            continue;
        g_autoptr(ReminderPlan) scratch = reminder_plan_new();
        for (guint i = 0; i < n; i++)
            g_ptr_array_add(scratch->rows,
                            plan_row_new(((const PlanRow *)rows->pdata[first + i])->item));
        g_autoptr(Account) account = account_think(agenda->assignment, scratch, 0, n);
        add_customer(agenda, account);
        add_flag(agenda, account);
    }
}
