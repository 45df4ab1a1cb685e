#include "assign/agenda.h"

#include "ground/text.h"

static char *copy_key(const char *customer, const char *invoice)
{
    return g_strconcat(text_or_empty(customer), "\x1f", text_or_empty(invoice), NULL);
}

static void index_rows(Agenda *agenda)
{
    agenda->row_by_invoice = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = agenda->plan->rows->len; i-- > 0;) {
        PlanRow *row = agenda->plan->rows->pdata[i];
        if (row->item->open_minor > 0)
            g_hash_table_insert(agenda->row_by_invoice,
                                copy_key(row->item->customer, row->item->invoice), row);
    }
}

const PlanRow *agenda_find_row(const Agenda *agenda, const char *customer, const char *invoice)
{
    g_autofree char *key = copy_key(customer, invoice);
    return g_hash_table_lookup(agenda->row_by_invoice, key);
}

Task *agenda_add(Agenda *agenda, TaskKind kind, Day day, const char *matter,
                 const Customer *customer, const char *customer_id, const char *customer_name)
{
    Task *task = task_new(kind, day, matter);
    task->customer = customer_id;
    task->customer_name =
        customer != NULL && customer->name != NULL ? customer->name : customer_name;
    if (customer != NULL && !text_is_blank(customer->collector))
        task->who = g_strdup(customer->collector);
    g_ptr_array_add(agenda->tasks, task);
    return task;
}

Task *agenda_add_for_row(Agenda *agenda, TaskKind kind, Day day, const char *matter,
                         const PlanRow *row)
{
    const OpenItem *item = row->item;
    return agenda_add(agenda, kind, day, matter, item->owner, item->customer,
                      item->customer_name);
}

guint agenda_count_rows(const Agenda *agenda, guint first)
{
    const GPtrArray *rows = agenda->plan->rows;
    const char *customer = ((const PlanRow *)rows->pdata[first])->item->customer;
    guint n = 1;
    while (first + n < rows->len &&
           text_equals(((const PlanRow *)rows->pdata[first + n])->item->customer, customer))
        n++;
    return n;
}

/* A claim that is declared too late is lost: whoever looks may know of it from the first day on. */
static gboolean is_shown_at_once(const Task *task)
{
    return task->kind == TASK_INSOLVENCY;
}

static void drop_others(GPtrArray *tasks, Day until, gboolean all)
{
    for (guint i = 0; i < tasks->len;) {
        const Task *task = tasks->pdata[i];
        gboolean is_wanted =
            all || is_shown_at_once(task) ||
            (task->kind != TASK_WAITING && task->day != DAY_NONE && task->day <= until);
        if (is_wanted)
            i++;
        else
            g_ptr_array_remove_index_fast(tasks, i);
    }
}

GPtrArray *assign_list_tasks(const AssignInput *input, const ReminderPlan *plan, Day until,
                             gboolean all)
{
    g_autoptr(Assignment) assignment = assignment_new(input, NULL);
    Agenda agenda = {.assignment = assignment, .plan = plan, .tasks = task_array_new()};
    index_rows(&agenda);
    agenda_add_deliveries(&agenda);
    agenda_add_rows(&agenda);
    agenda_add_disputes(&agenda);
    agenda_add_events(&agenda);
    g_hash_table_unref(agenda.row_by_invoice);
    drop_others(agenda.tasks, until, all);
    tasks_sort(agenda.tasks);
    return agenda.tasks;
}
