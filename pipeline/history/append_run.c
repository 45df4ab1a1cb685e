/* A run's life in the history: begun once, its journal head at each seal. */
#include "ground/outcome.h"
#include "ground/text.h"
#include "history/database.h"

/* What the first line of the first run continues. */
#define CHAIN_BEGIN "0000000000000000000000000000000000000000000000000000000000000000"

/* The first text column of the first row; NULL: no row, or *error. */
static char *fetch_text(Query *query, GError **error)
{
    if (!query || !query_step(query, error))
        return NULL;
    char *text = query_copy_text(query, 0);
    query_end(query);
    return text;
}

static char *fetch_text_of_run(HistoryDb *db, const char *sql, const char *run_id,
                               GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (query)
        query_put_text(query, run_id);
    return fetch_text(query, error);
}

char *history_journal_head(HistoryDb *db, char **run_id, GError **error)
{
    if (run_id)
        *run_id = NULL;
    Query *query = query_begin(db,
                               "SELECT h.head, h.run FROM heads h JOIN runs r ON r.run = h.run"
                               " ORDER BY r.id DESC, h.id DESC LIMIT 1",
                               error);
    if (!query || !query_step(query, error))
        return NULL;
    char *head = query_copy_text(query, 0);
    if (run_id)
        *run_id = query_copy_text(query, 1);
    query_end(query);
    return head;
}

char *history_run_head(HistoryDb *db, const char *run_id, GError **error)
{
    return fetch_text_of_run(
        db, "SELECT head FROM heads WHERE run = ? ORDER BY id DESC LIMIT 1", run_id, error);
}

char *history_run_previous_head(HistoryDb *db, const char *run_id, GError **error)
{
    return fetch_text_of_run(
        db, "SELECT coalesce(previous_head, '" CHAIN_BEGIN "') FROM runs WHERE run = ?", run_id,
        error);
}

static gboolean insert_run(HistoryDb *db, const char *run_id, Day run_date, GError **error)
{
    g_autofree char *previous_run = NULL;
    g_autoptr(GError) cause = NULL;
    g_autofree char *previous_head = history_journal_head(db, &previous_run, &cause);
    Query *query = NULL;
    if (!cause)
        query = query_begin(db,
                            "INSERT INTO runs(sequence, run, run_date, previous_run,"
                            " previous_head) VALUES (?, ?, ?, ?, ?)",
                            &cause);
    if (cause) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return FALSE;
    }
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_day(query, run_date);
    query_put_text(query, previous_run);
    query_put_text(query, previous_head);
    return query_run(query, error);
}

/* Steps: lock; a run that is there already must be of the same date; else it is inserted. */
gboolean history_begin_run(HistoryDb *db, const char *run_id, Day run_date, gint64 at,
                           GError **error)
{
    g_assert(run_id && run_date != DAY_NONE);
    if (!history_begin_append(db, "run", run_id, at, error))
        return FALSE;
    g_autoptr(GError) cause = NULL;
    g_autofree char *known =
        fetch_text_of_run(db, "SELECT run_date FROM runs WHERE run = ?", run_id, &cause);
    if (!known && !cause)
        return history_end_append(db, insert_run(db, run_id, run_date, error), error);
    history_drop_append(db);
    if (cause)
        g_propagate_error(error, g_steal_pointer(&cause));
    else if (day_parse_iso(known) != run_date)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE, "run %s was begun with the date %s",
                            run_id, known);
    return known != NULL;
}

gboolean history_store_head(HistoryDb *db, const char *run_id, const char *head_sha256,
                            GError **error)
{
    if (!history_begin_append(db, "head", run_id, 0, error))
        return FALSE;
    g_autoptr(GError) cause = NULL;
    g_autofree char *known = history_run_head(db, run_id, &cause);
    if (text_equals(known, head_sha256) && !cause) {
        history_drop_append(db);
        return TRUE;
    }
    Query *query = NULL;
    if (!cause)
        query =
            query_begin(db, "INSERT INTO heads(sequence, run, head) VALUES (?, ?, ?)", &cause);
    if (query) {
        query_put_number(query, history_append_sequence(db));
        query_put_text(query, run_id);
        query_put_text(query, head_sha256);
        query_run(query, &cause);
    }
    gboolean is_good = cause == NULL;
    if (cause)
        g_propagate_error(error, g_steal_pointer(&cause));
    return history_end_append(db, is_good, error);
}

GPtrArray *history_list_runs(HistoryDb *db, GError **error)
{
    Query *query = query_begin(db, "SELECT run FROM runs ORDER BY id", error);
    if (!query)
        return NULL;
    g_autoptr(GPtrArray) runs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause))
        g_ptr_array_add(runs, query_copy_text(query, 0));
    if (!cause)
        return g_steal_pointer(&runs);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}
