/*
 * The past as of a high-water mark: what assign thinks with. ?1 is the newest sequence that
 * counts, ?2 the run whose rows are left out (null: none).
 */
#include "ground/outcome.h"
#include "history/database.h"

#define COUNTS(row) row ".sequence <= ?1 AND " row ".run IS NOT ?2"

/* The newest revision of each document with its items, a row for each delivery channel. */
static const char reminders_sql[] =
    "SELECT i.customer, i.invoice, i.due_date, i.level, i.scenario, d.kind, i.is_own_step,"
    " coalesce(s.channel, d.channel), d.document, d.run, r.run_date, d.deadline,"
    " coalesce(s.status, 'planned'), i.open, d.currency,"
    " (SELECT ar.run_date FROM states a JOIN runs ar ON ar.run = a.run"
    "   WHERE a.document = s.document AND a.channel = s.channel AND " COUNTS(
        "a") "   AND a.status IN ('accepted', 'handed-over') ORDER BY a.id LIMIT 1),"
             " EXISTS (SELECT 1 FROM retractions x WHERE x.run = d.run AND x.sequence <= ?1"
             "   AND (x.document IS NULL OR x.document = d.document)),"
             " d.level, d.total_due, s.recipient, d.template"
             " FROM documents d JOIN runs r ON r.run = d.run JOIN items i ON i.revision = d.id"
             " LEFT JOIN states s ON s.document = d.document AND " COUNTS(
                 "s") "  AND NOT EXISTS (SELECT 1 FROM states t WHERE t.document = s.document"
                      "   AND t.channel = s.channel AND t.id > s.id AND " COUNTS(
                          "t") ")"
                               " WHERE " COUNTS(
                                   "d") "  AND NOT EXISTS (SELECT 1 FROM documents e WHERE "
                                        "e.document = d.document AND e.id > d.id"
                                        "   AND e.sequence <= ?1)"
                                        " ORDER BY r.run_date, d.id, i.id, s.channel";

static const char events_sql[] =
    "SELECT sequence, date, customer, invoice, event, amount, currency, until, reason, service,"
    " author, outcome, note FROM events WHERE sequence <= ?1 AND ?2 IS ?2 ORDER BY date, id";

/* The last answer of each mail address decides: one that took a later mail is usable again. */
static const char refused_sql[] =
    "SELECT s.recipient, s.status, s.detail FROM states s"
    " WHERE s.channel = 'email' AND s.status IN ('accepted', 'rejected', 'bounced')"
    " AND s.recipient <> '' AND " COUNTS("s") " ORDER BY s.id";

static const char scenarios_sql[] =
    "SELECT customer, scenario FROM kept_scenarios k WHERE " COUNTS("k") " ORDER BY id";

static const char sightings_sql[] =
    "SELECT s.customer, s.invoice, s.is_open, r.run_date FROM sightings s"
    " JOIN runs r ON r.run = s.run WHERE " COUNTS("s") " ORDER BY s.id";

static const char proofs_sql[] = "SELECT document, number, outcome, date, presented, by_name, "
                                 "file, sha256, source FROM proofs"
                                 " WHERE sequence <= ?1 AND ?2 IS ?2 ORDER BY id";

static const char numbers_sql[] =
    "SELECT document, number FROM registered_numbers n WHERE " COUNTS("n") " ORDER BY id";

static const char last_run_sql[] =
    "SELECT max(r.run_date) FROM runs r WHERE EXISTS (SELECT 1 FROM states s WHERE s.run = "
    "r.run"
    " AND s.status IN ('accepted', 'handed-over') AND " COUNTS("s") ")";

/* Takes one row into the Past. */
typedef gboolean (*TakeRow)(Query *query, Past *past, GError **error);

static gboolean parse_step_kind(const char *name, StepKind *kind)
{
    for (int i = STEP_PREVENTIVE; i <= STEP_THANKS; i++)
        if (g_strcmp0(step_kind_name((StepKind)i), name) == 0) {
            *kind = (StepKind)i;
            return TRUE;
        }
    return FALSE;
}

static gboolean fail_unknown(GError **error, const char *what, const char *name,
                             const char *where)
{
    return outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                        "the history has the %s \"%s\" (%s) that this program does not know",
                        what, name, where);
}

static gboolean take_reminder(Query *query, Past *past, GError **error)
{
    StepKind kind;
    Channel channel;
    DeliveryStatus status;
    const char *document = query_get_text(query, 8);
    if (!parse_step_kind(query_get_text(query, 5), &kind))
        return fail_unknown(error, "kind of step", query_get_text(query, 5), document);
    if (!channel_parse(query_get_text(query, 7), &channel))
        return fail_unknown(error, "channel", query_get_text(query, 7), document);
    if (!delivery_status_parse(query_get_text(query, 12), &status))
        return fail_unknown(error, "status", query_get_text(query, 12), document);
    PastReminder *reminder = past_reminder_new();
    reminder->customer = query_copy_text(query, 0);
    reminder->invoice = query_copy_text(query, 1);
    reminder->due_date = query_get_day(query, 2);
    reminder->level = (int)query_get_number(query, 3);
    reminder->scenario = query_copy_text(query, 4);
    reminder->kind = kind;
    reminder->is_own_step = query_get_number(query, 6) != 0;
    reminder->channel = channel;
    reminder->document = g_strdup(document);
    reminder->run = query_copy_text(query, 9);
    reminder->run_date = query_get_day(query, 10);
    reminder->deadline = query_get_day(query, 11);
    reminder->status = status;
    reminder->open_minor = query_get_number(query, 13);
    g_strlcpy(reminder->currency, query_get_text(query, 14), sizeof reminder->currency);
    reminder->dispatched = query_get_day(query, 15);
    reminder->is_retracted = query_get_number(query, 16) != 0;
    reminder->document_level = (int)query_get_number(query, 17);
    reminder->document_minor = query_get_number(query, 18);
    if (channel == CHANNEL_CALL)
        reminder->phone = query_copy_text(query, 19);
    reminder->template_name = query_copy_text(query, 20);
    past_take_reminder(past, reminder);
    return TRUE;
}

static const char *keep_text(Past *past, Query *query, int column)
{
    const char *text = query_get_text(query, column);
    return text ? g_string_chunk_insert_const(past->strings, text) : NULL;
}

static gboolean take_event(Query *query, Past *past, GError **error)
{
    EventKind kind;
    if (!event_kind_parse(query_get_text(query, 4), &kind))
        return fail_unknown(error, "event", query_get_text(query, 4), query_get_text(query, 2));
    Event *event = past_add_event(past);
    event->kind = kind;
    event->line = (int)query_get_number(query, 0);
    event->date = query_get_day(query, 1);
    event->customer = keep_text(past, query, 2);
    event->invoice = keep_text(past, query, 3);
    event->amount_minor = query_get_number(query, 5);
    g_strlcpy(event->currency, query_get_text(query, 6), sizeof event->currency);
    event->until = query_get_day(query, 7);
    event->reason = keep_text(past, query, 8);
    event->service = keep_text(past, query, 9);
    event->author = keep_text(past, query, 10);
    event->outcome = keep_text(past, query, 11);
    event->note = keep_text(past, query, 12);
    event->source = g_string_chunk_insert_const(past->strings, "history");
    return TRUE;
}

/*
 * The other server's own words tell: what was refused here before it left (a missing file) says
 * nothing about the address, nor does a mail that came back after a passing cause (4.x.x).
 */
static gboolean marks_address(const char *status, const char *detail)
{
    if (g_strcmp0(status, "rejected") == 0)
        return g_str_has_prefix(detail, "5");
    return g_strcmp0(status, "bounced") == 0 && !g_str_has_prefix(detail, "4.");
}

static gboolean take_answer(Query *query, Past *past, GError **error)
{
    (void)error;
    const char *status = query_get_text(query, 1), *detail = query_get_text(query, 2);
    char *address = g_ascii_strdown(query_get_text(query, 0), -1);
    if (marks_address(status, detail))
        g_hash_table_replace(past->refused_addresses, address, g_strdup(detail));
    else {
        if (g_strcmp0(status, "accepted") == 0)
            g_hash_table_remove(past->refused_addresses, address);
        g_free(address);
    }
    return TRUE;
}

static gboolean take_scenario(Query *query, Past *past, GError **error)
{
    (void)error;
    if (query_get_text(query, 1))
        g_hash_table_replace(past->customer_scenario, query_copy_text(query, 0),
                             query_copy_text(query, 1));
    else
        g_hash_table_remove(past->customer_scenario, query_get_text(query, 0));
    return TRUE;
}

static gboolean take_sighting(Query *query, Past *past, GError **error)
{
    (void)error;
    Sighting sighting = {query_get_text(query, 0), query_get_text(query, 1),
                         query_get_number(query, 2) != 0};
    past_note_sighting(past, &sighting, query_get_day(query, 3));
    return TRUE;
}

static gboolean take_proof(Query *query, Past *past, GError **error)
{
    const char *document = query_get_text(query, 0);
    ProofOutcome outcome = PROOF_DEPOSITED;
    while (outcome < PROOF_OUTCOME_COUNT &&
           g_strcmp0(proof_outcome_name(outcome), query_get_text(query, 2)) != 0)
        outcome++;
    if (outcome == PROOF_OUTCOME_COUNT)
        return fail_unknown(error, "outcome", query_get_text(query, 2), document);
    PastProof *proof = past_proof_new(document);
    proof->number = query_copy_text(query, 1);
    proof->outcome = outcome;
    proof->date = query_get_day(query, 3);
    proof->presented = query_get_day(query, 4);
    proof->by = query_copy_text(query, 5);
    proof->file = query_copy_text(query, 6);
    proof->sha256 = query_copy_text(query, 7);
    proof->source = query_copy_text(query, 8);
    past_take_proof(past, proof);
    return TRUE;
}

static gboolean take_number(Query *query, Past *past, GError **error)
{
    (void)error;
    g_hash_table_replace(past->numbers, query_copy_text(query, 0), query_copy_text(query, 1));
    return TRUE;
}

static gboolean take_last_run(Query *query, Past *past, GError **error)
{
    (void)error;
    past->last_run_date = query_get_day(query, 0);
    return TRUE;
}

static gboolean take_rows(HistoryDb *db, const char *sql, TakeRow take, const char *except_run,
                          Past *past, GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (!query)
        return FALSE;
    query_put_number(query, past->sequence);
    query_put_text(query, except_run);
    g_autoptr(GError) cause = NULL;
    while (!cause && query_step(query, &cause))
        take(query, past, &cause);
    query_end(query);
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

Past *history_fetch_past(HistoryDb *db, gint64 sequence, const char *except_run, GError **error)
{
    static const struct {
        const char *sql;
        TakeRow take;
        int version; /* of the schema that has its tables */
    } parts[] = {
        {reminders_sql, take_reminder, 1}, {events_sql, take_event, 1},
        {refused_sql, take_answer, 1},     {scenarios_sql, take_scenario, 1},
        {last_run_sql, take_last_run, 1},  {sightings_sql, take_sighting, 2},
        {proofs_sql, take_proof, 3},       {numbers_sql, take_number, 3},
    };
    g_autoptr(Past) past = past_new();
    gint64 newest = history_sequence(db);
    past->sequence = sequence < 0 ? newest : MIN(sequence, newest);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (history_has_version(db, parts[i].version) &&
            !take_rows(db, parts[i].sql, parts[i].take, except_run, past, error))
            return NULL;
    past_apply_proofs(past);
    return g_steal_pointer(&past);
}
