/* Tasks from the plan's rows: what holds an item, what a person must decide, whom to tell. */
#include "assign/agenda.h"

#include "assign/event_amount.h"
#include "assign/plan_rule.h"
#include "ground/text.h"

typedef enum {
    BY_NOW,    /* a person must act before anything goes on */
    BY_NEXT,   /* on the row's next date; without one now */
    BY_ITSELF, /* it goes on by itself, or somebody else has it: only in the whole list */
    BY_OTHERS, /* the other files of the agenda tell it, from what was recorded */
} TaskDay;

typedef struct {
    PlanRule rule;
    TaskKind kind;
    TaskDay day;
    const char *advice;
} RowTask;

/* Rules of hold and manual that stand not here are decisions to be taken now. */
static const RowTask row_tasks[] = {
    {PLAN_RULE_LEGAL, TASK_WAITING, BY_ITSELF, "relance record release ends it."},
    {PLAN_RULE_INSOLVENCY, TASK_INSOLVENCY, BY_OTHERS, NULL},
    {PLAN_RULE_EARLIER_DELIVERY_OPEN, TASK_DELIVERY, BY_OTHERS, NULL},
    {PLAN_RULE_ADDRESS_WRONG, TASK_CONTACT, BY_NOW,
     "Find the right address, correct the customers file, then relance record release."},
    {PLAN_RULE_DISPUTE, TASK_DISPUTE, BY_OTHERS, NULL},
    {PLAN_RULE_CREDIT_NOTE_AWAITED, TASK_DISPUTE, BY_OTHERS, NULL},
    {PLAN_RULE_PLAN, TASK_PLAN, BY_NEXT, "See that the instalment has arrived."},
    {PLAN_RULE_HOLD, TASK_DECISION, BY_NEXT,
     "Decide if the hold goes on: relance record hold, or release."},
    {PLAN_RULE_INVOICE_NOT_RECEIVED, TASK_BOOKKEEPING, BY_NOW,
     "Correct the electronic invoice and send it again; its next status ends the hold."},
    {PLAN_RULE_PROMISE, TASK_PROMISE, BY_NEXT, "See that the payment has arrived."},
    {PLAN_RULE_PAYMENT_CONFIRMED, TASK_PROMISE, BY_NEXT, "See that the payment has arrived."},
    {PLAN_RULE_WE_COLLECT, TASK_WAITING, BY_ITSELF,
     "Collected by us; relance record returned if it comes back."},
    {PLAN_RULE_PROBABLE_PAYMENT, TASK_BOOKKEEPING, BY_NOW,
     "Allocate the receipt in the books, or relance record release."},
    {PLAN_RULE_RECEIPT_UNALLOCATED, TASK_BOOKKEEPING, BY_NOW,
     "Allocate the receipt in the books."},
    {PLAN_RULE_PROOF_MISSING, TASK_BOOKKEEPING, BY_NOW,
     "Put the missing file beside the invoice, or name it in the documents file."},
    {PLAN_RULE_RECEIPT_UNREADABLE, TASK_BOOKKEEPING, BY_NOW,
     "Correct the line in the extract, as rejected.csv says, and read it again."},
    {PLAN_RULE_WITHHELD_BY_REVIEW, TASK_DECISION, BY_NEXT,
     "Look at it again: what was withheld comes back in the next run."},
    {PLAN_RULE_NO_CONTACT, TASK_CONTACT, BY_NOW,
     "Find an e-mail, a phone number or an address for the customers file."},
    {PLAN_RULE_ADDRESS_REFUSED, TASK_CONTACT, BY_NOW,
     "Find the right e-mail address for the customers or contacts file."},
    {PLAN_RULE_SEAT_UNKNOWN, TASK_CONTACT, BY_NOW,
     "Look the registered seat up and fill the seat columns."},
    {PLAN_RULE_CUSTOMER_UNKNOWN, TASK_CONTACT, BY_NOW,
     "Add the customer to the customers file."},
    {PLAN_RULE_DEBTOR_KIND_UNKNOWN, TASK_DECISION, BY_NOW,
     "Say in the customers file if it is a business, a public body or a consumer."},
    {PLAN_RULE_LIMITATION_EXPIRED, TASK_DECISION, BY_NOW,
     "Ask the lawyer, or write the claim off."},
    {PLAN_RULE_EARLIER_LEVEL_MISSING, TASK_DECISION, BY_NOW,
     "Send the level that is missing, or relance record override with the reason."},
    {PLAN_RULE_SCENARIO_UNKNOWN, TASK_BOOKKEEPING, BY_NOW,
     "Correct the scenario of the customer in the customers file."},
    {PLAN_RULE_DUE_DATE_UNKNOWN, TASK_BOOKKEEPING, BY_NOW,
     "Give the invoice a due date or the customer terms."},
    {PLAN_RULE_AMICABLE_PHASE_OVER, TASK_DECISION, BY_NOW,
     "Decision to take: the next run proposes the formal notice for approval."},
    {PLAN_RULE_LAST_LEVEL_REACHED, TASK_DECISION, BY_NOW,
     "Decide how it ends: plan, lawyer, insurer, or write-off."},
};

static const RowTask *find_task(const PlanRow *row)
{
    static const RowTask other = {PLAN_RULE_NONE, TASK_DECISION, BY_NOW,
                                  "relance explain tells why."};
    static const RowTask receipts = {PLAN_RULE_RECEIPTS_NOT_YET_KNOWN, TASK_BOOKKEEPING, BY_NOW,
                                     "Import the newer bank statements and extract the ledger "
                                     "again."};
    static const RowTask waiting = {PLAN_RULE_NONE, TASK_WAITING, BY_NEXT, ""};
    if (row->decision == DECISION_WAIT)
        return text_equals(row->rule, plan_rule_name(receipts.rule)) ? &receipts : &waiting;
    for (guint i = 0; i < G_N_ELEMENTS(row_tasks); i++)
        if (text_equals(row->rule, plan_rule_name(row_tasks[i].rule)))
            return row_tasks[i].day == BY_OTHERS ? NULL : &row_tasks[i];
    gboolean is_for_person = row->decision == DECISION_HOLD || row->decision == DECISION_MANUAL;
    return is_for_person ? &other : NULL;
}

static Day find_day(const Agenda *agenda, const PlanRow *row, const RowTask *known)
{
    if (known->day == BY_ITSELF)
        return row->next_date;
    return known->day == BY_NEXT && row->next_date != DAY_NONE ? row->next_date
                                                               : agenda->assignment->run_date;
}

/* What is the same for all of a customer's items is one task; receipts concern them all. */
static char *copy_group(const PlanRow *row, const RowTask *known, Day day)
{
    gboolean is_for_all = known->kind == TASK_BOOKKEEPING && row->decision == DECISION_WAIT;
    return g_strdup_printf("%s\x1f%s\x1f%s\x1f%d", is_for_all ? "" : row->item->customer,
                           row->rule, row->item->currency, day);
}

/* What is open of it, its own credits taken off; a dispute about a part takes nothing off. */
static void add_invoice(Task *task, const PlanRow *row)
{
    gint64 open = row->item->open_minor, minor = open;
    if (open > 0)
        minor = CLAMP(amount_add(row->net_minor, row->disputed_minor), 0, open);
    task_add_invoice(task, row->item->invoice, minor, row->item->currency);
}

static void say_more(Task *task, const PlanRow *row)
{
    add_invoice(task, row);
    if (task->what != NULL && !text_equals(task->what, row->reason)) {
        g_free(task->what);
        task->what = NULL;
        for (PlanRule rule = PLAN_RULE_NONE; rule < PLAN_RULE_COUNT; rule++)
            if (text_equals(plan_rule_name(rule), row->rule))
                task->what =
                    g_strdup_printf("%u items: %s.", task->n_invoices, plan_rule_meaning(rule));
    }
}

/* Its document waits for approval already, which is a task of its own. */
static gboolean waits_already(const Agenda *agenda, const PlanRow *row)
{
    const GPtrArray *reminders = past_find_reminders(agenda->assignment->input->past,
                                                     row->item->customer, row->item->invoice);
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if (reminder->status == DELIVERY_WAITING && !reminder->is_retracted &&
            reminder->is_own_step && reminder->level == row->level)
            return TRUE;
    }
    return FALSE;
}

static void add_row(Agenda *agenda, GHashTable *groups, const PlanRow *row)
{
    const RowTask *known = find_task(row);
    if (known == NULL || (row->decision == DECISION_APPROVE && waits_already(agenda, row)))
        return;
    Day day = find_day(agenda, row, known);
    char *group = copy_group(row, known, day);
    Task *task = g_hash_table_lookup(groups, group);
    if (task == NULL) {
        gboolean is_for_all = *group == '\x1f';
        task = is_for_all ? agenda_add(agenda, known->kind, day, row->rule, NULL, NULL, NULL)
                          : agenda_add_for_row(agenda, known->kind, day, row->rule, row);
        task->what = g_strdup(text_or_empty(row->reason));
        task->advice = g_strdup(known->advice);
        g_hash_table_insert(groups, group, task);
    } else {
        g_free(group);
    }
    say_more(task, row);
}

/* ---- whom to tell ---- */

static char *name_colleague(const Agenda *agenda, const PlanRow *row, const char *key)
{
    const Settings *settings = agenda->assignment->input->settings;
    const Customer *owner = row->item->owner;
    if (text_equals(key, "collector"))
        key = owner != NULL && owner->collector != NULL ? owner->collector : key;
    else if (text_equals(key, "sales_rep"))
        key = owner != NULL && owner->sales_rep != NULL ? owner->sales_rep : key;
    const Person *person = settings_find_person(settings, key);
    if (person != NULL && !text_is_blank(person->name))
        return text_is_blank(person->email)
                   ? g_strdup(person->name)
                   : g_strdup_printf("%s <%s>", person->name, person->email);
    const char *service = g_hash_table_lookup(settings->services, key);
    return service != NULL ? g_strdup_printf("%s <%s>", key, service) : g_strdup(key);
}

static char *name_colleagues(const Agenda *agenda, const PlanRow *row)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (char **key = row->step->notify_people; *key != NULL; key++)
        g_ptr_array_add(names, name_colleague(agenda, row, *key));
    g_ptr_array_add(names, NULL);
    return g_strjoinv(", ", (char **)names->pdata);
}

/* The step that comes next, and the people whom it wants to be told so many days before. */
static void add_notice_of_step(Agenda *agenda, GHashTable *groups, const PlanRow *row)
{
    gboolean is_near = row->step != NULL && row->step->notify_people != NULL &&
                       row->step->notify_people[0] != NULL &&
                       (row->decision == DECISION_SEND || row->decision == DECISION_APPROVE ||
                        (row->decision == DECISION_WAIT && row->next_date != DAY_NONE));
    if (!is_near)
        return;
    Day goes = row->decision == DECISION_WAIT ? row->next_date : agenda->assignment->run_date;
    Day day = goes - row->step->notify_days_before;
    char *group = g_strdup_printf("%s\x1finform\x1f%s\x1f%d\x1f%d", row->item->customer,
                                  row->item->currency, row->step->level, goes);
    Task *task = g_hash_table_lookup(groups, group);
    if (task == NULL) {
        task = agenda_add_for_row(agenda, TASK_INFORM, day, "notify", row);
        task->what = g_strdup_printf("%s goes out on %s.", text_or_empty(row->step->name),
                                     day_text(goes).text);
        g_free(task->who);
        task->who = name_colleagues(agenda, row);
        task->advice = g_strdup_printf("Tell %s before it does.", task->who);
        g_hash_table_insert(groups, group, task);
    } else {
        g_free(group);
    }
    add_invoice(task, row);
}

/* What the clerk agreed to beyond the limits: one task for each promise or plan. */
static void add_unapproved(Agenda *agenda, GHashTable *groups, const PlanRow *row)
{
    const Event *event = row->unapproved;
    if (event == NULL)
        return;
    char *group = g_strdup_printf("%s\x1funapproved\x1f%s\x1f%p", row->item->customer,
                                  row->item->currency, (const void *)event);
    Task *task = g_hash_table_lookup(groups, group);
    if (task == NULL) {
        task = agenda_add_for_row(agenda, TASK_APPROVAL, agenda->assignment->run_date,
                                  "limits-exceeded", row);
        task->what = g_strdup_printf("The %s of %s%s%s is beyond the limits.",
                                     event_kind_name(event->kind), day_text(event->date).text,
                                     text_is_blank(event->author) ? "" : " by ",
                                     text_or_empty(event->author));
        task->advice =
            g_strdup("An approver records it again in their own name, or it holds no "
                     "longer than the limits allow.");
        g_hash_table_insert(groups, group, task);
    } else {
        g_free(group);
    }
    add_invoice(task, row);
}

void agenda_add_rows(Agenda *agenda)
{
    g_autoptr(GHashTable) groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < agenda->plan->rows->len; i++) {
        const PlanRow *row = agenda->plan->rows->pdata[i];
        add_row(agenda, groups, row);
        add_notice_of_step(agenda, groups, row);
        add_unapproved(agenda, groups, row);
    }
}
