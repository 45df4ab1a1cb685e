/* `relance history CUSTOMER|INVOICE`: what happened, by date, as text or JSON. */
#include "ground/json_text.h"
#include "ground/money.h"
#include "ground/text.h"
#include "history/database.h"

#include <string.h>

/* One line of the chronology in both forms. */
typedef struct {
    char *date;
    gint64 sequence;
    guint order; /* of coming, within one sequence */
    GString *text, *json;
} Entry;

typedef struct {
    HistoryDb *db;
    GPtrArray *entries; /* Entry * */
} Chronology;

#define SUBJECT                                                                                \
    "WITH named(id) AS (SELECT id FROM documents WHERE customer = ?1 UNION"                    \
    " SELECT revision FROM items WHERE customer = ?1 UNION"                                    \
    " SELECT revision FROM items WHERE invoice = ?1),"                                         \
    " subject(id, document) AS (SELECT d.id, d.document FROM documents d JOIN named USING "    \
    "(id)"                                                                                     \
    "  WHERE NOT EXISTS (SELECT 1 FROM documents e WHERE e.document = d.document"              \
    "   AND e.id > d.id)) "

static const char documents_sql[] = SUBJECT
    "SELECT r.run_date, d.sequence, d.document, d.level, d.kind, d.channel, d.recipient,"
    " d.total_due, d.total_claimed, d.currency, d.deadline, d.file, d.customer, d.id"
    " FROM subject JOIN documents d USING (id) JOIN runs r ON r.run = d.run";

static const char states_sql[] =
    SUBJECT "SELECT r.run_date, s.sequence, s.document, s.channel, s.status, s.recipient,"
            " s.detail, s.attempts, s.at FROM states s JOIN runs r ON r.run = s.run"
            " WHERE s.document IN (SELECT document FROM subject) AND s.status <> 'planned'"
            " ORDER BY s.id";

static const char approvals_sql[] =
    SUBJECT "SELECT r.run_date, a.sequence, a.document, a.is_rejection, a.by_name, a.login,"
            " a.remark, a.at FROM approvals a JOIN runs r ON r.run = a.run"
            " WHERE a.document IN (SELECT document FROM subject) ORDER BY a.id";

static const char retractions_sql[] = SUBJECT
    "SELECT DISTINCT r.run_date, x.sequence, s.document, x.by_name, x.login, x.reason,"
    " x.at FROM subject s JOIN documents d USING (id) JOIN retractions x ON x.run = d.run"
    " AND (x.document IS NULL OR x.document = d.document) JOIN runs r ON r.run = d.run"
    " ORDER BY x.id";

static const char events_sql[] =
    "SELECT date, sequence, customer, invoice, event, amount, currency, until, reason, service,"
    " outcome, author, note FROM events WHERE customer = ?1 OR invoice = ?1 OR (invoice IS NULL"
    " AND customer IN (SELECT customer FROM items WHERE invoice = ?1)) ORDER BY id";

static const char numbers_sql[] =
    SUBJECT "SELECT r.run_date, n.sequence, n.document, n.number FROM registered_numbers n"
            " JOIN runs r ON r.run = n.run WHERE n.document IN (SELECT document FROM subject)"
            " ORDER BY n.id";

static const char proofs_sql[] = SUBJECT
    "SELECT p.date, p.sequence, p.document, p.number, p.outcome, p.presented, p.by_name,"
    " p.file, p.sha256, p.source FROM proofs p"
    " WHERE p.document IN (SELECT document FROM subject) ORDER BY p.id";

static const char items_sql[] = "SELECT customer, invoice, open, level, is_own_step, due_date "
                                "FROM items WHERE revision = ?1"
                                " ORDER BY id";

static void free_entry(gpointer data)
{
    Entry *entry = data;
    g_free(entry->date);
    g_string_free(entry->text, TRUE);
    g_string_free(entry->json, TRUE);
    g_free(entry);
}

/* A new entry of the row's date and sequence (columns 0 and 1). */
static Entry *add_entry(Chronology *chronology, Query *query, const char *what)
{
    Entry *entry = g_new0(Entry, 1);
    entry->date = g_strdup(text_or_empty(query_get_text(query, 0)));
    entry->sequence = query_get_number(query, 1);
    entry->order = chronology->entries->len;
    entry->text = g_string_new(NULL);
    entry->json = g_string_new(NULL);
    json_begin_object(entry->json, NULL);
    json_append_string(entry->json, "date", entry->date);
    json_append_number(entry->json, "sequence", entry->sequence);
    json_append_string(entry->json, "what", what);
    g_ptr_array_add(chronology->entries, entry);
    return entry;
}

/* ", <label><text>" and a member, if there is a text. */
static void say_text(Entry *entry, const char *label, const char *key, const char *text)
{
    if (text_is_blank(text))
        return;
    g_string_append_printf(entry->text, ", %s%s", label, text);
    json_append_string(entry->json, key, text);
}

static void say_money(Entry *entry, const char *label, const char *key, gint64 minor,
                      const char *currency)
{
    g_autofree char *plain = money_to_plain(minor, text_or_empty(currency));
    g_string_append_printf(entry->text, ", %s%s%s%s", label, plain, *currency ? " " : "",
                           currency);
    json_append_string(entry->json, key, plain);
}

static void say_time(Entry *entry, gint64 at)
{
    if (at == 0)
        return;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
    g_autofree char *text = time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    say_text(entry, "at ", "at", text);
}

/* The document's items, each on a line of its own below it. */
static gboolean say_items(Chronology *chronology, Entry *entry, gint64 revision,
                          const char *currency, GError **error)
{
    Query *query = query_begin(chronology->db, items_sql, error);
    if (!query)
        return FALSE;
    query_put_number(query, revision);
    json_begin_array(entry->json, "items");
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause)) {
        gboolean is_own = query_get_number(query, 4) != 0;
        g_autofree char *open = money_to_plain(query_get_number(query, 2), currency);
        g_string_append_printf(
            entry->text, "\n            %s: %s %s open, due %s, level %d%s",
            query_get_text(query, 1), open, currency, text_or_empty(query_get_text(query, 5)),
            (int)query_get_number(query, 3), is_own ? "" : ", carried along");
        json_begin_object(entry->json, NULL);
        json_append_string(entry->json, "customer", query_get_text(query, 0));
        json_append_string(entry->json, "invoice", query_get_text(query, 1));
        json_append_string(entry->json, "due_date", query_get_text(query, 5));
        json_append_string(entry->json, "open_amount", open);
        json_append_number(entry->json, "level", query_get_number(query, 3));
        json_append_boolean(entry->json, "is_own_step", is_own);
        json_end_object(entry->json);
    }
    json_end_array(entry->json);
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

static gboolean take_document(Chronology *chronology, Query *query, GError **error)
{
    Entry *entry = add_entry(chronology, query, "document");
    const char *currency = query_get_text(query, 9);
    g_string_append_printf(entry->text, "document %s", query_get_text(query, 2));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    json_append_number(entry->json, "level", query_get_number(query, 3));
    g_string_append_printf(entry->text, ", level %d", (int)query_get_number(query, 3));
    say_text(entry, "", "kind", query_get_text(query, 4));
    say_text(entry, "by ", "channel", query_get_text(query, 5));
    say_text(entry, "to ", "recipient", query_get_text(query, 6));
    say_text(entry, "customer ", "customer", query_get_text(query, 12));
    say_money(entry, "due ", "total_due", query_get_number(query, 7), currency);
    if (query_get_number(query, 8) != query_get_number(query, 7))
        say_money(entry, "claimed ", "total_claimed", query_get_number(query, 8), currency);
    json_append_string(entry->json, "currency", currency);
    say_text(entry, "deadline ", "deadline", query_get_text(query, 10));
    say_text(entry, "file ", "file", query_get_text(query, 11));
    return say_items(chronology, entry, query_get_number(query, 13), currency, error);
}

static gboolean take_state(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    Entry *entry = add_entry(chronology, query, "delivery");
    g_string_append_printf(entry->text, "%s: document %s", query_get_text(query, 4),
                           query_get_text(query, 2));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    json_append_string(entry->json, "status", query_get_text(query, 4));
    say_text(entry, "by ", "channel", query_get_text(query, 3));
    say_text(entry, "to ", "recipient", query_get_text(query, 5));
    say_text(entry, "", "detail", query_get_text(query, 6));
    json_append_number(entry->json, "attempts", query_get_number(query, 7));
    say_time(entry, query_get_number(query, 8));
    return TRUE;
}

static gboolean take_approval(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    gboolean is_rejection = query_get_number(query, 3) != 0;
    Entry *entry = add_entry(chronology, query, is_rejection ? "rejection" : "approval");
    g_string_append_printf(entry->text, "%s: document %s",
                           is_rejection ? "rejected" : "approved", query_get_text(query, 2));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    say_text(entry, "by ", "by", query_get_text(query, 4));
    say_text(entry, "login ", "login", query_get_text(query, 5));
    say_text(entry, "", "remark", query_get_text(query, 6));
    say_time(entry, query_get_number(query, 7));
    return TRUE;
}

static gboolean take_retraction(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    Entry *entry = add_entry(chronology, query, "retraction");
    g_string_append_printf(entry->text, "taken back: document %s", query_get_text(query, 2));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    say_text(entry, "by ", "by", query_get_text(query, 3));
    say_text(entry, "login ", "login", query_get_text(query, 4));
    say_text(entry, "", "reason", query_get_text(query, 5));
    say_time(entry, query_get_number(query, 6));
    return TRUE;
}

static gboolean take_number(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    Entry *entry = add_entry(chronology, query, "number");
    g_string_append_printf(entry->text, "number %s reserved for document %s",
                           query_get_text(query, 3), query_get_text(query, 2));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    json_append_string(entry->json, "number", query_get_text(query, 3));
    return TRUE;
}

static gboolean take_proof(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    Entry *entry = add_entry(chronology, query, "proof");
    g_string_append_printf(entry->text, "proof: document %s %s", query_get_text(query, 2),
                           query_get_text(query, 4));
    json_append_string(entry->json, "document", query_get_text(query, 2));
    json_append_string(entry->json, "outcome", query_get_text(query, 4));
    say_text(entry, "number ", "number", query_get_text(query, 3));
    say_text(entry, "first presented ", "presented", query_get_text(query, 5));
    say_text(entry, "", "by", query_get_text(query, 6));
    say_text(entry, "file ", "file", query_get_text(query, 7));
    say_text(entry, "SHA-256 ", "sha256", query_get_text(query, 8));
    say_text(entry, "from ", "source", query_get_text(query, 9));
    return TRUE;
}

static gboolean take_event(Chronology *chronology, Query *query, GError **error)
{
    (void)error;
    Entry *entry = add_entry(chronology, query, "event");
    g_string_append(entry->text, query_get_text(query, 4));
    json_append_string(entry->json, "event", query_get_text(query, 4));
    say_text(entry, "customer ", "customer", query_get_text(query, 2));
    say_text(entry, "invoice ", "invoice", query_get_text(query, 3));
    if (query_get_number(query, 5) >= 0)
        say_money(entry, "", "amount", query_get_number(query, 5), query_get_text(query, 6));
    say_text(entry, "until ", "until", query_get_text(query, 7));
    say_text(entry, "", "reason", query_get_text(query, 8));
    say_text(entry, "service ", "service", query_get_text(query, 9));
    say_text(entry, "", "outcome", query_get_text(query, 10));
    say_text(entry, "by ", "author", query_get_text(query, 11));
    say_text(entry, "", "note", query_get_text(query, 12));
    return TRUE;
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *x = *(const Entry *const *)a, *y = *(const Entry *const *)b;
    int by_date = strcmp(x->date, y->date);
    if (by_date != 0)
        return by_date;
    if (x->sequence != y->sequence)
        return x->sequence < y->sequence ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

typedef gboolean (*TakeRow)(Chronology *chronology, Query *query, GError **error);

static gboolean take_rows(Chronology *chronology, const char *sql, TakeRow take,
                          const char *subject, GError **error)
{
    Query *query = query_begin(chronology->db, sql, error);
    if (!query)
        return FALSE;
    query_put_text(query, subject);
    g_autoptr(GError) cause = NULL;
    while (!cause && query_step(query, &cause))
        take(chronology, query, &cause);
    query_end(query);
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

static gboolean take_all(Chronology *chronology, const char *subject, GError **error)
{
    static const struct {
        const char *sql;
        TakeRow take;
        int version; /* of the schema that has its tables */
    } parts[] = {
        {documents_sql, take_document, 1}, {states_sql, take_state, 1},
        {approvals_sql, take_approval, 1}, {retractions_sql, take_retraction, 1},
        {events_sql, take_event, 1},       {numbers_sql, take_number, 3},
        {proofs_sql, take_proof, 3},
    };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (history_has_version(chronology->db, parts[i].version) &&
            !take_rows(chronology, parts[i].sql, parts[i].take, subject, error))
            return FALSE;
    g_ptr_array_sort(chronology->entries, compare_entries);
    return TRUE;
}

static char *join_text(const Chronology *chronology, const char *subject)
{
    GString *text = g_string_new(NULL);
    if (chronology->entries->len == 0)
        g_string_append_printf(text, "%s: nothing is recorded about this customer or invoice\n",
                               subject);
    for (guint i = 0; i < chronology->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(chronology->entries, i);
        g_string_append_printf(text, "%s  %s\n", entry->date, entry->text->str);
    }
    return g_string_free(text, FALSE);
}

static char *join_json(const Chronology *chronology, const char *subject)
{
    g_autoptr(GString) json = g_string_new(NULL);
    json_begin_object(json, NULL);
    json_append_string(json, "subject", subject);
    json_begin_array(json, "entries");
    for (guint i = 0; i < chronology->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(chronology->entries, i);
        g_string_append_printf(json, "%s%s}", i ? "," : "", entry->json->str);
    }
    json_end_array(json);
    json_end_object(json);
    return g_string_free(g_steal_pointer(&json), FALSE);
}

char *history_print(HistoryDb *db, const char *customer_or_invoice, gboolean json,
                    GError **error)
{
    Chronology chronology = {.db = db, .entries = g_ptr_array_new_with_free_func(free_entry)};
    char *text = NULL;
    if (take_all(&chronology, customer_or_invoice, error))
        text = json ? join_json(&chronology, customer_or_invoice)
                    : join_text(&chronology, customer_or_invoice);
    g_ptr_array_unref(chronology.entries);
    return text;
}
