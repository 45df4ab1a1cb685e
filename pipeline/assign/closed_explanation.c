#include "assign/closed_explanation.h"

#include "assign/level_reached.h"
#include "ground/text.h"

static gboolean is_wanted(const char *customer, const char *invoice, const char *its_customer,
                          const char *its_invoice)
{
    return (customer == NULL || text_equals(its_customer, customer)) &&
           (invoice == NULL || text_equals(its_invoice, invoice));
}

static void append_line(GString *text, const RejectedLine *line)
{
    g_string_append_printf(text, "%s of customer %s (%s:%d) is no open item: %s%s",
                           text_is_blank(line->invoice) ? "A line" : line->invoice,
                           text_is_blank(line->customer) ? "unknown" : line->customer,
                           text_or_empty(line->source), line->line, text_or_empty(line->reason),
                           g_str_has_suffix(text_or_empty(line->reason), ".") ? "" : ".");
    g_string_append_printf(text, " [%s]\n", text_or_empty(line->rule));
}

static void append_lines(GString *text, const Ledger *ledger, const char *customer,
                         const char *invoice)
{
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = ledger->rejected->pdata[i];
        if (is_wanted(customer, invoice, line->customer, line->invoice))
            append_line(text, line);
    }
}

static gboolean is_open(const Ledger *ledger, const char *customer, const char *invoice)
{
    for (guint i = 0; i < ledger->items->len; i++) {
        const OpenItem *item = ledger->items->pdata[i];
        if (text_equals(item->customer, customer) && text_equals(item->invoice, invoice))
            return TRUE;
    }
    return FALSE;
}

void past_reminder_explain(GString *text, const PastReminder *reminder)
{
    g_string_append_printf(text, "  Before: %s, level %d by %s, document %s: %s%s%s%s\n",
                           day_text(past_reminder_day(reminder)).text, reminder->level,
                           channel_name(reminder->channel), text_or_empty(reminder->document),
                           delivery_status_name(reminder->status),
                           reminder->is_own_step ? "" : ", carried along",
                           reminder->is_retracted ? ", taken back" : "",
                           past_reminder_is_delivered(reminder) ? "" : ", does not count");
}

static gboolean has_line(const Ledger *ledger, const PastReminder *any)
{
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = ledger->rejected->pdata[i];
        if (is_wanted(any->customer, any->invoice, line->customer, line->invoice))
            return TRUE;
    }
    return FALSE;
}

static void append_absence(GString *text, const AssignInput *input, const PastReminder *any)
{
    const PastAbsence *absence = past_find_absence(input->past, any->customer, any->invoice);
    g_string_append_printf(text, "%s of customer %s is not in the ledger any more",
                           any->invoice, any->customer);
    if (absence != NULL && absence->back_on == DAY_NONE)
        g_string_append_printf(text, "; the run of %s was the first that no longer found it",
                               day_text(absence->gone_on).text);
    g_string_append(text, ". It counts as settled. [settled]\n");
}

static void append_gone(GString *text, const AssignInput *input, const GPtrArray *reminders)
{
    if (!has_line(input->ledger, reminders->pdata[0]))
        append_absence(text, input, reminders->pdata[0]);
    for (guint i = 0; i < reminders->len; i++)
        past_reminder_explain(text, reminders->pdata[i]);
}

static gint compare_lists(gconstpointer a, gconstpointer b)
{
    const PastReminder *left = (*(const GPtrArray *const *)a)->pdata[0];
    const PastReminder *right = (*(const GPtrArray *const *)b)->pdata[0];
    int order = g_strcmp0(left->customer, right->customer);
    return order != 0 ? order : g_strcmp0(left->invoice, right->invoice);
}

/* Reminded invoices of which neither an item nor a line is left. */
static void append_absent(GString *text, const AssignInput *input, const char *customer,
                          const char *invoice)
{
    g_autoptr(GPtrArray) gone = g_ptr_array_new();
    GHashTableIter each;
    gpointer reminders;
    g_hash_table_iter_init(&each, input->past->by_invoice);
    while (g_hash_table_iter_next(&each, NULL, &reminders)) {
        const PastReminder *any = ((const GPtrArray *)reminders)->pdata[0];
        if (is_wanted(customer, invoice, any->customer, any->invoice) &&
            !is_open(input->ledger, any->customer, any->invoice))
            g_ptr_array_add(gone, reminders);
    }
    g_ptr_array_sort(gone, compare_lists);
    for (guint i = 0; i < gone->len; i++)
        append_gone(text, input, gone->pdata[i]);
}

void closed_explanation_append(GString *text, const AssignInput *input, const char *customer,
                               const char *invoice)
{
    append_lines(text, input->ledger, customer, invoice);
    append_absent(text, input, customer, invoice);
}
