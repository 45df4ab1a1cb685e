/* States of deliveries: appended, and the newest of each fetched back. */
#include "ground/outcome.h"
#include "ground/text.h"
#include "history/database.h"

/* The newest revision of a document; 0: not recorded, or *error. */
static gint64 find_revision(HistoryDb *db, const char *document, GError **error)
{
    Query *query = query_begin(db, "SELECT max(id) FROM documents WHERE document = ?", error);
    if (!query)
        return 0;
    query_put_text(query, document);
    if (!query_step(query, error))
        return 0;
    gint64 revision = query_get_number(query, 0);
    query_end(query);
    return revision;
}

static gboolean insert_state(HistoryDb *db, const char *run_id, const Delivery *delivery,
                             GError **error)
{
    g_autoptr(GError) cause = NULL;
    gint64 revision = find_revision(db, delivery->document, &cause);
    if (revision == 0 && !cause)
        outcome_fail(&cause, OUTCOME_OUR_MISTAKE,
                     "document %s has a delivery, but was not recorded before",
                     delivery->document);
    Query *query = NULL;
    if (!cause)
        query =
            query_begin(db,
                        "INSERT INTO states(sequence, run, revision, document, channel,"
                        " recipient, status, detail, attempts, at) VALUES (?, ?, ?, ?, ?, ?,"
                        " ?, ?, ?, ?)",
                        &cause);
    if (!query) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return FALSE;
    }
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_number(query, revision);
    query_put_text(query, delivery->document);
    query_put_text(query, channel_name(delivery->channel));
    query_put_text(query, text_or_empty(delivery->recipient));
    query_put_text(query, delivery_status_name(delivery->status));
    query_put_text(query, text_or_empty(delivery->detail));
    query_put_number(query, delivery->attempts);
    query_put_number(query, delivery->at);
    return query_run(query, error);
}

gboolean history_add_states(HistoryDb *db, const char *run_id, const GPtrArray *deliveries,
                            GError **error)
{
    if (deliveries->len == 0)
        return TRUE;
    gint64 at = 0;
    for (guint i = 0; i < deliveries->len; i++)
        at = MAX(at, ((const Delivery *)g_ptr_array_index(deliveries, i))->at);
    if (!history_begin_append(db, "states", run_id, at, error))
        return FALSE;
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < deliveries->len; i++)
        is_good = insert_state(db, run_id, g_ptr_array_index(deliveries, i), error);
    return history_end_append(db, is_good, error);
}

#define DELIVERY_COLUMNS                                                                       \
    "SELECT s.document, s.channel, s.recipient, s.status, s.detail, s.attempts, s.at"          \
    " FROM states s"
#define NEWEST                                                                                 \
    " NOT EXISTS (SELECT 1 FROM states t WHERE t.document = s.document"                        \
    " AND t.channel = s.channel AND t.id > s.id)"

static Delivery *read_delivery(Query *query, GError **error)
{
    Channel channel;
    DeliveryStatus status;
    const char *document = query_get_text(query, 0);
    if (!channel_parse(query_get_text(query, 1), &channel) ||
        !delivery_status_parse(query_get_text(query, 3), &status)) {
        outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                     "the history has a state of document %s that this program does not know",
                     document);
        return NULL;
    }
    Delivery *delivery = delivery_new(document, channel, query_get_text(query, 2));
    delivery->status = status;
    g_free(delivery->detail);
    delivery->detail = query_copy_text(query, 4);
    delivery->attempts = (int)query_get_number(query, 5);
    delivery->at = query_get_number(query, 6);
    return delivery;
}

static GPtrArray *fetch_deliveries(HistoryDb *db, const char *sql, const char *run_id,
                                   GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (!query)
        return NULL;
    query_put_text(query, run_id);
    g_autoptr(GPtrArray) deliveries =
        g_ptr_array_new_with_free_func((GDestroyNotify)delivery_free);
    g_autoptr(GError) cause = NULL;
    while (!cause && query_step(query, &cause)) {
        Delivery *delivery = read_delivery(query, &cause);
        if (delivery)
            g_ptr_array_add(deliveries, delivery);
    }
    query_end(query);
    if (!cause)
        return g_steal_pointer(&deliveries);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}

GPtrArray *history_fetch_deliveries(HistoryDb *db, const char *run_id, GError **error)
{
    return fetch_deliveries(db,
                            DELIVERY_COLUMNS " JOIN documents d ON d.id = s.revision"
                                             " WHERE d.run = ? AND" NEWEST
                                             " ORDER BY s.document, s.channel",
                            run_id, error);
}

GPtrArray *history_find_waiting(HistoryDb *db, const char *except_run, GError **error)
{
    return fetch_deliveries(db,
                            DELIVERY_COLUMNS
                            " JOIN documents d ON d.id = s.revision"
                            " WHERE d.run IS NOT ? AND s.status = 'waiting' AND" NEWEST
                            " ORDER BY s.document, s.channel",
                            except_run, error);
}

gint64 history_count_mails(HistoryDb *db, gint64 since, GError **error)
{
    Query *query = query_begin(db,
                               "SELECT count(*) FROM states WHERE channel = 'email'"
                               " AND status = 'announced' AND at > ?",
                               error);
    if (!query)
        return -1;
    query_put_number(query, since);
    gint64 count = query_step(query, error) ? query_get_number(query, 0) : -1;
    query_end(query);
    return count;
}
