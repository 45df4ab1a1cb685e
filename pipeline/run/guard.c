#include "run/guard.h"

#include "ground/text.h"

/* Documents of the newest run that reminded anybody; 0: there was none. */
static guint count_last_run(const Past *past)
{
    g_autoptr(GHashTable) documents = g_hash_table_new(g_str_hash, g_str_equal);
    const PastReminder *newest = NULL;
    for (guint i = 0; i < past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(past->reminders, i);
        if (reminder->dispatched != DAY_NONE &&
            (!newest || reminder->run_date >= newest->run_date))
            newest = reminder;
    }
    for (guint i = 0; newest && i < past->reminders->len; i++) {
        const PastReminder *reminder = g_ptr_array_index(past->reminders, i);
        if (text_equals(reminder->run, newest->run))
            g_hash_table_add(documents, reminder->document);
    }
    return g_hash_table_size(documents);
}

static guint count_new_customers(const Run *run)
{
    g_autoptr(GHashTable) customers = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < run->files->len; i++) {
        const RenderedFile *file = g_ptr_array_index(run->files, i);
        if (!past_find_customer(run->past, file->customer))
            g_hash_table_add(customers, file->customer);
    }
    return g_hash_table_size(customers);
}

static void complain(const Run *run, const char *rule, const char *what)
{
    complaint_add(run->complaints, COMPLAINT_HELD, rule, (Place){run->settings->file, 0, 0},
                  "%s; nothing was sent. Is the ledger whole, are the payments in it? "
                  "relance dispatch %s sends all the same, relance undo %s takes it back",
                  what, run->id, run->id);
}

static gboolean check_documents(const Run *run)
{
    int limit = run->settings->guard_max_documents;
    if (limit < 0 || run->files->len <= (guint)limit)
        return FALSE;
    g_autofree char *what = g_strdup_printf(
        "the run has %u documents, guard.max_documents is %d", run->files->len, limit);
    complain(run, "guard-documents", what);
    return TRUE;
}

static gboolean check_growth(const Run *run)
{
    int limit = run->settings->guard_max_growth;
    guint before = limit < 0 ? 0 : count_last_run(run->past);
    if (before == 0 ||
        (guint64)run->files->len * 100 <= (guint64)before * (100 + (guint64)limit))
        return FALSE;
    g_autofree char *what = g_strdup_printf(
        "the run has %u documents, the last one had %u, and guard.max_growth is %d %%",
        run->files->len, before, limit);
    complain(run, "guard-growth", what);
    return TRUE;
}

static gboolean check_new_customers(const Run *run)
{
    int limit = run->settings->guard_max_new_customers;
    guint found = limit < 0 ? 0 : count_new_customers(run);
    if (limit < 0 || found <= (guint)limit)
        return FALSE;
    g_autofree char *what = g_strdup_printf(
        "%u customers would be reminded for the first time, guard.max_new_customers is %d",
        found, limit);
    complain(run, "guard-new-customers", what);
    return TRUE;
}

gboolean guard_stops(const Run *run)
{
    gboolean is_stopped = check_documents(run);
    is_stopped = check_growth(run) || is_stopped;
    return check_new_customers(run) || is_stopped;
}
