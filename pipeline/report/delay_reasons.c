/*
 * Why overdue invoices are not paid: the reason of a dispute, else the newest reason that anybody
 * recorded for the invoice or its customer. Where nobody said why, the reason is empty.
 */
#include "report/figures.h"

#include "ground/text.h"

#include <string.h>

/* customer -> GPtrArray of lent Event * that say why, oldest first */
static GHashTable *index_reasons(const ReportInput *input)
{
    GHashTable *index =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    const GPtrArray *lists[] = {input->ledger->events,
                                input->past ? input->past->events : NULL};
    for (guint k = 0; k < G_N_ELEMENTS(lists); k++)
        for (guint i = 0; lists[k] && i < lists[k]->len; i++) {
            Event *event = g_ptr_array_index(lists[k], i);
            if (text_is_blank(event->reason) || !event->customer ||
                event->date > input->run_date)
                continue;
            GPtrArray *list = g_hash_table_lookup(index, event->customer);
            if (!list)
                g_hash_table_insert(index, (gpointer)event->customer, list = g_ptr_array_new());
            g_ptr_array_add(list, event);
        }
    return index;
}

static const char *find_recorded(const ReportInput *input, GHashTable *index,
                                 const OpenItem *item)
{
    const GPtrArray *list = item->customer ? g_hash_table_lookup(index, item->customer) : NULL;
    const Event *newest = NULL;
    for (guint i = 0; list && i < list->len; i++) {
        const Event *event = g_ptr_array_index(list, i);
        gboolean is_meant = !event->invoice || text_equals(event->invoice, item->invoice);
        if (is_meant && (!newest || event->date >= newest->date))
            newest = event;
    }
    if (!newest)
        return "";
    const ReasonSettings *known =
        input->settings ? settings_find_reason(input->settings, newest->reason) : NULL;
    return known && !text_is_blank(known->label) ? known->label : newest->reason;
}

static DelayReason *find_reason(GArray *reasons, const char *currency, const char *reason)
{
    for (guint i = 0; i < reasons->len; i++) {
        DelayReason *one = &g_array_index(reasons, DelayReason, i);
        if (strcmp(one->currency, currency) == 0 && strcmp(one->reason, reason) == 0)
            return one;
    }
    DelayReason one = {.reason = reason};
    g_strlcpy(one.currency, currency, sizeof one.currency);
    g_array_append_val(reasons, one);
    return &g_array_index(reasons, DelayReason, reasons->len - 1);
}

/* Reasons of the run before that nobody gives any more stay in the list with nothing. */
static void add_run_before(GArray *reasons, const ReportInput *input)
{
    if (!input->earlier || input->earlier->len == 0)
        return;
    const EarlierFigures *before = g_ptr_array_index(input->earlier, input->earlier->len - 1);
    for (guint i = 0; i < before->lines->len; i++) {
        const FigureLine *line = g_ptr_array_index(before->lines, i);
        if (!text_equals(line->by, "reason") || !text_equals(line->figure, "overdue"))
            continue;
        DelayReason *reason = find_reason(reasons, line->currency, line->of);
        reason->has_before =
            money_parse_plain(line->value, line->currency, &reason->before_minor);
    }
    for (guint i = 0; i < reasons->len; i++)
        g_array_index(reasons, DelayReason, i).has_before = TRUE;
}

static gint compare_reasons(gconstpointer a, gconstpointer b)
{
    const DelayReason *x = a, *y = b;
    int order = strcmp(x->currency, y->currency);
    if (order == 0 && x->minor != y->minor)
        return x->minor > y->minor ? -1 : 1;
    return order != 0 ? order : strcmp(x->reason, y->reason);
}

GArray *delay_reasons_compute(const ReportInput *input)
{
    GArray *reasons = g_array_new(FALSE, TRUE, sizeof(DelayReason));
    g_autoptr(GHashTable) index = index_reasons(input);
    for (guint i = 0; i < input->plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(input->plan->rows, i);
        const OpenItem *item = row->item;
        if (item->kind != ITEM_INVOICE || item->open_minor <= 0 || item->due_date == DAY_NONE ||
            item->due_date >= input->run_date)
            continue;
        const char *reason = !text_is_blank(row->dispute_reason)
                                 ? row->dispute_reason
                                 : find_recorded(input, index, item);
        DelayReason *one = find_reason(reasons, item->currency, reason);
        one->n_items++;
        one->minor = sum_add(one->minor, item->open_minor);
    }
    add_run_before(reasons, input);
    g_array_sort(reasons, compare_reasons);
    return reasons;
}
