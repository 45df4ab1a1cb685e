/*
 * What people record: events, approvals, retractions; and
 * the scenario customers are kept on.
 */
#include "ground/text.h"
#include "history/database.h"

static gboolean insert_event(HistoryDb *db, const Event *event, const char *login,
                             GError **error)
{
    Query *query =
        query_begin(db,
                    "INSERT INTO events(sequence, date, customer, invoice, event,"
                    " amount, currency, until, reason, service, author, outcome, note,"
                    " login) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_day(query, event->date);
    query_put_text(query, event->customer);
    query_put_text(query, event->invoice);
    query_put_text(query, event_kind_name(event->kind));
    query_put_number(query, event->amount_minor);
    query_put_text(query, event->currency);
    query_put_day(query, event->until);
    query_put_text(query, event->reason);
    query_put_text(query, event->service);
    query_put_text(query, event->author);
    query_put_text(query, event->outcome);
    query_put_text(query, event->note);
    query_put_text(query, login);
    return query_run(query, error);
}

/* Each event is an append of its own, so that its sequence number names it; all or none. */
gboolean history_add_events(HistoryDb *db, const GPtrArray *events, const char *login,
                            gint64 at, GError **error)
{
    if (events->len == 0)
        return TRUE;
    if (!history_begin_append(db, "events", NULL, at, error))
        return FALSE;
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < events->len; i++)
        is_good = (i == 0 || history_next_append(db, "events", NULL, at, error)) &&
                  insert_event(db, g_ptr_array_index(events, i), login, error);
    return history_end_append(db, is_good, error);
}

void approval_record_free(ApprovalRecord *record)
{
    if (!record)
        return;
    g_free(record->run);
    g_free(record->document);
    g_free(record->by);
    g_free(record->login);
    g_free(record->remark);
    g_free(record->sha256);
    g_free(record);
}

static gboolean insert_approval(HistoryDb *db, const ApprovalRecord *record, GError **error)
{
    Query *query = query_begin(db,
                               "INSERT INTO approvals(sequence, run, document, by_name, login,"
                               " remark, sha256, is_rejection, at) VALUES (?, ?, ?, ?, ?, ?, ?,"
                               " ?, ?)",
                               error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, record->run);
    query_put_text(query, record->document);
    query_put_text(query, record->by);
    query_put_text(query, record->login);
    query_put_text(query, record->remark);
    query_put_text(query, record->sha256);
    query_put_number(query, record->is_rejection);
    query_put_number(query, record->at);
    return query_run(query, error);
}

gboolean history_add_approval(HistoryDb *db, const ApprovalRecord *record, GError **error)
{
    return history_begin_append(db, "approval", record->run, record->at, error) &&
           history_end_append(db, insert_approval(db, record, error), error);
}

GPtrArray *history_fetch_approvals(HistoryDb *db, const char *run_id, GError **error)
{
    Query *query = query_begin(db,
                               "SELECT run, document, by_name, login, remark, sha256,"
                               " is_rejection, at FROM approvals WHERE run = ? ORDER BY id",
                               error);
    if (!query)
        return NULL;
    query_put_text(query, run_id);
    g_autoptr(GPtrArray) records =
        g_ptr_array_new_with_free_func((GDestroyNotify)approval_record_free);
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause)) {
        ApprovalRecord *record = g_new0(ApprovalRecord, 1);
        record->run = query_copy_text(query, 0);
        record->document = query_copy_text(query, 1);
        record->by = query_copy_text(query, 2);
        record->login = query_copy_text(query, 3);
        record->remark = query_copy_text(query, 4);
        record->sha256 = query_copy_text(query, 5);
        record->is_rejection = query_get_number(query, 6) != 0;
        record->at = query_get_number(query, 7);
        g_ptr_array_add(records, record);
    }
    if (!cause)
        return g_steal_pointer(&records);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}

static gboolean insert_retraction(HistoryDb *db, const char *run_id, const char *document,
                                  const char *by, const char *login, const char *reason,
                                  gint64 at, GError **error)
{
    Query *query =
        query_begin(db,
                    "INSERT INTO retractions(sequence, run, document, by_name, login,"
                    " reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_text(query, document);
    query_put_text(query, by);
    query_put_text(query, login);
    query_put_text(query, reason);
    query_put_number(query, at);
    return query_run(query, error);
}

gboolean history_add_retraction(HistoryDb *db, const char *run_id, const char *document,
                                const char *by, const char *login, const char *reason,
                                gint64 at, GError **error)
{
    return history_begin_append(db, "retraction", run_id, at, error) &&
           history_end_append(
               db, insert_retraction(db, run_id, document, by, login, reason, at, error),
               error);
}

/* TRUE if the customer's newest kept scenario is this one (none at all equals none). */
static gboolean is_kept(HistoryDb *db, const char *customer, const char *scenario,
                        GError **error)
{
    Query *query = query_begin(
        db, "SELECT scenario FROM kept_scenarios WHERE customer = ? ORDER BY id DESC LIMIT 1",
        error);
    if (!query)
        return FALSE;
    query_put_text(query, customer);
    g_autoptr(GError) cause = NULL;
    gboolean has_row = query_step(query, &cause);
    gboolean is_same = text_equals(has_row ? query_get_text(query, 0) : NULL, scenario);
    query_end(query);
    if (!cause)
        return is_same;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

static gboolean insert_kept(HistoryDb *db, const char *run_id, const char *customer,
                            const char *scenario, GError **error)
{
    Query *query = query_begin(
        db, "INSERT INTO kept_scenarios(sequence, run, customer, scenario) VALUES (?, ?, ?, ?)",
        error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_text(query, customer);
    query_put_text(query, scenario);
    return query_run(query, error);
}

/* Writes what differs, in the order of the customers' names; *n_new counts it. */
static gboolean keep_changed(HistoryDb *db, const char *run_id,
                             GHashTable *scenario_by_customer, guint *n_new, GError **error)
{
    g_autoptr(GList) customers = g_hash_table_get_keys(scenario_by_customer);
    customers = g_list_sort(customers, (GCompareFunc)g_strcmp0);
    g_autoptr(GError) cause = NULL;
    for (GList *at = customers; at && !cause; at = at->next) {
        const char *scenario = g_hash_table_lookup(scenario_by_customer, at->data);
        if (is_kept(db, at->data, scenario, &cause) || cause)
            continue;
        if (insert_kept(db, run_id, at->data, scenario, &cause))
            *n_new += 1;
    }
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

gboolean history_keep_scenarios(HistoryDb *db, const char *run_id,
                                GHashTable *scenario_by_customer, GError **error)
{
    if (!history_begin_append(db, "scenarios", run_id, 0, error))
        return FALSE;
    guint n_new = 0;
    gboolean is_good = keep_changed(db, run_id, scenario_by_customer, &n_new, error);
    if (!is_good || n_new > 0)
        return history_end_append(db, is_good, error);
    history_drop_append(db);
    return TRUE;
}
