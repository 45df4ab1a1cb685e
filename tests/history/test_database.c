#include "build_story.h"

#include "ground/files.h"
#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

static Story *story;

static void begin(void)
{
    story = story_new();
}

static void end(void)
{
    story_free(story);
}

TestSuite(database, .init = begin, .fini = end);

/* Runs SQL behind the program's back; returns SQLite's answer and its message. */
static int tamper(const char *sql, char **said)
{
    sqlite3 *connection = NULL;
    cr_assert_eq(sqlite3_open(story->path, &connection), SQLITE_OK);
    int code = sqlite3_exec(connection, sql, NULL, NULL, NULL);
    *said = g_strdup(sqlite3_errmsg(connection));
    sqlite3_close(connection);
    return code;
}

Test(database, a_new_history_is_readable_by_owner_and_group_only)
{
    struct stat status;
    cr_assert_eq(g_stat(story->path, &status), 0);
    cr_assert_eq(status.st_mode & 0777 & ~0640u, 0, "mode is %o", status.st_mode & 0777);
    cr_assert_eq(status.st_mode & 0600, 0600);
}

Test(database, rows_of_every_table_can_neither_be_changed_nor_deleted)
{
    PlanRow *row = story_add_item(story, "C1", "F1", "2026-01-31", 100, 1);
    story_claim(story_add_document(story, "d1", "C1", 1, CHANNEL_EMAIL, "a@b.example", NULL),
                row, TRUE);
    story_record(story, "r1", "2026-02-01");
    story_say(story, "r1", "d1", CHANNEL_EMAIL, "a@b.example", DELIVERY_ACCEPTED, "250");
    cr_assert(history_store_head(story->db, "r1", "abcd", NULL));
    Event event = {.date = 1, .customer = "C1", .kind = EVENT_NOTE, .amount_minor = -1};
    g_autoptr(GPtrArray) events = g_ptr_array_new();
    g_ptr_array_add(events, &event);
    cr_assert(history_add_events(story->db, events, NULL, 0, NULL));
    ApprovalRecord approval = {.run = "r1", .document = "d1", .by = "X"};
    cr_assert(history_add_approval(story->db, &approval, NULL));
    cr_assert(history_add_retraction(story->db, "r1", NULL, "X", NULL, NULL, 0, NULL));
    g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(kept, "C1", "standard");
    cr_assert(history_keep_scenarios(story->db, "r1", kept, NULL));
    story_see(story, "r1", "C1", "F1", FALSE);
    static const char *const tables[] = {
        "appends", "runs",      "heads",       "documents",      "items",    "states",
        "events",  "approvals", "retractions", "kept_scenarios", "sightings"};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *update = g_strdup_printf("UPDATE %s SET sequence = 999", tables[i]);
        g_autofree char *delete = g_strdup_printf("DELETE FROM %s", tables[i]);
        g_autofree char *said = NULL, *said_too = NULL;
        cr_assert_neq(tamper(update, &said), SQLITE_OK, "%s was changed", tables[i]);
        cr_assert_not_null(strstr(said, "append-only"), "%s: %s", tables[i], said);
        cr_assert_neq(tamper(delete, &said_too), SQLITE_OK, "rows of %s were deleted",
                      tables[i]);
        cr_assert_not_null(strstr(said_too, "append-only"), "%s: %s", tables[i], said_too);
    }
}

Test(database, nothing_can_be_slipped_in_below_the_newest_append)
{
    cr_assert(history_begin_run(story->db, "r1", 1, 0, NULL));
    cr_assert(history_begin_run(story->db, "r2", 1, 0, NULL));
    g_autofree char *said = NULL;
    cr_assert_neq(tamper("INSERT INTO heads(sequence, run, head) VALUES (1, 'r1', 'x')", &said),
                  SQLITE_OK);
    cr_assert_not_null(strstr(said, "outside its append"), "%s", said);
}

Test(database, a_missing_file_is_an_empty_history_to_a_reader_and_stays_missing)
{
    g_autofree char *path = g_build_filename(story->folder, "none", "relance.db", NULL);
    g_autoptr(HistoryDb) db = history_open_to_read(path, NULL);
    cr_assert_not_null(db);
    cr_assert_eq(history_sequence(db), 0);
    g_autoptr(Past) past = history_fetch_past(db, -1, NULL, NULL);
    cr_assert_eq(past->reminders->len, 0);
    g_autofree char *head = history_journal_head(db, NULL, NULL);
    cr_assert_null(head);
    cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
    g_autoptr(GError) error = NULL;
    cr_assert_not(history_begin_run(db, "r", 1, 0, &error));
    cr_assert_not_null(error);
}

Test(database, a_reader_sees_what_was_committed_and_cannot_append)
{
    cr_assert(history_begin_run(story->db, "r1", day_from_ymd(2026, 1, 1), 0, NULL));
    g_autoptr(HistoryDb) reader = history_open_to_read(story->path, NULL);
    cr_assert_eq(history_sequence(reader), 1);
    g_autoptr(GPtrArray) runs = history_list_runs(reader, NULL);
    cr_assert_str_eq(runs->pdata[0], "r1");
    g_autoptr(GError) error = NULL;
    cr_assert_not(history_store_head(reader, "r1", "x", &error));
    cr_assert_not_null(error);
}

Test(database, the_folder_of_a_new_history_is_made)
{
    g_autofree char *path = g_build_filename(story->folder, "a", "b", "relance.db", NULL);
    g_autoptr(HistoryDb) db = history_open(path, NULL);
    cr_assert_not_null(db);
}

Test(database, a_damaged_file_is_an_input_output_error_that_names_it)
{
    g_autofree char *path = g_build_filename(story->folder, "damaged.db", NULL);
    cr_assert(g_file_set_contents(path, "this is not a database, it is a letter to my aunt", -1,
                                  NULL));
    g_autoptr(GError) error = NULL, error_too = NULL;
    cr_assert_null(history_open(path, &error));
    cr_assert_eq(error->code, OUTCOME_INPUT_OUTPUT);
    cr_assert_not_null(strstr(error->message, path), "%s", error->message);
    cr_assert_null(history_open_to_read(path, &error_too));
    cr_assert_eq(error_too->code, OUTCOME_INPUT_OUTPUT);
}

Test(database, pages_overwritten_with_noise_are_reported_and_do_not_stop_the_program)
{
    PlanRow *row = story_add_item(story, "C1", "F1", "2026-01-31", 100, 1);
    story_claim(story_add_document(story, "d1", "C1", 1, CHANNEL_EMAIL, "a@b.example", NULL),
                row, TRUE);
    story_record(story, "r1", "2026-02-01");
    history_close(story->db);
    story->db = NULL;
    g_autofree char *data = NULL;
    gsize len = 0;
    cr_assert(g_file_get_contents(story->path, &data, &len, NULL));
    memset(data + 4096, 0x5a, len - 4096);
    cr_assert(g_file_set_contents(story->path, data, (gssize)len, NULL));
    g_autoptr(GError) error = NULL;
    g_autoptr(HistoryDb) db = history_open(story->path, &error);
    g_autoptr(Past) past = db ? history_fetch_past(db, -1, NULL, &error) : NULL;
    cr_assert_null(past);
    cr_assert_eq(error->code, OUTCOME_INPUT_OUTPUT);
    cr_assert_not_null(strstr(error->message, story->path), "%s", error->message);
}

Test(database, a_strange_database_and_a_newer_schema_are_refused)
{
    g_autofree char *path = g_build_filename(story->folder, "strange.db", NULL);
    sqlite3 *connection = NULL;
    cr_assert_eq(sqlite3_open(path, &connection), SQLITE_OK);
    sqlite3_exec(connection, "CREATE TABLE t(x)", NULL, NULL, NULL);
    sqlite3_close(connection);
    g_autoptr(GError) error = NULL;
    cr_assert_null(history_open(path, &error));
    cr_assert_not_null(strstr(error->message, "not a history"), "%s", error->message);
    g_autofree char *said = NULL;
    cr_assert_eq(tamper("PRAGMA user_version = 99", &said), SQLITE_OK);
    g_autoptr(GError) newer = NULL;
    cr_assert_null(history_open(story->path, &newer));
    cr_assert_not_null(strstr(newer->message, "schema version 99"), "%s", newer->message);
}

/* What a program before the sightings left behind. */
static void make_first_version(void)
{
    g_autofree char *said = NULL;
    PlanRow *row = story_add_item(story, "C1", "F1", "2026-01-31", 100, 1);
    story_claim(story_add_document(story, "d1", "C1", 1, CHANNEL_EMAIL, "a@b.example", NULL),
                row, TRUE);
    story_record(story, "r1", "2026-02-01");
    history_close(story->db);
    story->db = NULL;
    cr_assert_eq(tamper("DROP TABLE sightings; DROP TABLE registered_numbers;"
                        " DROP TABLE proofs; PRAGMA user_version = 1",
                        &said),
                 SQLITE_OK, "%s", said);
}

Test(database, a_history_of_an_earlier_program_is_read_as_it_is)
{
    make_first_version();
    g_autoptr(GError) error = NULL;
    g_autoptr(HistoryDb) reader = history_open_to_read(story->path, &error);
    cr_assert_not_null(reader, "%s", error ? error->message : "");
    g_autoptr(Past) past = history_fetch_past(reader, -1, NULL, &error);
    cr_assert_not_null(past, "%s", error ? error->message : "");
    cr_assert_eq(past->reminders->len, 1);
    g_autofree char *said = NULL;
    cr_assert_neq(tamper("SELECT * FROM sightings", &said), SQLITE_OK, "reading made a table");
}

Test(database, a_history_of_an_earlier_program_gets_what_it_lacks_when_it_is_written)
{
    make_first_version();
    story_reopen(story);
    story_see(story, "r1", "C1", "F1", FALSE);
    g_autoptr(Past) past = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_eq(past->reminders->len, 1, "what was there is still there");
    cr_assert_not_null(past_find_absence(past, "C1", "F1"));
    g_autofree char *said = NULL;
    cr_assert_neq(tamper("DELETE FROM sightings", &said), SQLITE_OK);
    cr_assert_not_null(strstr(said, "append-only"), "%s", said);
    story_reopen(story);
    g_autoptr(Past) again = history_fetch_past(story->db, -1, NULL, NULL);
    cr_assert_not_null(past_find_absence(again, "C1", "F1"), "made once only");
}

Test(database, a_locked_history_asks_to_try_again_later, .timeout = 60)
{
    sqlite3 *other = NULL;
    cr_assert_eq(sqlite3_open(story->path, &other), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    g_autoptr(GError) error = NULL;
    cr_assert_not(history_begin_run(story->db, "r1", 1, 0, &error));
    cr_assert_eq(error->code, OUTCOME_TRY_LATER);
    sqlite3_close(other);
    cr_assert(history_begin_run(story->db, "r1", 1, 0, NULL),
              "free again once the other is gone");
}

Test(database, an_append_cut_off_in_the_middle_leaves_nothing)
{
    gint64 mark = history_sequence(story->db);
    sqlite3 *other = NULL;
    cr_assert_eq(sqlite3_open(story->path, &other), SQLITE_OK);
    sqlite3_exec(other,
                 "BEGIN IMMEDIATE; INSERT INTO appends(kind, at) VALUES ('run', 0);"
                 "INSERT INTO runs(sequence, run, run_date) VALUES (1, 'half', '2026-01-01')",
                 NULL, NULL, NULL);
    sqlite3_close(other); /* as a killed program would: no COMMIT */
    story_reopen(story);
    cr_assert_eq(history_sequence(story->db), mark);
    g_autoptr(GPtrArray) runs = history_list_runs(story->db, NULL);
    cr_assert_eq(runs->len, 0);
}

Test(database, closing_leaves_one_file_only)
{
    cr_assert(history_begin_run(story->db, "r1", 1, 0, NULL));
    history_close(story->db);
    story->db = NULL;
    g_autoptr(GPtrArray) files = folder_list_files(story->folder, NULL);
    cr_assert_eq(files->len, 1);
    cr_assert_str_eq(files->pdata[0], "relance.db");
}

Test(database, an_empty_file_left_by_a_crash_becomes_a_history)
{
    g_autofree char *path = g_build_filename(story->folder, "empty.db", NULL);
    cr_assert(g_file_set_contents(path, "", 0, NULL));
    g_autoptr(HistoryDb) reader = history_open_to_read(path, NULL);
    cr_assert_not_null(reader);
    cr_assert_eq(history_sequence(reader), 0);
    g_autoptr(HistoryDb) db = history_open(path, NULL);
    cr_assert(history_begin_run(db, "r1", 1, 0, NULL));
}
