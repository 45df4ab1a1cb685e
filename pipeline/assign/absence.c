#include "assign/absence.h"

#include "assign/paid_invoice.h"
#include "ground/text.h"

#include <string.h>

/* So many invoices at once, and more than half of those that were there, are no payments. */
#define MANY_GONE 10

gboolean absence_was_reminded(const GPtrArray *reminders)
{
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if ((reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE) &&
            past_reminder_is_delivered(reminder))
            return TRUE;
    }
    return FALSE;
}

/* Invoice numbers of lines that were left out for what is wrong with them. */
static GHashTable *find_unread(const Ledger *ledger)
{
    GHashTable *unread = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ledger->rejected->len; i++) {
        const RejectedLine *line = ledger->rejected->pdata[i];
        if (!line->is_settled && line->invoice != NULL)
            g_hash_table_add(unread, (gpointer)line->invoice);
    }
    return unread;
}

static gint compare_sightings(gconstpointer a, gconstpointer b)
{
    const Sighting *left = a, *right = b;
    int order = strcmp(left->customer, right->customer);
    return order != 0 ? order : strcmp(left->invoice, right->invoice);
}

/* Drops those that have gone. */
static void keep_returned(GArray *sightings)
{
    for (guint i = sightings->len; i-- > 0;)
        if (!g_array_index(sightings, Sighting, i).is_open)
            g_array_remove_index_fast(sightings, i);
}

static const char *find_ledger_file(const Ledger *ledger)
{
    for (guint i = 0; i < ledger->inputs->len; i++) {
        const InputFile *input = ledger->inputs->pdata[i];
        if (text_equals(input->role, "ledger"))
            return input->path;
    }
    return NULL;
}

static void warn_of_part(const Assignment *assignment, guint n_gone, guint n_there)
{
    g_autofree char *text = g_strdup_printf(
        "%u of the %u reminded invoices that were still open are not in this ledger: it looks "
        "like a part of it; they are not taken for settled, give the whole ledger to each run",
        n_gone, n_there);
    assignment_complain(assignment, COMPLAINT_WARNING, "many-invoices-gone",
                        (Place){find_ledger_file(assignment->input->ledger), 0, 0}, text);
}

void absence_list_sightings(const Assignment *assignment, ReminderPlan *plan)
{
    const AssignInput *input = assignment->input;
    GHashTableIter each;
    gpointer list;
    guint n_there = 0, n_gone = 0;
    if (g_hash_table_size(input->past->by_invoice) == 0)
        return;
    g_autoptr(GHashTable) unread = find_unread(input->ledger);
    g_hash_table_iter_init(&each, input->past->by_invoice);
    while (g_hash_table_iter_next(&each, NULL, &list)) {
        const PastReminder *any = ((const GPtrArray *)list)->pdata[0];
        const PastAbsence *absence =
            past_find_absence(input->past, any->customer, any->invoice);
        gboolean was_gone = absence != NULL && absence->back_on == DAY_NONE;
        gboolean is_open = g_hash_table_contains(assignment->seen_again, list) ||
                           (!was_gone && g_hash_table_contains(unread, any->invoice));
        if (!absence_was_reminded(list))
            continue;
        n_there += !was_gone;
        n_gone += !was_gone && !is_open;
        if (was_gone != is_open)
            continue;
        Sighting sighting = {any->customer, any->invoice, is_open};
        g_array_append_val(plan->sightings, sighting);
    }
    if (n_gone >= MANY_GONE && n_gone > n_there / 2) {
        warn_of_part(assignment, n_gone, n_there);
        keep_returned(plan->sightings);
    }
    g_array_sort(plan->sightings, compare_sightings);
}

Settlement absence_find_settlement(const Assignment *assignment, const ReminderPlan *plan,
                                   const char *customer, const char *invoice)
{
    const AssignInput *input = assignment->input;
    const PastAbsence *absence = past_find_absence(input->past, customer, invoice);
    PaidInvoices paid = paid_invoices_find(input->ledger, customer);
    Settlement settlement = {DAY_NONE, FALSE, paid_invoice_find(&paid, invoice)};
    Sighting wanted = {customer, invoice, FALSE};
    guint at;
    if (settlement.payment != NULL && settlement.payment->paid_date <= assignment->run_date) {
        settlement.day = settlement.payment->paid_date;
        settlement.is_dated = TRUE;
    } else if (absence != NULL && absence->back_on == DAY_NONE) {
        settlement.day = absence->gone_on;
    } else if (g_array_binary_search(plan->sightings, &wanted, compare_sightings, &at) &&
               !g_array_index(plan->sightings, Sighting, at).is_open) {
        settlement.day = assignment->run_date;
    }
    return settlement;
}

static const PastReminder *find_newest(const GPtrArray *reminders)
{
    const PastReminder *newest = NULL;
    for (guint i = 0; i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        if ((reminder->kind == STEP_REMINDER || reminder->kind == STEP_NOTICE) &&
            past_reminder_is_delivered(reminder))
            newest = reminder;
    }
    return newest;
}

static void add_gone(const Assignment *assignment, const PaidInvoices *paid,
                     const GPtrArray *reminders, GArray *gone)
{
    const PastReminder *any = reminders->pdata[0];
    const PastAbsence *absence =
        past_find_absence(assignment->input->past, any->customer, any->invoice);
    GoneInvoice one = {any->invoice, find_newest(reminders), assignment->run_date};
    if (one.newest == NULL || g_hash_table_contains(assignment->seen_again, reminders) ||
        paid_invoice_find(paid, any->invoice) != NULL)
        return;
    if (absence != NULL && absence->back_on == DAY_NONE)
        one.day = absence->gone_on;
    g_array_append_val(gone, one);
}

GArray *absence_list_gone(const Assignment *assignment, const char *customer)
{
    const Past *past = assignment->input->past;
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(GoneInvoice));
    const GPtrArray *reminders = past_find_customer(past, customer);
    PaidInvoices paid = paid_invoices_find(assignment->input->ledger, customer);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = reminders->pdata[i];
        const GPtrArray *list = past_find_reminders(past, customer, reminder->invoice);
        if (g_hash_table_add(seen, (gpointer)list))
            add_gone(assignment, &paid, list, gone);
    }
    return gone;
}
