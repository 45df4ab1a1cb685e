#include "compose/previous_reminders.h"

static gboolean may_cite(const PastReminder *reminder, const OpenItem *item, Day run_date)
{
    if (!past_reminder_is_delivered(reminder) || reminder->level < 1 ||
        reminder->dispatched == DAY_NONE || reminder->dispatched > run_date)
        return FALSE;
    if (reminder->kind != STEP_REMINDER && reminder->kind != STEP_NOTICE)
        return FALSE;
    if (reminder->channel == CHANNEL_CALL || reminder->channel == CHANNEL_DOSSIER)
        return FALSE;
    return !item->is_instalment || reminder->due_date == item->due_date;
}

/* Adds what was sent for one item; FALSE if nothing citable was. */
static gboolean add_history(const ComposeInput *input, const OpenItem *item, GHashTable *seen,
                            GArray *previous)
{
    const GPtrArray *reminders =
        input->past != NULL ? past_find_reminders(input->past, item->customer, item->invoice)
                            : NULL;
    gboolean is_found = FALSE;

    for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(reminders, i);
        PreviousReminder cited = {reminder->dispatched, reminder->channel, reminder->level,
                                  reminder->document};

        if (!may_cite(reminder, item, input->run_date))
            continue;
        is_found = TRUE;
        if (g_hash_table_add(
                seen, g_strdup_printf("%s\x1f%d", reminder->document, (int)reminder->channel)))
            g_array_append_val(previous, cited);
    }
    return is_found;
}

static void add_migrated(const OpenItem *item, GHashTable *seen, GArray *previous)
{
    PreviousReminder cited = {item->last_reminder_date, CHANNEL_NONE, item->last_level, NULL};

    if (item->last_level >= 1 && item->last_reminder_date != DAY_NONE &&
        g_hash_table_add(seen, g_strdup_printf("\x1f%d", (int)item->last_reminder_date)))
        g_array_append_val(previous, cited);
}

static int compare_reminders(gconstpointer a, gconstpointer b)
{
    const PreviousReminder *left = a, *right = b;

    if (left->date != right->date)
        return left->date < right->date ? -1 : 1;
    if (g_strcmp0(left->document, right->document) != 0)
        return g_strcmp0(left->document, right->document);
    return (int)left->channel - (int)right->channel;
}

GArray *previous_reminders_find(const ComposeInput *input, const GPtrArray *items)
{
    GArray *previous = g_array_new(FALSE, FALSE, sizeof(PreviousReminder));
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < items->len; i++) {
        const OpenItem *item = ((const ClaimedItem *)g_ptr_array_index(items, i))->item;

        if (!add_history(input, item, seen, previous))
            add_migrated(item, seen, previous);
    }
    g_array_sort(previous, compare_reminders);
    return previous;
}
