/* The documents of one customer that left, oldest first, for its case. */
#include "ground/outcome.h"
#include "history/database.h"

static const char sent_sql[] =
    "SELECT d.document, d.run, r.run_date, d.level, d.kind, d.channel, d.recipient, d.file,"
    " d.sha256, s.status, s.detail, s.at, d.total_claimed, d.currency"
    " FROM documents d JOIN runs r ON r.run = d.run JOIN states s ON s.document = d.document"
    " WHERE (d.customer = ?1 OR d.id IN (SELECT revision FROM items WHERE customer = ?1))"
    " AND s.status IN ('accepted', 'handed-over', 'bounced')"
    " AND NOT EXISTS (SELECT 1 FROM states t WHERE t.document = s.document"
    "  AND t.channel = s.channel AND t.id > s.id)"
    " AND NOT EXISTS (SELECT 1 FROM documents e WHERE e.document = d.document AND e.id > d.id)"
    " ORDER BY r.run_date, d.id, s.channel";

static gboolean read_kind(const char *name, StepKind *kind)
{
    for (int i = STEP_PREVENTIVE; i <= STEP_THANKS; i++)
        if (g_strcmp0(step_kind_name((StepKind)i), name) == 0) {
            *kind = (StepKind)i;
            return TRUE;
        }
    return FALSE;
}

static SentDocument *read_document(Query *query, GError **error)
{
    g_autofree SentDocument *sent = g_new0(SentDocument, 1);
    if (!read_kind(query_get_text(query, 4), &sent->kind) ||
        !channel_parse(query_get_text(query, 5), &sent->channel) ||
        !delivery_status_parse(query_get_text(query, 9), &sent->status)) {
        outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                     "the history says of document %s what this program does not know",
                     query_get_text(query, 0));
        return NULL;
    }
    sent->document = query_copy_text(query, 0);
    sent->run = query_copy_text(query, 1);
    sent->run_date = query_get_day(query, 2);
    sent->level = (int)query_get_number(query, 3);
    sent->recipient = query_copy_text(query, 6);
    sent->file = query_copy_text(query, 7);
    sent->sha256 = query_copy_text(query, 8);
    sent->detail = query_copy_text(query, 10);
    sent->at = query_get_number(query, 11);
    sent->total_claimed = query_get_number(query, 12);
    g_strlcpy(sent->currency, query_get_text(query, 13), sizeof sent->currency);
    return g_steal_pointer(&sent);
}

GPtrArray *history_list_sent(HistoryDb *db, const char *customer, GError **error)
{
    g_autoptr(GPtrArray) list =
        g_ptr_array_new_with_free_func((GDestroyNotify)sent_document_free);
    if (!history_has_version(db, 1))
        return g_steal_pointer(&list);
    Query *query = query_begin(db, sent_sql, error);
    if (!query)
        return NULL;
    query_put_text(query, customer);
    g_autoptr(GError) cause = NULL;
    while (!cause && query_step(query, &cause)) {
        SentDocument *sent = read_document(query, &cause);
        if (sent)
            g_ptr_array_add(list, sent);
    }
    query_end(query);
    if (!cause)
        return g_steal_pointer(&list);
    g_propagate_error(error, g_steal_pointer(&cause));
    return NULL;
}
