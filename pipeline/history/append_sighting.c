/* What runs saw of reminded invoices: appended when it changes. */
#include "history/database.h"

/*
 * TRUE if the newest sighting of the invoice says the same, or is of a run begun later (this one is
 * only continued); one never seen to go is open.
 */
static gboolean is_known(HistoryDb *db, const char *run_id, const Sighting *sighting,
                         GError **error)
{
    Query *query = query_begin(db,
                               "SELECT s.is_open, r.id > (SELECT id FROM runs WHERE run = ?)"
                               " FROM sightings s JOIN runs r ON r.run = s.run"
                               " WHERE s.customer = ? AND s.invoice = ?"
                               " ORDER BY s.id DESC LIMIT 1",
                               error);
    if (!query)
        return FALSE;
    query_put_text(query, run_id);
    query_put_text(query, sighting->customer);
    query_put_text(query, sighting->invoice);
    gboolean has_row = query_step(query, error);
    gboolean was_open = !has_row || query_get_number(query, 0) != 0;
    gboolean is_later = has_row && query_get_number(query, 1) != 0;
    query_end(query);
    return is_later || was_open == (sighting->is_open != FALSE);
}

static gboolean insert_sighting(HistoryDb *db, const char *run_id, const Sighting *sighting,
                                GError **error)
{
    Query *query =
        query_begin(db,
                    "INSERT INTO sightings(sequence, run, customer, invoice, is_open)"
                    " VALUES (?, ?, ?, ?, ?)",
                    error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_text(query, sighting->customer);
    query_put_text(query, sighting->invoice);
    query_put_number(query, sighting->is_open != FALSE);
    return query_run(query, error);
}

static gboolean insert_news(HistoryDb *db, const char *run_id, const GArray *sightings,
                            guint *n_new, GError **error)
{
    g_autoptr(GError) cause = NULL;
    for (guint i = 0; i < sightings->len && !cause; i++) {
        const Sighting *sighting = &g_array_index(sightings, Sighting, i);
        if (is_known(db, run_id, sighting, &cause) || cause)
            continue;
        if (insert_sighting(db, run_id, sighting, &cause))
            *n_new += 1;
    }
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

gboolean history_add_sightings(HistoryDb *db, const char *run_id, const GArray *sightings,
                               GError **error)
{
    if (sightings->len == 0)
        return TRUE;
    if (!history_begin_append(db, "sightings", run_id, 0, error))
        return FALSE;
    guint n_new = 0;
    gboolean is_good = insert_news(db, run_id, sightings, &n_new, error);
    if (!is_good || n_new > 0)
        return history_end_append(db, is_good, error);
    history_drop_append(db);
    return TRUE;
}
