/*
 * Invariants of the history
 *
 * 1. Every write is an append: in one transaction, a row in `appends`, whose `sequence` is one
 *    more than the newest. Every other row names the append it came with.
 *    (history_begin_append, history_end_append)
 * 2. Nothing is updated or deleted: the triggers <table>_kept_... abort it. A new state is a
 *    new row; the newest row of a thing is the one with the highest `id`.
 * 3. Rows come only with the newest append (triggers <table>_newest): nothing can be slipped in
 *    below a high-water mark, so what a run saw at sequence n can be fetched again for ever.
 *    (history_fetch_past)
 * 4. A run is begun once, with its place in the chain: the newest run with a journal head at
 *    that moment, and that head. (history_begin_run)
 * 5. A document belongs to a begun run and is recorded with its items before any state of it.
 *    Recorded again with other content, it is a new revision; only the newest counts.
 *    (history_add_documents)
 * 6. Once a document has been announced, or has left, no revision can follow (trigger
 *    documents_settled). (history_add_documents)
 * 7. A state names a recorded document (foreign key) and the run that caused it: that of the
 *    document, or a later one that supersedes it. (history_add_states)
 * 8. What a run saw of a reminded invoice is written when it changes: gone, and open again. The
 *    newest row tells; without one the invoice has been in every ledger. (history_add_sightings)
 * 9. A number of a registered letter belongs to one document for ever (unique: two spellings of a
 *    number are one), and a document has at most one. It is written before the letter is.
 *    (history_reserve_numbers)
 * 10. A proof names a recorded document; the newest that ends the letter's way counts.
 *    (history_add_proofs)
 * 11. Days are ISO dates of runs, never of the clock; `at` is the clock handed in by main, in
 *    seconds since 1970 UTC, 0 where none was. Amounts are minor units of their currency.
 */
#include "history/schema.h"

#include <stddef.h>

/* SQL is set as SQL. */
/* clang-format off */

#define APPEND_ONLY(table)                                                                     \
    "CREATE TRIGGER " table "_kept_update BEFORE UPDATE ON " table                             \
    " BEGIN SELECT RAISE(ABORT, 'the history is append-only: " table " cannot be changed');"   \
    " END;"                                                                                    \
    "CREATE TRIGGER " table "_kept_delete BEFORE DELETE ON " table                             \
    " BEGIN SELECT RAISE(ABORT, 'the history is append-only: " table " cannot be deleted');"   \
    " END;"

#define WITH_NEWEST(table)                                                                     \
    "CREATE TRIGGER " table "_newest BEFORE INSERT ON " table                                  \
    " WHEN NEW.sequence <> (SELECT max(sequence) FROM appends)"                                \
    " BEGIN SELECT RAISE(ABORT, 'the history is append-only: " table " outside its append');"  \
    " END;"

#define BELONGS "sequence INTEGER NOT NULL REFERENCES appends, "

static const char first_tables[] =
    "CREATE TABLE appends ("
    " sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, run TEXT, at INTEGER NOT NULL);"
    APPEND_ONLY("appends")

    "CREATE TABLE runs ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL UNIQUE, run_date TEXT NOT NULL,"
    " previous_run TEXT, previous_head TEXT);"
    APPEND_ONLY("runs") WITH_NEWEST("runs")

    "CREATE TABLE heads ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run), head TEXT NOT NULL);"
    "CREATE INDEX heads_by_run ON heads(run, id);"
    APPEND_ONLY("heads") WITH_NEWEST("heads")

    "CREATE TABLE documents ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run),"
    " document TEXT NOT NULL, number INTEGER NOT NULL, customer TEXT NOT NULL,"
    " level INTEGER NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL,"
    " recipient TEXT NOT NULL, scenario TEXT, template TEXT, language TEXT, deadline TEXT,"
    " currency TEXT NOT NULL, principal INTEGER NOT NULL, credits INTEGER NOT NULL,"
    " total_due INTEGER NOT NULL, interest INTEGER NOT NULL, indemnity INTEGER NOT NULL,"
    " fee INTEGER NOT NULL, indemnity_eur INTEGER NOT NULL, total_claimed INTEGER NOT NULL,"
    " pages INTEGER NOT NULL, file TEXT, sha256 TEXT, content TEXT NOT NULL);"
    "CREATE INDEX documents_by_name ON documents(document, id);"
    "CREATE INDEX documents_by_run ON documents(run, id);"
    "CREATE INDEX documents_by_customer ON documents(customer, id);"
    APPEND_ONLY("documents") WITH_NEWEST("documents")

    "CREATE TABLE items ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " revision INTEGER NOT NULL REFERENCES documents(id),"
    " customer TEXT NOT NULL, invoice TEXT NOT NULL, due_date TEXT, level INTEGER NOT NULL,"
    " scenario TEXT, is_own_step INTEGER NOT NULL, open INTEGER NOT NULL);"
    "CREATE INDEX items_by_revision ON items(revision, id);"
    "CREATE INDEX items_by_invoice ON items(invoice, customer, id);"
    "CREATE INDEX items_by_customer ON items(customer, id);"
    APPEND_ONLY("items") WITH_NEWEST("items")

    "CREATE TABLE states ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run),"
    " revision INTEGER NOT NULL REFERENCES documents(id),"
    " document TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,"
    " status TEXT NOT NULL, detail TEXT NOT NULL, attempts INTEGER NOT NULL,"
    " at INTEGER NOT NULL);"
    "CREATE INDEX states_by_delivery ON states(document, channel, id);"
    "CREATE INDEX states_by_status ON states(status, channel, recipient);"
    APPEND_ONLY("states") WITH_NEWEST("states")
    "CREATE TRIGGER documents_settled BEFORE INSERT ON documents"
    " WHEN EXISTS (SELECT 1 FROM states WHERE document = NEW.document AND status IN"
    "  ('announced', 'accepted', 'deferred', 'rejected', 'unknown', 'handed-over', 'bounced'))"
    " BEGIN SELECT RAISE(ABORT, 'a document that was announced cannot be changed'); END;"

    "CREATE TABLE events ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " date TEXT NOT NULL, customer TEXT NOT NULL, invoice TEXT, event TEXT NOT NULL,"
    " amount INTEGER NOT NULL, currency TEXT NOT NULL, until TEXT, reason TEXT, service TEXT,"
    " author TEXT, outcome TEXT, note TEXT, login TEXT);"
    "CREATE INDEX events_by_customer ON events(customer, id);"
    "CREATE INDEX events_by_invoice ON events(invoice, id);"
    APPEND_ONLY("events") WITH_NEWEST("events")

    "CREATE TABLE approvals ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run), document TEXT NOT NULL, by_name TEXT NOT NULL,"
    " login TEXT, remark TEXT, sha256 TEXT, is_rejection INTEGER NOT NULL,"
    " at INTEGER NOT NULL);"
    "CREATE INDEX approvals_by_run ON approvals(run, id);"
    APPEND_ONLY("approvals") WITH_NEWEST("approvals")

    "CREATE TABLE retractions ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run), document TEXT, by_name TEXT NOT NULL, login TEXT,"
    " reason TEXT, at INTEGER NOT NULL);"
    "CREATE INDEX retractions_by_run ON retractions(run, document);"
    APPEND_ONLY("retractions") WITH_NEWEST("retractions")

    "CREATE TABLE kept_scenarios ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run), customer TEXT NOT NULL, scenario TEXT);"
    "CREATE INDEX kept_scenarios_by_customer ON kept_scenarios(customer, id);"
    APPEND_ONLY("kept_scenarios") WITH_NEWEST("kept_scenarios");

/* Version 2: what runs saw of reminded invoices: gone from the ledger, or open in it again. */
static const char sightings[] =
    "CREATE TABLE sightings ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run),"
    " customer TEXT NOT NULL, invoice TEXT NOT NULL, is_open INTEGER NOT NULL);"
    "CREATE INDEX sightings_by_invoice ON sightings(customer, invoice, id);"
    APPEND_ONLY("sightings") WITH_NEWEST("sightings");

/* Version 3: numbers of registered letters, and what the post says became of them. */
static const char registered[] =
    "CREATE TABLE registered_numbers ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " run TEXT NOT NULL REFERENCES runs(run), document TEXT NOT NULL UNIQUE,"
    " number TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);"
    APPEND_ONLY("registered_numbers") WITH_NEWEST("registered_numbers")

    "CREATE TABLE proofs ("
    " id INTEGER PRIMARY KEY, " BELONGS
    " document TEXT NOT NULL, number TEXT, outcome TEXT NOT NULL, date TEXT NOT NULL,"
    " presented TEXT, by_name TEXT, file TEXT, sha256 TEXT, source TEXT, login TEXT);"
    "CREATE INDEX proofs_by_document ON proofs(document, id);"
    APPEND_ONLY("proofs") WITH_NEWEST("proofs");

/* clang-format on */

const char *history_schema_peek(int version)
{
    static const char *const versions[HISTORY_SCHEMA_VERSION] = {first_tables, sightings,
                                                                 registered};
    return version >= 1 && version <= HISTORY_SCHEMA_VERSION ? versions[version - 1] : NULL;
}
