/* Numbers of registered letters, reserved for ever, and the proofs of what became of them. */
#include "ground/text.h"
#include "history/database.h"

static gboolean insert_number(HistoryDb *db, const char *run_id, const NumberUse *use,
                              GError **error)
{
    Query *query = query_begin(db,
                               "INSERT INTO registered_numbers(sequence, run, document, number,"
                               " folded) VALUES (?, ?, ?, ?, ?)",
                               error);
    if (!query)
        return FALSE;
    g_autofree char *folded = number_pool_fold(use->number);
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, run_id);
    query_put_text(query, use->document);
    query_put_text(query, use->number);
    query_put_text(query, folded);
    return query_run(query, error);
}

gboolean history_reserve_numbers(HistoryDb *db, const char *run_id, const GArray *uses,
                                 gint64 at, GError **error)
{
    if (uses->len == 0)
        return TRUE;
    if (!history_begin_append(db, "numbers", run_id, at, error))
        return FALSE;
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < uses->len; i++)
        is_good = insert_number(db, run_id, &g_array_index(uses, NumberUse, i), error);
    return history_end_append(db, is_good, error);
}

/* Two columns of a query as a new table of texts; ?1 may be put before. */
static GHashTable *fetch_pairs(HistoryDb *db, const char *sql, const char *put, GError **error)
{
    GHashTable *pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (!history_has_version(db, 3))
        return pairs;
    Query *query = query_begin(db, sql, error);
    g_autoptr(GError) cause = NULL;
    if (query)
        query_put_text(query, put);
    while (query && query_step(query, &cause))
        g_hash_table_replace(pairs, query_copy_text(query, 0), query_copy_text(query, 1));
    if (query && !cause)
        return pairs;
    if (cause)
        g_propagate_error(error, g_steal_pointer(&cause));
    g_hash_table_unref(pairs);
    return NULL;
}

GHashTable *history_fetch_numbers(HistoryDb *db, GError **error)
{
    return fetch_pairs(db, "SELECT folded, document FROM registered_numbers WHERE ?1 IS ?1",
                       NULL, error);
}

GHashTable *history_fetch_reservations(HistoryDb *db, const char *run_id, GError **error)
{
    return fetch_pairs(
        db,
        "SELECT document, number FROM registered_numbers WHERE ?1 IS NULL OR run = ?1 ORDER BY"
        " id",
        run_id, error);
}

static gboolean insert_proof(HistoryDb *db, const PastProof *proof, const char *source,
                             const char *login, GError **error)
{
    Query *query =
        query_begin(db,
                    "INSERT INTO proofs(sequence, document, number, outcome, date, presented,"
                    " by_name, file, sha256, source, login)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    error);
    if (!query)
        return FALSE;
    query_put_number(query, history_append_sequence(db));
    query_put_text(query, proof->document);
    query_put_text(query, proof->number);
    query_put_text(query, proof_outcome_name(proof->outcome));
    query_put_day(query, proof->date);
    query_put_day(query, proof->presented);
    query_put_text(query, proof->by);
    query_put_text(query, proof->file);
    query_put_text(query, proof->sha256);
    query_put_text(query, source);
    query_put_text(query, login);
    return query_run(query, error);
}

gboolean history_add_proofs(HistoryDb *db, const GPtrArray *proofs, const char *source,
                            const char *login, gint64 at, GError **error)
{
    if (proofs->len == 0)
        return TRUE;
    if (!history_begin_append(db, "proofs", NULL, at, error))
        return FALSE;
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < proofs->len; i++)
        is_good = insert_proof(db, g_ptr_array_index(proofs, i), source, login, error);
    return history_end_append(db, is_good, error);
}
