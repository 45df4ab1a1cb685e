#include "audit/audit.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define AT 1795212000 /* 2026-11-20T22:00:00Z */

static char *folder, *path;

static void begin(void)
{
    folder = g_dir_make_tmp("relance-journal-XXXXXX", NULL);
    path = g_build_filename(folder, "5-audit", "journal.jsonl", NULL);
}

static void end(void)
{
    folder_remove_tree(folder, NULL);
    g_free(folder);
    g_free(path);
}

TestSuite(journal, .init = begin, .fini = end);

static Journal *open_journal(const char *previous)
{
    GError *error = NULL;
    Journal *journal = journal_open(folder, previous, &error);
    cr_assert_not_null(journal, "%s", error ? error->message : "");
    return journal;
}

static void append(Journal *journal, const char *event, const char *members)
{
    cr_assert(journal_append(journal, event, AT, members, NULL));
    cr_assert(journal_sync(journal, NULL));
}

static char *read_journal(void)
{
    return file_read_whole(path, NULL, NULL);
}

Test(journal, first_lines_are_exactly_these_bytes)
{
    g_autoptr(Journal) journal = open_journal(NULL);
    cr_assert_null(journal_peek_head(journal));
    g_autoptr(GString) members = g_string_new(NULL);
    json_append_string(members, "document", "2026-11-21-1-0001");
    json_append_string(members, "note", "a \"b\"\nc");
    append(journal, "begun", "");
    append(journal, "document", members->str);
    static const char first[] =
        "{\"seq\":1,\"at\":\"2026-11-20T22:00:00Z\",\"event\":\"begun\",\"prev\":\"" ZEROS
        "\"}";
    g_autofree char *hash = data_sha256(first, strlen(first));
    g_autofree char *expected = g_strdup_printf(
        "%s\n{\"seq\":2,\"at\":\"2026-11-20T22:00:00Z\",\"event\":\"document\","
        "\"document\":\"2026-11-21-1-0001\",\"note\":\"a \\\"b\\\"\\nc\",\"prev\":\"%s\"}\n",
        first, hash);
    g_autofree char *text = read_journal();
    cr_assert_str_eq(text, expected);
    const char *second = strchr(text, '\n') + 1;
    g_autofree char *head = data_sha256(second, strlen(second) - 1);
    cr_assert_str_eq(journal_peek_head(journal), head);
}

Test(journal, a_run_continues_the_last_line_of_the_run_before)
{
    g_autofree char *previous = data_sha256("x", 1);
    g_autoptr(Journal) journal = open_journal(previous);
    append(journal, "begun", "");
    g_autofree char *text = read_journal();
    g_autofree char *tail = g_strdup_printf("\"prev\":\"%s\"}\n", previous);
    cr_assert(g_str_has_suffix(text, tail), "%s", text);
}

Test(journal, nothing_is_in_the_file_before_it_is_synced)
{
    g_autoptr(Journal) journal = open_journal(NULL);
    cr_assert(journal_append(journal, "begun", AT, "", NULL));
    cr_assert_not(g_file_test(path, G_FILE_TEST_EXISTS));
    cr_assert(journal_sync(journal, NULL));
    g_autofree char *text = read_journal();
    cr_assert_not_null(strstr(text, "begun"));
}

Test(journal, opened_again_it_goes_on_where_it_stood)
{
    Journal *journal = open_journal(NULL);
    append(journal, "begun", "");
    g_autofree char *head = g_strdup(journal_peek_head(journal));
    journal_close(journal);
    g_autofree char *other = data_sha256("other", 5);
    journal = open_journal(other); /* only a first line continues another run */
    cr_assert_str_eq(journal_peek_head(journal), head);
    append(journal, "ended", "");
    journal_close(journal);
    g_autofree char *text = read_journal();
    g_autofree char *tail = g_strdup_printf("\"prev\":\"%s\"}\n", head);
    cr_assert(g_str_has_suffix(text, tail), "%s", text);
    cr_assert_not_null(strstr(text, "\"seq\":2,"));
}

Test(journal, a_torn_last_line_is_cut_off_and_the_next_line_says_so)
{
    Journal *journal = open_journal(NULL);
    append(journal, "begun", "");
    g_autofree char *head = g_strdup(journal_peek_head(journal));
    journal_close(journal);
    g_autofree char *whole = read_journal();
    g_autofree char *torn = g_strconcat(whole, "{\"seq\":2,\"at\":\"20", NULL);
    cr_assert(g_file_set_contents(path, torn, -1, NULL));
    journal = open_journal(NULL);
    cr_assert_str_eq(journal_peek_head(journal), head);
    append(journal, "ended", "");
    journal_close(journal);
    g_autofree char *text = read_journal();
    g_autofree char *hash = data_sha256("{\"seq\":2,\"at\":\"20", 17);
    g_autofree char *said =
        g_strdup_printf("\n{\"seq\":2,\"at\":\"2026-11-20T22:00:00Z\",\"event\":"
                        "\"torn\",\"bytes\":17,\"sha256\":\"%s\",\"prev\":\"%s\"}\n"
                        "{\"seq\":3,",
                        hash, head);
    cr_assert_not_null(strstr(text, said), "%s", text);
}

Test(journal, nothing_is_added_to_a_broken_chain)
{
    Journal *journal = open_journal(NULL);
    append(journal, "begun", "\"a\":1");
    append(journal, "ended", "");
    journal_close(journal);
    g_autofree char *text = read_journal();
    *strstr(text, "\"a\":1") = '\''; /* one byte of line 1 */
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    g_autoptr(GError) error = NULL;
    cr_assert_null(journal_open(folder, NULL, &error));
    cr_assert_eq(error->code, OUTCOME_INPUT_OUTPUT);
    cr_assert_not_null(strstr(error->message, "journal.jsonl:2:"), "%s", error->message);
}

Test(journal, lines_that_could_not_be_written_wait_for_the_next_sync)
{
    g_autoptr(Journal) journal = open_journal(NULL);
    cr_assert(journal_append(journal, "begun", AT, "", NULL));
    cr_assert_eq(g_mkdir(path, 0700), 0, "a folder stands where the file should be");
    g_autoptr(GError) error = NULL;
    cr_assert_not(journal_sync(journal, &error));
    cr_assert_not_null(error);
    cr_assert_eq(g_rmdir(path), 0);
    cr_assert(journal_sync(journal, NULL));
    g_autofree char *text = read_journal();
    cr_assert_not_null(strstr(text, "begun"));
}

Test(journal, sealing_twice_without_a_change_adds_no_line)
{
    g_autofree char *file = g_build_filename(folder, "run.json", NULL);
    cr_assert(g_file_set_contents(file, "{}", -1, NULL));
    Journal *journal = open_journal(NULL);
    append(journal, "begun", "");
    cr_assert(audit_seal(journal, folder, AT, NULL));
    g_autofree char *once = read_journal();
    cr_assert(audit_seal(journal, folder, AT, NULL));
    journal_close(journal);
    journal = open_journal(NULL);
    cr_assert(audit_seal(journal, folder, AT + 60, NULL));
    g_autofree char *twice = read_journal();
    cr_assert_str_eq(once, twice);
    cr_assert(g_file_set_contents(file, "{\"a\":1}", -1, NULL));
    cr_assert(audit_seal(journal, folder, AT + 60, NULL));
    journal_close(journal);
    g_autofree char *changed = read_journal();
    cr_assert_gt(strlen(changed), strlen(once));
}
