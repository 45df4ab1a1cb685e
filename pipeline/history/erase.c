/*
 * Taking personal data out of the history: the one place where rows are changed. The triggers that
 * forbid it are put aside within the transaction and stand again when it ends; an append of kind
 * "erasure: ..." says what was done. Ids, dates, levels, amounts and digests stay.
 */
#include <string.h>

#include "ground/text.h"
#include "history/database.h"

static gboolean run_sql(HistoryDb *db, const char *sql, GError **error)
{
    Query *query = query_begin(db, sql, error);
    return query && query_run(query, error);
}

/* name -> SQL of every trigger that forbids an update; new strings. */
static GHashTable *list_guards(HistoryDb *db, GError **error)
{
    GHashTable *guards = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    Query *query = query_begin(db,
                               "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND"
                               " name LIKE '%_kept_update'",
                               error);
    GError *cause = NULL;
    while (query && query_step(query, &cause))
        g_hash_table_insert(guards, query_copy_text(query, 0), query_copy_text(query, 1));
    if (query && !cause)
        return guards;
    if (cause)
        g_propagate_error(error, cause);
    g_hash_table_unref(guards);
    return NULL;
}

static gboolean put_guards(HistoryDb *db, GHashTable *guards, gboolean stand, GError **error)
{
    GHashTableIter each;
    gpointer name, sql;
    g_hash_table_iter_init(&each, guards);
    while (g_hash_table_iter_next(&each, &name, &sql)) {
        g_autofree char *drop = g_strdup_printf("DROP TRIGGER \"%s\"", (char *)name);
        if (!run_sql(db, stand ? sql : drop, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean run_for(HistoryDb *db, const char *sql, const char *subject, Day before,
                        GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (!query)
        return FALSE;
    query_put_text(query, subject);
    if (before != DAY_NONE)
        query_put_day(query, before);
    return query_run(query, error);
}

static gboolean erase_documents(HistoryDb *db, const GPtrArray *documents, GError **error)
{
    static const char *const changes[] = {
        "UPDATE documents SET recipient = '' WHERE document = ?1",
        "UPDATE states SET recipient = '', detail = CASE WHEN detail LIKE '%@%' THEN ''"
        " ELSE detail END WHERE document = ?1",
        "UPDATE proofs SET by_name = NULL WHERE document = ?1",
    };
    guint n = history_has_version(db, 3) ? G_N_ELEMENTS(changes) : 2;
    for (guint i = 0; i < documents->len; i++)
        for (guint c = 0; c < n; c++)
            if (!run_for(db, changes[c], g_ptr_array_index(documents, i), DAY_NONE, error))
                return FALSE;
    return TRUE;
}

static gboolean erase_notes(HistoryDb *db, const HistoryErasure *erasure, GError **error)
{
    for (guint i = 0; i < erasure->customers->len; i++) {
        const char *customer = g_ptr_array_index(erasure->customers, i);
        gboolean is_good =
            erasure->before == DAY_NONE
                ? run_for(db, "UPDATE events SET note = NULL WHERE customer = ?1", customer,
                          DAY_NONE, error)
                : run_for(db, "UPDATE events SET note = NULL WHERE customer = ?1 AND date < ?2",
                          customer, erasure->before, error);
        if (!is_good)
            return FALSE;
    }
    return TRUE;
}

gboolean history_erase(HistoryDb *db, const HistoryErasure *erasure, gint64 at, GError **error)
{
    g_autoptr(GHashTable) guards = list_guards(db, error);
    g_autofree char *kind = g_strdup_printf("erasure: %s", erasure->words);
    if (!guards || !run_sql(db, "PRAGMA secure_delete = ON", error) ||
        !history_begin_append(db, kind, NULL, at, error))
        return FALSE;
    gboolean is_good = put_guards(db, guards, FALSE, error) &&
                       erase_documents(db, erasure->documents, error) &&
                       erase_notes(db, erasure, error) && put_guards(db, guards, TRUE, error);
    return history_end_append(db, is_good, error);
}

gboolean history_is_erasing(HistoryDb *db)
{
    Query *query = query_begin(db,
                               "SELECT kind LIKE 'erasure: %' FROM appends WHERE kind <> 'head'"
                               " ORDER BY sequence DESC LIMIT 1",
                               NULL);
    gboolean is_erasing = query && query_step(query, NULL) && query_get_number(query, 0) != 0;
    query_end(query);
    return is_erasing;
}

static gboolean list_texts(HistoryDb *db, const char *sql, const char *customer,
                           GPtrArray *texts, GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (!query)
        return FALSE;
    query_put_text(query, customer);
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause))
        g_ptr_array_add(texts, query_copy_text(query, 0));
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

gboolean history_list_customer(HistoryDb *db, const char *customer, GPtrArray *documents,
                               GPtrArray *recipients, GError **error)
{
    return list_texts(db,
                      "SELECT DISTINCT document FROM documents WHERE customer = ?1"
                      " ORDER BY document",
                      customer, documents, error) &&
           list_texts(db,
                      "SELECT recipient FROM documents WHERE customer = ?1 AND"
                      " recipient <> '' UNION SELECT s.recipient FROM states s JOIN"
                      " documents d ON d.id = s.revision WHERE d.customer = ?1 AND"
                      " s.recipient <> ''",
                      customer, recipients, error);
}
