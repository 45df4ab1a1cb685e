#include "dispatch/build_run.h"

#include "ground/csv_text.h"
#include "ground/files.h"
#include "ground/json_text.h"
#include "ground/outcome.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define JOB "print/2026-11-21-1-letters"

static Outgoing *add_letter(TestRun *run, const char *document, const char *country,
                            const char *postcode, int pages)
{
    Outgoing *outgoing = test_run_add(run, document, CHANNEL_LETTER, "DUPONT / 69003 LYON");
    g_free(outgoing->country);
    g_free(outgoing->postcode);
    outgoing->country = g_strdup(country);
    outgoing->postcode = g_strdup(postcode);
    outgoing->pages = pages;
    return outgoing;
}

/* A cell of the job's index by row (from 1) and column name; a new string. */
static char *cell(TestRun *run, const char *table, guint row, const char *column)
{
    g_autofree char *text = test_run_read(run, table);
    g_autoptr(GPtrArray) rows = csv_parse_own(text, NULL);
    cr_assert_not_null(rows);
    cr_assert_lt(row, rows->len, "%s", text);
    char **names = g_ptr_array_index(rows, 0);
    for (guint i = 0; names[i]; i++)
        if (strcmp(names[i], column) == 0)
            return g_strdup(((char **)g_ptr_array_index(rows, row))[i]);
    cr_assert_fail("no column %s", column);
    return NULL;
}

static void expect_cell(TestRun *run, const char *table, guint row, const char *column,
                        const char *expected)
{
    g_autofree char *found = cell(run, table, row, column);
    cr_assert_str_eq(found, expected, "row %u, column %s: %s", row, column, found);
}

Test(print_spool, a_job_has_its_pdf_index_manifest_and_ready)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "69003", 2);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    cr_assert_str_eq(test_run_delivery(run, 0)->detail, "print/2026-11-21-1-letters seq 1");
    static const char *const names[] = {"letters.pdf", "index.csv", "manifest.json", "READY"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = g_build_filename(JOB, names[i], NULL);
        cr_assert(test_run_has(run, name), "%s", name);
    }
    cr_assert_eq(test_run_count(run, "print"), 4, "nothing else may stay there");
    test_run_free(run);
}

Test(print_spool, the_index_has_the_documented_columns)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "69003", 2);
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *index = test_run_read(run, JOB "/index.csv");
    g_autofree char *expected = g_strdup_printf(
        "seq,run_id,letter_id,debtor_id,level,product,colour,duplex,first_page,last_page,"
        "sheets,weight_g,envelope,addr1,addr2,addr3,addr4,addr5,addr6,addr7,country_iso2,"
        "postcode,invoices,total_due,ref_print,sha256_pages,file,currency,postage,"
        "postage_currency,registered_number\n"
        "1,2026-11-21-1,D1,CD1,2,lettre-verte,black,duplex,1,2,1,9.99,DL,"
        "DUPONT ET FILS,12 RUE DES LILAS,69003 "
        "LYON,,,,,FR,69003,F-D1,1234.56,D1,%s,letters.pdf,"
        "EUR,1.52,EUR,\n",
        ((Outgoing *)g_ptr_array_index(run->outgoing, 0))->pdf_sha256);
    cr_assert_str_eq(index, expected);
    test_run_free(run);
}

Test(print_spool, letters_are_sorted_for_the_post_and_the_inserter)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "DE", "10115", 1);
    add_letter(run, "D2", "FR", "75001", 1);
    add_letter(run, "D3", "FR", "69003", 5);
    add_letter(run, "D4", "FR", "69003", 1);
    add_letter(run, "D5", "BE", "99999", 1);
    add_letter(run, "D6", "", "01000", 1);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_str_eq(run->merged->str, "D6 D4 D3 D2 D5 D1 ");
    expect_cell(run, JOB "-abroad/index.csv", 1, "letter_id", "D5");
    expect_cell(run, JOB "-abroad/index.csv", 2, "letter_id", "D1");
    expect_cell(run, JOB "-abroad/index.csv", 2, "product", "lettre-internationale");
    expect_cell(run, JOB "/index.csv", 3, "seq", "3");
    expect_cell(run, JOB "/index.csv", 3, "letter_id", "D3");
    test_run_free(run);
}

Test(print_spool, page_ranges_follow_each_other_and_begin_on_a_recto)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 3);
    add_letter(run, "D2", "FR", "2", 1);
    add_letter(run, "D3", "FR", "3", 2);
    cr_assert(test_run_dispatch(run, NULL));
    expect_cell(run, JOB "/index.csv", 1, "first_page", "1");
    expect_cell(run, JOB "/index.csv", 1, "last_page", "3");
    expect_cell(run, JOB "/index.csv", 1, "sheets", "2");
    expect_cell(run, JOB "/index.csv", 2, "first_page", "5");
    expect_cell(run, JOB "/index.csv", 3, "first_page", "7");
    expect_cell(run, JOB "/index.csv", 3, "last_page", "8");
    test_run_free(run);
}

Test(print_spool, a_letter_on_a_verso_is_our_mistake_and_nothing_is_announced)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    add_letter(run, "D1", "FR", "1", 1);
    add_letter(run, "D2", "FR", "2", 1);
    run->hands.data = run;
    Settings simplex = *run->settings; /* the merge thinks of simplex, the job of duplex */
    simplex.print.duplex = FALSE;
    TestRun player = *run;
    player.settings = &simplex;
    run->hands.data = &player;
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_OUR_MISTAKE);
    cr_assert_not(test_run_has(run, JOB));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_PLANNED);
    test_run_free(run);
}

Test(print_spool, the_manifest_counts_weighs_and_seals)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "69003", 1);
    add_letter(run, "D2", "FR", "69004", 6);
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *text = test_run_read(run, JOB "/manifest.json");
    g_autoptr(JsonValue) json = json_parse(text, -1, NULL);
    cr_assert_not_null(json, "%s", text);
    cr_assert_eq(json_find_number(json, "letters", -1), 2);
    cr_assert_eq(json_find_number(json, "pages", -1), 7);
    cr_assert_eq(json_find_number(json, "sheets", -1), 4);
    cr_assert_str_eq(json_find_text(json, "weight_g"), "29.96"); /* 4 x 4.99 + 2 x 5 */
    cr_assert_str_eq(json_find_text(json, "run_date"), "2026-11-21");
    const JsonValue *total = g_ptr_array_index(json_find(json, "postage")->children, 0);
    cr_assert_str_eq(json_find_text(total, "amount"), "3.04"); /* 2 x 1.52 */
    const JsonValue *files = json_find(json, "files");
    cr_assert_eq(files->children->len, 2);
    for (guint i = 0; i < files->children->len; i++) {
        const JsonValue *file = g_ptr_array_index(files->children, i);
        g_autofree char *path = g_build_filename(run->folder, "4-dispatch", JOB,
                                                 json_find_text(file, "name"), NULL);
        g_autofree char *sha256 = file_sha256(path, NULL);
        cr_assert_str_eq(json_find_text(file, "sha256"), sha256);
    }
    test_run_free(run);
}

Test(print_spool, files_are_split_by_sheets_and_each_counts_its_pages_from_one)
{
    TestRun *run = test_run_new();
    run->settings->print.max_sheets_per_file = 3;
    add_letter(run, "D1", "FR", "1", 4);
    add_letter(run, "D2", "FR", "2", 1);
    add_letter(run, "D3", "FR", "3", 1);
    add_letter(run, "D4", "FR", "4", 9); /* more than a file may have: alone in one */
    cr_assert(test_run_dispatch(run, NULL));
    expect_cell(run, JOB "/index.csv", 2, "file", "letters-001.pdf");
    expect_cell(run, JOB "/index.csv", 3, "file", "letters-002.pdf");
    expect_cell(run, JOB "/index.csv", 3, "first_page", "1");
    expect_cell(run, JOB "/index.csv", 4, "file", "letters-003.pdf");
    expect_cell(run, JOB "/index.csv", 4, "last_page", "9");
    cr_assert_eq(test_run_count(run, JOB), 6);
    test_run_free(run);
}

Test(print_spool, files_are_split_where_they_grow_too_big)
{
    TestRun *run = test_run_new();
    run->settings->print.max_file_mb = 1;
    run->merged_bytes = 300000;
    for (guint i = 0; i < 8; i++) {
        g_autofree char *document = g_strdup_printf("D%u", i);
        add_letter(run, document, "FR", "1", 2);
    }
    cr_assert(test_run_dispatch(run, NULL));
    static const char *const files[] = {"letters-001.pdf", "letters-001.pdf", "letters-001.pdf",
                                        "letters-002.pdf", "letters-002.pdf", "letters-002.pdf",
                                        "letters-003.pdf", "letters-003.pdf"};
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        expect_cell(run, JOB "/index.csv", i + 1, "file", files[i]);
    expect_cell(run, JOB "/index.csv", 4, "first_page", "1");
    cr_assert_eq(test_run_count(run, JOB), 6, "nothing of the first tries stays");
    test_run_free(run);
}

Test(print_spool, one_letter_too_big_goes_alone)
{
    TestRun *run = test_run_new();
    run->settings->print.max_file_mb = 1;
    run->merged_bytes = 1500000;
    add_letter(run, "D1", "FR", "1", 2);
    add_letter(run, "D2", "FR", "1", 2);
    cr_assert(test_run_dispatch(run, NULL));
    expect_cell(run, JOB "/index.csv", 1, "file", "letters-001.pdf");
    expect_cell(run, JOB "/index.csv", 2, "file", "letters-002.pdf");
    test_run_free(run);
}

Test(print_spool, a_pdf_for_each_letter_has_a_name_that_every_system_takes)
{
    TestRun *run = test_run_new();
    run->settings->print.one_file_per_letter = TRUE;
    Outgoing *odd = add_letter(run, "2026-11-21-1-0001", "FR", "1", 2);
    g_free(odd->customer);
    odd->customer = g_strdup("Müller & Söhne / Zürich, Bahnhofstrasse");
    add_letter(run, "2026-11-21-1-0002", "FR", "2", 3);
    cr_assert(test_run_dispatch(run, NULL));
    g_autoptr(GRegex) form =
        g_regex_new("^2026-11-21-1_L2_[A-Za-z0-9-]+_000[12]\\.pdf$", 0, 0, NULL);
    for (guint i = 1; i <= 2; i++) {
        g_autofree char *name = cell(run, JOB "/index.csv", i, "file");
        g_autofree char *path = g_build_filename(JOB, name, NULL);
        cr_assert(g_regex_match(form, name, 0, NULL), "%s", name);
        cr_assert_leq(strlen(name), 64);
        cr_assert(test_run_has(run, path));
        expect_cell(run, JOB "/index.csv", i, "first_page", "1");
    }
    cr_assert_eq(test_run_count(run, JOB), 5);
    test_run_free(run);
}

Test(print_spool, registered_letters_have_a_job_of_their_own)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "69003", 1);
    Outgoing *registered = test_run_add(run, "D2", CHANNEL_REGISTERED, "DUPONT");
    g_free(registered->reference);
    registered->reference = g_strdup("2C 123 456 7890 1");
    cr_assert(test_run_dispatch(run, NULL));
    expect_cell(run, JOB "/index.csv", 1, "letter_id", "D1");
    expect_cell(run, "print/2026-11-21-1-registered/index.csv", 1, "letter_id", "D2");
    expect_cell(run, "print/2026-11-21-1-registered/index.csv", 1, "product", "recommande-r1");
    expect_cell(run, "print/2026-11-21-1-registered/index.csv", 1, "ref_print",
                "2C 123 456 7890 1");
    test_run_free(run);
}

Test(print_spool, postage_that_is_not_known_is_left_empty_and_said_once)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 30);
    add_letter(run, "D2", "FR", "2", 30);
    cr_assert(test_run_dispatch(run, NULL));
    expect_cell(run, JOB "/index.csv", 1, "postage", "");
    expect_cell(run, JOB "/index.csv", 1, "postage_currency", "");
    expect_cell(run, JOB "/index.csv", 1, "envelope", "C4");
    expect_cell(run, JOB "/index.csv", 1, "weight_g", "92.85"); /* 15 x 4.99 + 18 */
    g_autofree char *said = complaints_to_text(run->complaints);
    cr_assert(strstr(said, "WARNING"), "%s", said);
    cr_assert(strstr(said, "lettre-verte up to 93 g"), "%s", said);
    cr_assert_eq(run->complaints->list->len, 1, "%s", said);
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_HANDED_OVER);
    test_run_free(run);
}

Test(print_spool, letters_approved_later_make_a_second_job)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 1);
    add_letter(run, "D2", "FR", "2", 1);
    test_run_delivery(run, 1)->status = DELIVERY_WAITING;
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *before = test_run_read(run, JOB "/index.csv");
    test_run_delivery(run, 1)->status = DELIVERY_PLANNED;
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *after = test_run_read(run, JOB "/index.csv");
    cr_assert_str_eq(after, before, "a job that was handed over never changes");
    expect_cell(run, JOB "-2/index.csv", 1, "letter_id", "D2");
    test_run_free(run);
}

Test(print_spool, a_job_that_stands_there_was_handed_over)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 1);
    run->fail_settle_at = 1; /* the process dies between rename and settle */
    cr_assert_not(test_run_dispatch(run, NULL));
    cr_assert(test_run_has(run, JOB "/READY"));
    run->fail_settle_at = 0;
    const DeliveryStatus found[] = {DELIVERY_ANNOUNCED, DELIVERY_PLANNED};
    for (guint i = 0; i < G_N_ELEMENTS(found); i++) {
        test_run_delivery(run, 0)->status = found[i];
        g_string_truncate(run->story, 0);
        cr_assert(test_run_dispatch(run, NULL));
        cr_assert_str_eq(run->story->str, "settle D1=handed-over\n");
        cr_assert_eq(test_run_count(run, "print"), 4);
    }
    test_run_free(run);
}

Test(print_spool, a_job_that_was_not_finished_is_begun_again)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 1);
    cr_assert(test_run_dispatch(run, NULL));
    g_autofree char *job = g_build_filename(run->folder, "4-dispatch", JOB, NULL);
    g_autofree char *temporary = g_strconcat(job, ".tmp", NULL);
    cr_assert_eq(g_rename(job, temporary), 0); /* as if it died just before the rename */
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    g_string_truncate(run->story, 0);
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_str_eq(run->story->str,
                     "settle D1=deferred\nannounce D1\nsettle D1=handed-over\n");
    cr_assert(test_run_has(run, JOB "/READY"));
    cr_assert_eq(test_run_count(run, "print"), 4, "the unfinished job must be gone");
    test_run_free(run);
}

Test(print_spool, a_job_that_somebody_took_away_is_unknown)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 1);
    test_run_delivery(run, 0)->status = DELIVERY_ANNOUNCED;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_UNKNOWN);
    cr_assert_eq(test_run_count(run, "print"), 0);
    test_run_free(run);
}

Test(print_spool, no_job_appears_if_the_announcement_cannot_be_committed)
{
    TestRun *run = test_run_new();
    add_letter(run, "D1", "FR", "1", 1);
    run->fail_announce_at = 1;
    cr_assert_not(test_run_dispatch(run, NULL));
    cr_assert_not(test_run_has(run, JOB));
    cr_assert_eq(test_run_delivery(run, 0)->status, DELIVERY_PLANNED);
    run->fail_announce_at = 0;
    cr_assert(test_run_dispatch(run, NULL));
    cr_assert_eq(test_run_count(run, "print"), 4);
    test_run_free(run);
}

Test(print_spool, a_pdf_that_was_changed_stops_the_job)
{
    TestRun *run = test_run_new();
    g_autoptr(GError) error = NULL;
    Outgoing *outgoing = add_letter(run, "D1", "FR", "1", 1);
    file_write_whole(outgoing->pdf_path, "%PDF-1.4 changed", -1, NULL);
    cr_assert_not(test_run_dispatch(run, &error));
    cr_assert_eq(outcome_of_error(error), OUTCOME_INPUT_OUTPUT);
    cr_assert(strstr(error->message, outgoing->pdf_path), "%s", error->message);
    cr_assert_eq(test_run_count(run, "print"), 0);
    test_run_free(run);
}
