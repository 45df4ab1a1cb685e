#include "run/stale_documents.h"

#include <string.h>

#include "run/document_paths.h"

static char *item_key(const char *customer, const char *invoice, Day due_date)
{
    return g_strdup_printf("%s\x1f%s\x1f%d", customer, invoice, (int)due_date);
}

static char *key_of_row(const PlanRow *row)
{
    return item_key(row->item->customer, row->item->invoice, row->item->due_date);
}

static char *key_of_reminder(const PastReminder *reminder)
{
    return item_key(reminder->customer, reminder->invoice, reminder->due_date);
}

static gboolean has_left(const PastReminder *reminder)
{
    return past_reminder_is_delivered(reminder) || past_reminder_is_open(reminder);
}

static gboolean may_leave(const PastReminder *reminder)
{
    return reminder->status == DELIVERY_WAITING || reminder->status == DELIVERY_PLANNED;
}

/*
 * Items in documents that left after this run began, or that a run begun later has planned; the
 * run's own past says what was known (and had left) when it began.
 */
static GHashTable *touched_since(const Run *run, const Past *now)
{
    GHashTable *touched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) had_left = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < run->past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(run->past->reminders, i);
        g_hash_table_add(known, reminder->document);
        if (has_left(reminder))
            g_hash_table_add(had_left, reminder->document);
    }
    for (guint i = 0; i < now->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(now->reminders, i);
        if ((has_left(reminder) && !g_hash_table_contains(had_left, reminder->document)) ||
            (may_leave(reminder) && !g_hash_table_contains(known, reminder->document)))
            g_hash_table_add(touched, key_of_reminder(reminder));
    }
    return touched;
}

static gboolean has_touched_item(const PlannedDocument *planned, GHashTable *touched)
{
    for (guint i = 0; i < planned->own_rows->len; i++) {
        g_autofree char *key = key_of_row(g_ptr_array_index(planned->own_rows, i));
        if (g_hash_table_contains(touched, key))
            return TRUE;
    }
    return FALSE;
}

static void supersede(Delivery *delivery, const char *why)
{
    delivery->status = DELIVERY_SUPERSEDED;
    g_free(delivery->detail);
    delivery->detail = g_strdup(why);
}

static void stop_own(Run *run, GHashTable *touched, GPtrArray *changed)
{
    for (guint i = 0; i < run->deliveries->len; i++) {
        Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        const PlannedDocument *planned = document_find(run->plan, delivery->document);
        if ((delivery->status != DELIVERY_PLANNED && delivery->status != DELIVERY_WAITING) ||
            !planned || !has_touched_item(planned, touched))
            continue;
        supersede(delivery, "another run has taken up its items since");
        if (!g_ptr_array_find(changed, delivery, NULL))
            g_ptr_array_add(changed, delivery);
    }
}

/* Items of this run's documents that may still leave. */
static GHashTable *planned_items(const Run *run)
{
    GHashTable *planned = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < run->deliveries->len; i++) {
        const Delivery *delivery = g_ptr_array_index(run->deliveries, i);
        const PlannedDocument *document = document_find(run->plan, delivery->document);
        if (!document ||
            (delivery->status != DELIVERY_PLANNED && delivery->status != DELIVERY_WAITING))
            continue;
        for (guint k = 0; k < document->own_rows->len; k++)
            g_hash_table_add(planned, key_of_row(g_ptr_array_index(document->own_rows, k)));
    }
    return planned;
}

/* Documents that were waiting when this run began and carry an item that it plans again. */
static GHashTable *documents_planned_again(const Run *run)
{
    g_autoptr(GHashTable) planned = planned_items(run);
    GHashTable *again = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < run->past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(run->past->reminders, i);
        g_autofree char *key = key_of_reminder(reminder);
        if (g_hash_table_contains(planned, key))
            g_hash_table_add(again, reminder->document);
    }
    return again;
}

static gboolean stop_waiting(Run *run, GError **error)
{
    g_autoptr(GPtrArray) waiting = history_find_waiting(run->db, run->id, error);
    if (!waiting)
        return FALSE;
    g_autoptr(GHashTable) again = documents_planned_again(run);
    g_autoptr(GPtrArray) stopped = g_ptr_array_new();
    g_autoptr(GString) members = g_string_new(NULL);
    for (guint i = 0; i < waiting->len; i++) {
        Delivery *delivery = g_ptr_array_index(waiting, i);
        if (!g_hash_table_contains(again, delivery->document))
            continue;
        supersede(delivery, run->id);
        g_ptr_array_add(stopped, delivery);
        g_string_truncate(members, 0);
        json_append_string(members, "document", delivery->document);
        json_append_string(members, "by_run", run->id);
        if (!journal_append(run->journal, "superseded", run->options->now, members->str, error))
            return FALSE;
    }
    if (stopped->len == 0)
        return TRUE;
    return journal_sync(run->journal, error) &&
           history_add_states(run->db, run->id, stopped, error);
}

gboolean stale_documents_stop(Run *run, GPtrArray *changed, GError **error)
{
    if (!run->db)
        return TRUE;
    g_autoptr(Past) now = history_fetch_past(run->db, -1, run->id, error);
    if (!now)
        return FALSE;
    g_autoptr(GHashTable) touched = touched_since(run, now);
    stop_own(run, touched, changed);
    return stop_waiting(run, error);
}
