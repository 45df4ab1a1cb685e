#include "records/agenda.h"

#include "ground/csv_text.h"
#include "ground/text.h"

#include <string.h>

#define INVOICES_NAMED 12

static const char *const kind_names[TASK_KIND_COUNT] = {
    [TASK_APPROVAL] = "approval",
    [TASK_DELIVERY] = "delivery",
    [TASK_CALL] = "call",
    [TASK_PROMISE] = "promise",
    [TASK_PLAN] = "plan",
    [TASK_DISPUTE] = "dispute",
    [TASK_INSOLVENCY] = "insolvency",
    [TASK_INSURANCE] = "insurance",
    [TASK_CONTACT] = "contact",
    [TASK_DECISION] = "decision",
    [TASK_BOOKKEEPING] = "bookkeeping",
    [TASK_INFORM] = "inform",
    [TASK_WAITING] = "waiting",
};

const char *task_kind_name(TaskKind kind)
{
    return kind_names[kind];
}

Task *task_new(TaskKind kind, Day day, const char *matter)
{
    Task *task = g_new0(Task, 1);
    task->kind = kind;
    task->day = day;
    task->matter = matter;
    return task;
}

void task_free(Task *task)
{
    if (task == NULL)
        return;
    g_free(task->invoices);
    g_free(task->document);
    g_free(task->what);
    g_free(task->advice);
    g_free(task->who);
    g_free(task->phone);
    g_free(task->contact);
    g_free(task);
}

void task_add_invoice(Task *task, const char *invoice, gint64 minor, const char *currency)
{
    if (task->n_invoices < INVOICES_NAMED || task->invoices == NULL) {
        char *joined = task->invoices == NULL
                           ? g_strdup(text_or_empty(invoice))
                           : g_strconcat(task->invoices, "; ", text_or_empty(invoice), NULL);
        g_free(task->invoices);
        task->invoices = joined;
    } else if (task->n_invoices == INVOICES_NAMED) {
        char *joined = g_strconcat(task->invoices, "; ...", NULL);
        g_free(task->invoices);
        task->invoices = joined;
    }
    task->n_invoices++;
    task->amount_minor += minor;
    g_strlcpy(task->currency, currency, sizeof task->currency);
}

void task_limit_amount(Task *task, gint64 minor)
{
    task->amount_minor = MIN(task->amount_minor, minor);
}

static void free_task(gpointer task)
{
    task_free(task);
}

GPtrArray *task_array_new(void)
{
    return g_ptr_array_new_with_free_func(free_task);
}

static int compare_numbers(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(text_or_empty(a), text_or_empty(b));
}

static gint compare_tasks(gconstpointer first, gconstpointer second)
{
    const Task *a = *(Task *const *)first, *b = *(Task *const *)second;
    int order = compare_numbers(a->day == DAY_NONE, b->day == DAY_NONE);
    if (order == 0)
        order = compare_numbers(a->day, b->day);
    if (order == 0)
        order = compare_numbers(a->kind, b->kind);
    if (order == 0)
        order = compare_numbers(b->amount_minor, a->amount_minor);
    if (order == 0)
        order = compare_texts(a->customer, b->customer);
    if (order == 0)
        order = compare_texts(a->invoices, b->invoices);
    if (order == 0)
        order = compare_texts(a->document, b->document);
    return order ? order : compare_texts(a->matter, b->matter);
}

void tasks_sort(GPtrArray *tasks)
{
    g_ptr_array_sort(tasks, compare_tasks);
}

static void append_task(GString *table, const Task *task)
{
    csv_append_day(table, task->day);
    csv_append_text(table, task_kind_name(task->kind));
    csv_append_text(table, task->customer);
    csv_append_text(table, task->customer_name);
    csv_append_text(table, task->invoices);
    if (task->n_invoices > 0)
        csv_append_money(table, task->amount_minor, task->currency);
    else
        csv_append_text(table, NULL);
    csv_append_text(table, task->currency);
    csv_append_text(table, task->document);
    csv_append_text(table, task->matter);
    csv_append_text(table, task->what);
    csv_append_text(table, task->advice);
    csv_append_text(table, task->who);
    csv_append_text(table, task->phone);
    csv_append_text(table, task->contact);
    csv_end_row(table);
}

char *tasks_print_csv(const GPtrArray *tasks)
{
    static const char *const header[] = {"day",      "kind",    "customer", "customer_name",
                                         "invoices", "amount",  "currency", "document",
                                         "rule",     "what",    "advice",   "who",
                                         "phone",    "contact", NULL};
    GString *table = g_string_new(NULL);
    csv_append_header(table, header);
    for (guint i = 0; i < tasks->len; i++)
        append_task(table, g_ptr_array_index(tasks, i));
    return g_string_free(table, FALSE);
}
