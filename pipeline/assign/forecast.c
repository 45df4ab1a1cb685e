/* What comes after a run whose documents all arrived: for `relance forecast`. */
#include "assign/assign.h"

#include "ground/text.h"

static void suppose_item(Past *past, const PlannedDocument *document, PastReminder *reminder,
                         const char *run_id)
{
    reminder->scenario = g_strdup(document->scenario->name);
    reminder->kind = document->step->kind;
    reminder->template_name = g_strdup(document->step->template_name);
    reminder->channel = document->recipient.channel;
    reminder->document = g_strdup(document->id);
    reminder->run = g_strdup(run_id);
    reminder->run_date = reminder->dispatched = document->run_date;
    reminder->deadline = document->deadline;
    reminder->status =
        reminder->channel == CHANNEL_EMAIL ? DELIVERY_ACCEPTED : DELIVERY_HANDED_OVER;
    g_strlcpy(reminder->currency, document->currency, sizeof reminder->currency);
    past_take_reminder(past, reminder);
}

static void suppose_row(Past *past, const PlannedDocument *document, const PlanRow *row,
                        gboolean is_own, const char *run_id)
{
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup(row->item->customer);
    reminder->invoice = g_strdup(text_or_empty(row->item->invoice));
    reminder->due_date = row->item->due_date;
    reminder->level = row->level;
    reminder->is_own_step = is_own;
    reminder->open_minor = row->item->open_minor;
    suppose_item(past, document, reminder, run_id);
}

static void suppose_settled(Past *past, const PlannedDocument *document,
                            const SettledItem *item, const char *run_id)
{
    PastReminder *reminder = past_reminder_new();
    reminder->customer = g_strdup(item->customer);
    reminder->invoice = g_strdup(item->invoice);
    reminder->due_date = item->due_date;
    reminder->level = item->level;
    reminder->is_own_step = TRUE;
    suppose_item(past, document, reminder, run_id);
}

GHashTable *assign_kept_scenarios(const Past *past, const ReminderPlan *plan)
{
    GHashTable *kept = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter before;
    gpointer customer;
    g_hash_table_iter_init(&before, past->customer_scenario);
    while (g_hash_table_iter_next(&before, &customer, NULL))
        g_hash_table_insert(kept, customer, NULL);
    for (guint i = 0; i < plan->rows->len; i++) {
        const PlanRow *row = g_ptr_array_index(plan->rows, i);
        if (row->scenario && row->days_late > 0)
            g_hash_table_replace(kept, (char *)row->item->customer, row->scenario->name);
    }
    return kept;
}

static void keep_scenarios(Past *past, const ReminderPlan *plan)
{
    g_autoptr(GHashTable) kept = assign_kept_scenarios(past, plan);
    GHashTable *fresh = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GHashTableIter each;
    gpointer customer, scenario;
    g_hash_table_iter_init(&each, kept);
    while (g_hash_table_iter_next(&each, &customer, &scenario))
        if (scenario != NULL)
            g_hash_table_insert(fresh, g_strdup(customer), g_strdup(scenario));
    g_hash_table_unref(past->customer_scenario);
    past->customer_scenario = fresh;
}

void assign_suppose_dispatched(Past *past, const ReminderPlan *plan, const char *run_id)
{
    for (guint i = 0; i < plan->documents->len; i++) {
        const PlannedDocument *document = plan->documents->pdata[i];
        if (document->is_withheld)
            continue;
        for (guint k = 0; k < document->own_rows->len; k++)
            suppose_row(past, document, document->own_rows->pdata[k], TRUE, run_id);
        for (guint k = 0; k < document->carried_rows->len; k++)
            suppose_row(past, document, document->carried_rows->pdata[k], FALSE, run_id);
        for (guint k = 0; k < document->settled->len; k++)
            suppose_settled(past, document, &g_array_index(document->settled, SettledItem, k),
                            run_id);
    }
    for (guint i = 0; i < plan->sightings->len; i++)
        past_note_sighting(past, &g_array_index(plan->sightings, Sighting, i), plan->run_date);
    keep_scenarios(past, plan);
    if (plan->documents->len > 0)
        past->last_run_date = MAX(past->last_run_date, plan->run_date);
}
