/* Callbacks, claims to be declared to an insolvency's representative, and the insurer's clock. */
#include "assign/agenda.h"

#include "ground/text.h"

/* C. com. R622-24: two months from publication, two more for creditors outside France. */
#define DECLARE_MONTHS_INLAND 2
#define DECLARE_MONTHS_ABROAD 4

/* `relance record note --reason declared`: the claim was declared, to whomever it had to be. */
static gboolean is_declared(const GPtrArray *events, Day since)
{
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_NOTE && event->date >= since &&
            text_equals(event->reason, "declared"))
            return TRUE;
    }
    return FALSE;
}

static void add_open_items(Agenda *agenda, Task *task, guint first, guint n,
                           const char *invoice, const char *held_by)
{
    for (guint i = 0; i < n; i++) {
        const PlanRow *row = agenda->plan->rows->pdata[first + i];
        const OpenItem *item = row->item;
        if (item->open_minor > 0 && (invoice == NULL || text_equals(invoice, item->invoice)) &&
            (held_by == NULL || text_equals(held_by, row->rule)) &&
            (*task->currency == '\0' || g_str_equal(task->currency, item->currency)))
            task_add_invoice(task, item->invoice, item->open_minor, item->currency);
    }
}

static gboolean was_called_since(const GPtrArray *events, guint at)
{
    const Event *wanted = events->pdata[at];
    for (guint i = at + 1; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind == EVENT_CALL && (wanted->invoice == NULL || event->invoice == NULL ||
                                          text_equals(wanted->invoice, event->invoice)))
            return TRUE;
    }
    return FALSE;
}

static char *copy_phone(const OpenItem *item)
{
    return item->owner != NULL ? g_strdup(item->owner->phone) : NULL;
}

/* A call whose `until` names the day on which the customer wants to be called again. */
static void add_callbacks(Agenda *agenda, const GPtrArray *events, guint first, guint n)
{
    const PlanRow *any = agenda->plan->rows->pdata[first];
    for (guint i = 0; i < events->len; i++) {
        const Event *event = events->pdata[i];
        if (event->kind != EVENT_CALL || event->until == DAY_NONE ||
            was_called_since(events, i) ||
            (event->invoice != NULL &&
             agenda_find_row(agenda, any->item->customer, event->invoice) == NULL))
            continue;
        Task *task = agenda_add_for_row(agenda, TASK_CALL, event->until, "callback", any);
        add_open_items(agenda, task, first, n, event->invoice, NULL);
        const char *note = !text_is_blank(event->note) ? event->note : event->reason;
        task->what =
            g_strdup_printf("Call back, as said on %s%s%s.", day_text(event->date).text,
                            text_is_blank(note) ? "" : ": ", text_or_empty(note));
        task->advice = g_strdup("Call, then relance record call.");
        task->phone = copy_phone(any->item);
    }
}

static void add_insolvency(Agenda *agenda, const GPtrArray *events, guint first, guint n)
{
    const Event *judgment = NULL;
    for (guint i = 0; i < events->len; i++)
        if (((const Event *)events->pdata[i])->kind == EVENT_INSOLVENCY)
            judgment = events->pdata[i];
    if (judgment == NULL || is_declared(events, judgment->date))
        return;
    const Creditor *creditor = &agenda->assignment->input->settings->creditor;
    gboolean is_abroad = creditor->country != NULL && !g_str_equal(creditor->country, "FR");
    Day last = judgment->until != DAY_NONE
                   ? judgment->until
                   : day_add_months(judgment->date,
                                    is_abroad ? DECLARE_MONTHS_ABROAD : DECLARE_MONTHS_INLAND);
    const PlanRow *any = agenda->plan->rows->pdata[first];
    Task *task = agenda_add_for_row(agenda, TASK_INSOLVENCY, last, "insolvency", any);
    add_open_items(agenda, task, first, n, NULL, "insolvency");
    if (task->n_invoices == 0) {
        g_ptr_array_remove(agenda->tasks, task);
        return;
    }
    task->what = g_strdup_printf("Insolvency proceedings since %s: the claim is declared by %s "
                                 "at the latest.",
                                 day_text(judgment->date).text, day_text(last).text);
    task->advice = g_strdup_printf("Declare the claim, then relance record note --customer %s "
                                   "--reason declared.",
                                   task->customer);
}

static gboolean is_insured(const Customer *customer)
{
    return customer != NULL && !text_is_blank(customer->insurer);
}

static void add_insurance(Agenda *agenda, const GPtrArray *events, guint first, guint n)
{
    const Assignment *assignment = agenda->assignment;
    const Settings *settings = assignment->input->settings;
    const PlanRow *oldest = NULL;
    for (guint i = 0; i < n; i++) {
        const PlanRow *row = agenda->plan->rows->pdata[first + i];
        if (row->days_late > 0 && row->item->open_minor > 0 &&
            (oldest == NULL || row->item->due_date < oldest->item->due_date))
            oldest = row;
    }
    if (oldest == NULL || !is_insured(oldest->item->owner))
        return;
    Day last = oldest->item->due_date + settings->insurance_declare_days;
    Day warn = last - settings->insurance_warn_days;
    if (is_declared(events, oldest->item->due_date))
        return;
    Task *task = agenda_add_for_row(agenda, TASK_INSURANCE, warn, "insurance", oldest);
    g_strlcpy(task->currency, oldest->item->currency, sizeof task->currency);
    add_open_items(agenda, task, first, n, NULL, NULL);
    task->what = g_strdup_printf("%s is to be told by %s, %s after the oldest due date.",
                                 oldest->item->owner->insurer, day_text(last).text,
                                 days_text(settings->insurance_declare_days).text);
    task->advice = g_strdup_printf("Declare %s, then relance record note --customer %s "
                                   "--reason declared.",
                                   task->customer, task->customer);
}

/* Months before a claim is barred that somebody is told. */
#define LIMITATION_WARN_MONTHS 6
#define LIMITATION_AHEAD_DAYS 366 /* what is further away stands in no list */

/* One task a customer: the invoice that is barred first, and those that follow within a month. */
static void add_limitation(Agenda *agenda, guint first, guint n)
{
    const PlanRow *earliest = NULL;
    for (guint i = 0; i < n; i++) {
        const PlanRow *row = agenda->plan->rows->pdata[first + i];
        if (row->limitation != DAY_NONE && row->item->open_minor > 0 &&
            row->limitation >= agenda->assignment->run_date &&
            (earliest == NULL || row->limitation < earliest->limitation))
            earliest = row;
    }
    if (earliest == NULL)
        return;
    Day warn = day_add_months(earliest->limitation, -LIMITATION_WARN_MONTHS);
    if (warn > agenda->assignment->run_date + LIMITATION_AHEAD_DAYS)
        return;
    Task *task = agenda_add_for_row(agenda, TASK_DECISION, warn, "limitation", earliest);
    g_strlcpy(task->currency, earliest->item->currency, sizeof task->currency);
    for (guint i = 0; i < n; i++) {
        const PlanRow *row = agenda->plan->rows->pdata[first + i];
        if (row->limitation != DAY_NONE && row->item->open_minor > 0 &&
            row->limitation >= earliest->limitation &&
            row->limitation <= day_add_months(earliest->limitation, 1) &&
            g_str_equal(row->item->currency, task->currency))
            task_add_invoice(task, row->item->invoice, row->item->open_minor,
                             row->item->currency);
    }
    task->what = g_strdup_printf("The claim is barred after %s (indicative); a formal notice "
                                 "does not interrupt that.",
                                 day_text(earliest->limitation).text);
    task->advice = g_strdup_printf("Get an acknowledgement or sue; relance dossier %s has the "
                                   "papers.",
                                   task->customer);
}

void agenda_add_events(Agenda *agenda)
{
    const GPtrArray *rows = agenda->plan->rows;
    for (guint first = 0, n; first < rows->len; first += n) {
        n = agenda_count_rows(agenda, first);
        const char *customer = ((const PlanRow *)rows->pdata[first])->item->customer;
        const GPtrArray *events = assignment_find_events(agenda->assignment, customer);
        add_callbacks(agenda, events, first, n);
        add_insolvency(agenda, events, first, n);
        add_insurance(agenda, events, first, n);
        add_limitation(agenda, first, n);
    }
}
