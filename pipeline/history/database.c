/*
 * SQLite behind the history.
 *
 * Crash safety: rollback journal (not WAL: one file is the whole history, it can be read by
 * people who may not write, and it is safe on a network drive), journal_mode TRUNCATE with
 * synchronous FULL, so that a commit that returned survives a power cut; the empty journal file
 * is removed at the end. One append = one BEGIN IMMEDIATE ... COMMIT.
 */
#include "history/database.h"

#include "ground/files.h"
#include "ground/outcome.h"
#include "history/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#define WAIT_FOR_LOCK_MS 5000

struct Query {
    sqlite3_stmt *statement;
    HistoryDb *db;
    int n_put;
};

struct HistoryDb {
    sqlite3 *connection;
    char *path;
    GHashTable *queries; /* SQL text -> Query * */
    gint64 append_sequence;
    gboolean may_write;
    int version; /* of the schema, while reading a file of an earlier program */
};

static const struct {
    int code;
    Outcome outcome;
    const char *what;
} causes[] = {
    {SQLITE_BUSY, OUTCOME_TRY_LATER, "is in use by another program, try again later"},
    {SQLITE_LOCKED, OUTCOME_TRY_LATER, "is in use by another program, try again later"},
    {SQLITE_NOTADB, OUTCOME_INPUT_OUTPUT, "is damaged or is not a history of relance"},
    {SQLITE_CORRUPT, OUTCOME_INPUT_OUTPUT, "is damaged, restore it from a copy"},
    {SQLITE_FULL, OUTCOME_INPUT_OUTPUT, "cannot grow, the disk is full"},
    {SQLITE_READONLY, OUTCOME_INPUT_OUTPUT, "may not be written"},
    {SQLITE_CANTOPEN, OUTCOME_INPUT_OUTPUT, "cannot be opened"},
    {SQLITE_CONSTRAINT, OUTCOME_OUR_MISTAKE, "does not take what contradicts it"},
};

/* What SQLite said, as an error that names the file. Returns FALSE. */
static gboolean fail(HistoryDb *db, int code, GError **error)
{
    Outcome outcome = OUTCOME_INPUT_OUTPUT;
    const char *what = "cannot be read or written";
    for (guint i = 0; i < G_N_ELEMENTS(causes); i++)
        if (causes[i].code == (code & 0xff)) {
            outcome = causes[i].outcome;
            what = causes[i].what;
        }
    const char *said = db->connection ? sqlite3_errmsg(db->connection) : sqlite3_errstr(code);
    return outcome_fail(error, outcome, "%s: the history %s (%s)", db->path, what, said);
}

static gboolean execute(HistoryDb *db, const char *sql, GError **error)
{
    int code = sqlite3_exec(db->connection, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || fail(db, code, error);
}

static void free_query(gpointer data)
{
    Query *query = data;
    sqlite3_finalize(query->statement);
    g_free(query);
}

static HistoryDb *connect_file(const char *path, int flags, GError **error)
{
    HistoryDb *db = g_new0(HistoryDb, 1);
    db->path = g_strdup(path);
    db->may_write = (flags & SQLITE_OPEN_READWRITE) != 0;
    db->queries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_query);
    int code = sqlite3_open_v2(path, &db->connection, flags, NULL);
    if (code != SQLITE_OK) {
        fail(db, code, error);
        history_close(db);
        return NULL;
    }
    sqlite3_extended_result_codes(db->connection, 1);
    sqlite3_busy_timeout(db->connection, WAIT_FOR_LOCK_MS);
    return db;
}

static gboolean read_pragma(HistoryDb *db, const char *sql, gint64 *value, GError **error)
{
    Query *query = query_begin(db, sql, error);
    if (!query || !query_step(query, error))
        return FALSE;
    *value = query_get_number(query, 0);
    query_end(query);
    return TRUE;
}

/* Makes what the file lacks: all of it in an empty one, later tables in an earlier program's. */
static gboolean complete_schema(HistoryDb *db, GError **error)
{
    for (int version = db->version + 1; version <= HISTORY_SCHEMA_VERSION; version++)
        if (!execute(db, history_schema_peek(version), error))
            return FALSE;
    g_autofree char *sql =
        g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                        HISTORY_APPLICATION_ID, HISTORY_SCHEMA_VERSION);
    if (!execute(db, sql, error))
        return FALSE;
    db->version = HISTORY_SCHEMA_VERSION;
    return TRUE;
}

typedef enum { KIND_EMPTY, KIND_EARLIER, KIND_OURS, KIND_REFUSED } FileKind;

/* Reads what the file says it is; refused with *error. */
static FileKind recognise(HistoryDb *db, GError **error)
{
    gint64 application = 0, version = 0, tables = 0;
    if (!read_pragma(db, "PRAGMA application_id", &application, error) ||
        !read_pragma(db, "PRAGMA user_version", &version, error) ||
        !read_pragma(db, "SELECT count(*) FROM sqlite_master", &tables, error))
        return KIND_REFUSED;
    db->version = (int)CLAMP(version, 0, G_MAXINT);
    if (application == HISTORY_APPLICATION_ID && version >= 1 &&
        version <= HISTORY_SCHEMA_VERSION)
        return version == HISTORY_SCHEMA_VERSION ? KIND_OURS : KIND_EARLIER;
    if (application == 0 && version == 0 && tables == 0)
        return KIND_EMPTY;
    if (application == HISTORY_APPLICATION_ID)
        outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                     "%s: the history has schema version %" G_GINT64_FORMAT
                     ", this program knows versions up to %d",
                     db->path, version, HISTORY_SCHEMA_VERSION);
    else
        outcome_fail(error, OUTCOME_INPUT_OUTPUT,
                     "%s: an SQLite file, but not a history of relance", db->path);
    return KIND_REFUSED;
}

/* Makes the tables that are missing; two programs that start together make them once. */
static gboolean prepare_to_write(HistoryDb *db, GError **error)
{
    if (!execute(db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;", error))
        return FALSE;
    FileKind kind = recognise(db, error);
    if (kind == KIND_OURS || kind == KIND_REFUSED)
        return kind == KIND_OURS && execute(db, "PRAGMA journal_mode = TRUNCATE", error);
    if (!execute(db, "PRAGMA journal_mode = TRUNCATE; BEGIN IMMEDIATE", error))
        return FALSE;
    kind = recognise(db, error);
    gboolean is_good =
        kind == KIND_OURS || (kind != KIND_REFUSED && complete_schema(db, error));
    return history_end_append(db, is_good, error);
}

/* The file is made here and not by SQLite, so that its mode is ours from the first moment. */
static gboolean create_file(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (!folder_create(folder, error))
        return FALSE;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (fd < 0)
        return outcome_fail(error, OUTCOME_CANNOT_CREATE,
                            "%s: the history cannot be created: %s", path, g_strerror(errno));
    close(fd);
    return folder_sync(folder, error);
}

HistoryDb *history_open(const char *path, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS) && !create_file(path, error))
        return NULL;
    HistoryDb *db = connect_file(path, SQLITE_OPEN_READWRITE, error);
    if (db && !prepare_to_write(db, error)) {
        history_close(db);
        return NULL;
    }
    return db;
}

static HistoryDb *open_empty(const char *path, GError **error)
{
    HistoryDb *db = connect_file(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
    if (!db)
        return NULL;
    g_free(db->path);
    db->path = g_strdup(path);
    if (complete_schema(db, error) && execute(db, "PRAGMA query_only = ON", error)) {
        db->may_write = FALSE;
        return db;
    }
    history_close(db);
    return NULL;
}

HistoryDb *history_open_to_read(const char *path, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return open_empty(path, error);
    HistoryDb *db = connect_file(path, SQLITE_OPEN_READONLY, error);
    if (!db)
        return NULL;
    FileKind kind = recognise(db, error);
    if (kind == KIND_OURS || kind == KIND_EARLIER)
        return db;
    history_close(db);
    return kind == KIND_EMPTY ? open_empty(path, error) : NULL;
}

void history_close(HistoryDb *db)
{
    if (!db)
        return;
    g_hash_table_unref(db->queries);
    if (db->connection && db->may_write) {
        sqlite3_busy_timeout(db->connection, 0); /* an empty journal may stay behind */
        sqlite3_exec(db->connection, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    }
    sqlite3_close(db->connection);
    g_free(db->path);
    g_free(db);
}

gboolean history_has_version(const HistoryDb *db, int version)
{
    return db->version >= version;
}

gint64 history_sequence(HistoryDb *db)
{
    gint64 sequence = 0;
    return read_pragma(db, "SELECT max(sequence) FROM appends", &sequence, NULL) ? sequence : 0;
}

gboolean history_begin_append(HistoryDb *db, const char *kind, const char *run, gint64 at,
                              GError **error)
{
    if (!db->may_write)
        return outcome_fail(error, OUTCOME_OUR_MISTAKE,
                            "%s: the history was opened to read only", db->path);
    if (!execute(db, "BEGIN IMMEDIATE", error))
        return FALSE;
    return history_next_append(db, kind, run, at, error) ||
           history_end_append(db, FALSE, error);
}

gboolean history_next_append(HistoryDb *db, const char *kind, const char *run, gint64 at,
                             GError **error)
{
    Query *query =
        query_begin(db, "INSERT INTO appends(kind, run, at) VALUES (?, ?, ?)", error);
    if (!query)
        return FALSE;
    query_put_text(query, kind);
    query_put_text(query, run);
    query_put_number(query, at);
    if (!query_run(query, error))
        return FALSE;
    db->append_sequence = history_last_row(db);
    return TRUE;
}

gint64 history_append_sequence(const HistoryDb *db)
{
    return db->append_sequence;
}

void history_drop_append(HistoryDb *db)
{
    if (!sqlite3_get_autocommit(db->connection))
        sqlite3_exec(db->connection, "ROLLBACK", NULL, NULL, NULL);
}

gboolean history_end_append(HistoryDb *db, gboolean is_good, GError **error)
{
    if (is_good && execute(db, "COMMIT", error))
        return TRUE;
    history_drop_append(db);
    return FALSE;
}

Query *query_begin(HistoryDb *db, const char *sql, GError **error)
{
    Query *query = g_hash_table_lookup(db->queries, sql);
    if (!query) {
        sqlite3_stmt *statement = NULL;
        int code = sqlite3_prepare_v3(db->connection, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                      &statement, NULL);
        if (code != SQLITE_OK) {
            fail(db, code, error);
            return NULL;
        }
        query = g_new0(Query, 1);
        query->statement = statement;
        query->db = db;
        g_hash_table_insert(db->queries, g_strdup(sql), query);
    }
    query_end(query);
    return query;
}

void query_end(Query *query)
{
    if (!query)
        return;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->n_put = 0;
}

/* A value can only fail to be put for want of memory, or in a place that does not exist. */
static void check_put(int code)
{
    g_assert(code == SQLITE_OK);
}

void query_put_text(Query *query, const char *text)
{
    check_put(sqlite3_bind_text(query->statement, ++query->n_put, text, -1, SQLITE_TRANSIENT));
}

void query_put_number(Query *query, gint64 number)
{
    check_put(sqlite3_bind_int64(query->statement, ++query->n_put, number));
}

void query_put_day(Query *query, Day day)
{
    char text[DAY_ISO_SIZE];
    query_put_text(query, day == DAY_NONE ? NULL : day_print_iso(day, text));
}

gboolean query_step(Query *query, GError **error)
{
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW)
        return TRUE;
    if (code != SQLITE_DONE)
        fail(query->db, code, error);
    query_end(query);
    return FALSE;
}

gboolean query_run(Query *query, GError **error)
{
    g_autoptr(GError) cause = NULL;
    while (query_step(query, &cause)) {
    }
    if (!cause)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cause));
    return FALSE;
}

int query_count_columns(Query *query)
{
    return sqlite3_column_count(query->statement);
}

const char *query_get_column_name(Query *query, int column)
{
    return sqlite3_column_name(query->statement, column);
}

const char *query_get_text(Query *query, int column)
{
    return (const char *)sqlite3_column_text(query->statement, column);
}

char *query_copy_text(Query *query, int column)
{
    return g_strdup(query_get_text(query, column));
}

gint64 query_get_number(Query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

Day query_get_day(Query *query, int column)
{
    return day_parse_iso(query_get_text(query, column));
}

gint64 history_last_row(HistoryDb *db)
{
    return sqlite3_last_insert_rowid(db->connection);
}
