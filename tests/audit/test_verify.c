#include "build_run.h"

#include "ground/files.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define JOURNAL "5-audit/journal.jsonl"
#define MANIFEST "5-audit/manifest.sha256"

static BuiltRun *run;

static void begin(void)
{
    run = built_run_new();
}

static void end(void)
{
    built_run_free(run);
}

TestSuite(verify, .init = begin, .fini = end, .timeout = 120);

/* The number of findings; *report is a new text. */
static int verify(char **report)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    int n_found = audit_verify_run(run->folder, BUILT_PREVIOUS, run->head, text, &error);
    cr_assert_geq(n_found, 0, "%s", error ? error->message : "");
    *report = g_strdup(text->str);
    return n_found;
}

/* Expects findings, one of which names this. */
static void expect_found(const char *named, const char *what)
{
    g_autofree char *report = NULL;
    int n_found = verify(&report);
    cr_assert_gt(n_found, 0, "%s was not found:\n%s", what, report);
    g_auto(GStrv) lines = g_strsplit(report, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        if (g_str_has_prefix(lines[i], "FOUND: ") && strstr(lines[i], named))
            return;
    cr_assert_fail("%s: \"%s\" is not named:\n%s", what, named, report);
}

/* The script that shares no code with us: TRUE if it finds nothing. */
static gboolean script_agrees(void)
{
    g_autofree char *command = g_strdup_printf(
        "python3 '%s/tests/support/verify_journal.py' '%s' %s %s >/dev/null 2>&1", SOURCE_ROOT,
        run->folder, BUILT_PREVIOUS, run->head);
    return system(command) == 0;
}

static char *read_file(const char *path, gsize *len)
{
    g_autofree char *full = built_run_path(run, path);
    return file_read_whole(full, len, NULL);
}

static void write_file(const char *path, const char *data, gsize len)
{
    g_autofree char *full = built_run_path(run, path);
    cr_assert(g_file_set_contents(full, data, (gssize)len, NULL));
}

/* Findings about the journal do not repeat its path. */
static const char *name_of(const char *path)
{
    return strcmp(path, JOURNAL) == 0 ? "journal" : path;
}

Test(verify, an_untouched_run_is_told_in_words_with_figures)
{
    g_autofree char *report = NULL;
    cr_assert_eq(verify(&report), 0, "%s", report);
    static const char *const expected[] = {
        "run 2026-11-21-1 of 2026-11-21, written by relance 0.1.0\n",
        "journal: 8 lines, chain unbroken from 5f70bf18a086... to ",
        "journal: its first line continues 5f70bf18a086..., the last line of the run before "
        "then\n",
        "history: knows the journal's last line, ",
        "seal: the manifest is the one sealed in line 8\n",
        "manifest: 13 files, all there and unchanged, no other file\n",
        "totals EUR: extract 1830.05 = open 1500.00 + settled 300.00 + rejected 30.05",
        "totals GBP: extract 80.00 = open 80.00 + settled 0.00 + rejected 0.00",
        "plan: 4 rows, one for each of the 4 open items with the same amount, 1500.00 EUR, "
        "80.00 "
        "GBP in all\n",
        "decisions: rows and open amounts of 4 decisions as run.json says, 4 rows in all\n",
        "documents: 2, each claims the open amounts of its plan rows less credits, 1500.00 "
        "EUR, "
        "80.00 GBP due\n",
        "documents: number and sums as run.json says\n",
        "documents: 2 files with the hashes of documents.csv\n",
        "documents: 2, each with its hash in the journal\n",
        "deliveries: 2, for the 2 documents, with the state the journal says\n",
    };
    const char *at = report;
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const char *found = strstr(at, expected[i]);
        cr_assert_not_null(found, "\"%s\" is not said in its place:\n%s", expected[i], report);
        at = found;
    }
    cr_assert(script_agrees());
}

Test(verify, one_changed_byte_in_any_file_is_found_and_named)
{
    g_autoptr(GPtrArray) files = folder_list_files(run->folder, NULL);
    cr_assert_eq(files->len, 15);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        gsize len = 0;
        g_autofree char *data = read_file(path, &len);
        const gsize places[] = {0, len / 3, len / 2, len - 2, len - 1};
        for (guint k = 0; k < G_N_ELEMENTS(places); k++) {
            g_autofree char *changed = g_memdup2(data, len);
            changed[places[k]] ^= 1;
            write_file(path, changed, len);
            g_autofree char *what = g_strdup_printf("byte %u of %s", (guint)places[k], path);
            expect_found(name_of(path), what);
            cr_assert_not(script_agrees(), "%s", what);
        }
        write_file(path, data, len);
    }
    g_autofree char *report = NULL;
    cr_assert_eq(verify(&report), 0, "%s", report);
}

Test(verify, every_single_byte_of_the_journal_counts)
{
    gsize len = 0;
    g_autofree char *data = read_file(JOURNAL, &len);
    for (gsize i = 0; i < len; i++) {
        data[i] ^= 4;
        write_file(JOURNAL, data, len);
        data[i] ^= 4;
        g_autofree char *report = NULL;
        cr_assert_gt(verify(&report), 0, "byte %u was not found", (guint)i);
    }
}

Test(verify, every_deleted_journal_line_is_found)
{
    gsize len = 0;
    g_autofree char *data = read_file(JOURNAL, &len);
    g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
    guint n_lines = g_strv_length(lines) - 1;
    cr_assert_eq(n_lines, 8);
    for (guint gone = 0; gone < n_lines; gone++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < n_lines; i++)
            if (i != gone)
                g_string_append_printf(text, "%s\n", lines[i]);
        write_file(JOURNAL, text->str, text->len);
        g_autofree char *what = g_strdup_printf("line %u", gone + 1);
        expect_found(gone + 1 < n_lines ? "journal line" : "journal", what);
        cr_assert_not(script_agrees(), "%s", what);
    }
}

Test(verify, two_swapped_journal_lines_are_found)
{
    gsize len = 0;
    g_autofree char *data = read_file(JOURNAL, &len);
    g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
    char *third = lines[2];
    lines[2] = lines[3];
    lines[3] = third;
    g_autofree char *text = g_strjoinv("\n", lines);
    write_file(JOURNAL, text, strlen(text));
    expect_found("journal line 3", "lines 3 and 4");
}

Test(verify, a_torn_journal_is_found)
{
    gsize len = 0;
    g_autofree char *data = read_file(JOURNAL, &len);
    write_file(JOURNAL, data, len - 20);
    expect_found("torn", "the rest of a line");
}

Test(verify, every_removed_file_is_found_and_named)
{
    g_autoptr(GPtrArray) files = folder_list_files(run->folder, NULL);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        gsize len = 0;
        g_autofree char *data = read_file(path, &len);
        g_autofree char *full = built_run_path(run, path);
        cr_assert_eq(g_unlink(full), 0);
        expect_found(path, path);
        cr_assert_not(script_agrees(), "%s", path);
        write_file(path, data, len);
    }
}

Test(verify, any_two_swapped_files_are_found_and_both_named)
{
    g_autoptr(GPtrArray) files = folder_list_files(run->folder, NULL);
    for (guint i = 0; i < files->len; i++)
        for (guint k = i + 1; k < files->len; k++) {
            const char *a = g_ptr_array_index(files, i), *b = g_ptr_array_index(files, k);
            gsize len_a = 0, len_b = 0;
            g_autofree char *data_a = read_file(a, &len_a), *data_b = read_file(b, &len_b);
            write_file(a, data_b, len_b);
            write_file(b, data_a, len_a);
            g_autofree char *what = g_strdup_printf("%s and %s", a, b);
            gboolean has_manifest = strcmp(a, MANIFEST) == 0 || strcmp(b, MANIFEST) == 0;
            expect_found(has_manifest ? MANIFEST : name_of(a), what);
            if (!has_manifest) /* without a manifest nobody knows what the other one held */
                expect_found(name_of(b), what);
            write_file(a, data_a, len_a);
            write_file(b, data_b, len_b);
        }
}

Test(verify, an_added_file_or_link_is_found_wherever_it_lies)
{
    static const char *const places[] = {"letter.pdf",         "3-render/2026-11-21-1-0003.pdf",
                                         "4-dispatch/x/y.eml", "5-audit/journal.jsonl.old",
                                         "5-audit/.hidden",    "new/folder/file"};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *full = built_run_path(run, places[i]);
        g_autofree char *parent = g_path_get_dirname(full);
        cr_assert(folder_create(parent, NULL));
        cr_assert(g_file_set_contents(full, "x", 1, NULL));
        expect_found(places[i], places[i]);
        cr_assert_not(script_agrees(), "%s", places[i]);
        cr_assert_eq(g_unlink(full), 0);
        cr_assert_eq(symlink("/etc/passwd", full), 0);
        expect_found(places[i], places[i]);
        cr_assert_eq(g_unlink(full), 0);
    }
}

Test(verify, a_file_replaced_by_a_link_to_the_same_bytes_is_found)
{
    g_autofree char *letter = built_run_path(run, "3-render/2026-11-21-1-0001.pdf");
    g_autofree char *aside = g_build_filename(g_get_tmp_dir(), "relance-aside.pdf", NULL);
    gsize len = 0;
    g_autofree char *data = read_file("3-render/2026-11-21-1-0001.pdf", &len);
    cr_assert(g_file_set_contents(aside, data, (gssize)len, NULL));
    cr_assert_eq(g_unlink(letter), 0);
    cr_assert_eq(symlink(aside, letter), 0);
    expect_found("3-render/2026-11-21-1-0001.pdf", "a link");
    g_unlink(aside);
}

Test(verify, a_run_that_was_forged_and_sealed_again_is_known_by_the_history)
{
    g_autofree char *known = g_strdup(run->head);
    built_run_edit(run, "complaints.txt", "HELD", "NOTE");
    built_run_reseal(run);
    g_autofree char *report = NULL;
    cr_assert_eq(verify(&report), 0, "the new head alone tells nothing: %s", report);
    g_free(run->head);
    run->head = g_steal_pointer(&known);
    expect_found("history: knows the journal up to line 8 only", "the new seal");
}

Test(verify, what_does_not_add_up_is_found_even_when_sealed_again)
{
    static const struct {
        const char *path, *from, *to, *named;
    } forgeries[] = {
        {"run.json", "\"open\": \"1500.00\"", "\"open\": \"1500.01\"",
         "run.json says open 1500.01, 1-read/items.csv adds up to 1500.00"},
        {"run.json", "\"rejected\": \"30.05\"", "\"rejected\": \"30.06\"",
         "settled and rejected"},
        {"run.json", "\"extract\": \"80.00\"", "\"extract\": \"81.00\"",
         "totals GBP: run.json says extract 81.00"},
        {"run.json", "\"rows\": 1", "\"rows\": 2", "run.json says 2 rows of EUR send"},
        {"run.json", "\"decision\": \"wait\"", "\"decision\": \"hold\"", "EUR wait"},
        {"run.json", "\"count\": 2", "\"count\": 3", "run.json counts 3, documents.csv has 2"},
        {"run.json", "\"amount\": \"80.00\"", "\"amount\": \"90.00\"",
         "run.json says 90.00 GBP due, documents.csv adds up to 80.00"},
        {"1-read/items.csv", "500.00,400.00", "500.00,399.00", "1-read/items.csv: row 2"},
        {"1-read/items.csv", ",80.00,GBP", ",8O.00,GBP",
         "open_amount \"8O.00\" is not an amount"},
        {"1-read/items.csv", "open_amount", "open", "the column open_amount is missing"},
        {"1-read/rejected.csv", "200.00", "201.00",
         "and what was paid of the open items adds up to 331.05"},
        {"1-read/items.csv", "500.00,400.00", "501.00,400.00", "adds up to 331.05"},
        {"1-read/rejected.csv", "200.00,EUR", "200.00,USD", "no total of it"},
        {"2-assign/plan.csv", "2026-12-05,,0.00", "2026-12-05,,10.00",
         "principal is 1600.00, but the sum of its rows in the plan gives 1590.00"},
        {"2-assign/plan.csv", "2026-12-05,,0.00", "2026-12-05,,1O.00",
         "disputed_amount \"1O.00\" is not an amount"},
        {"2-assign/plan.csv", "C2,F9", "C2,F8", "C2, F8, invoice, 2026-08-31, 80.00, GBP"},
        {"2-assign/plan.csv", "C2,F9", "C2,F8", "C2, F9, invoice, 2026-08-31, 80.00, GBP"},
        {"2-assign/plan.csv", ",2026-11-21-1-0001,2026-12-05", ",,2026-12-05",
         "document 2026-11-21-1-0001: says 2 items, the plan has 1 for it"},
        {"2-assign/plan.csv", "2026-11-21-1-0002", "2026-11-21-1-0003",
         "document 2026-11-21-1-0003: the plan names it, documents.csv does not"},
        {"2-assign/plan.csv", "2026-11-21-1-0002", "2026-11-21-1-0003",
         "document 2026-11-21-1-0002: no row of the plan names it"},
        {"3-render/documents.csv", "2,1500.00", "2,1500.50",
         "total_due is 1500.50, but the sum of its rows in the plan less credits gives "
         "1500.00"},
        {"3-render/documents.csv", "1600.00,100.00", "1600.00,90.00",
         "total_due is 1500.00, but the sum of its rows in the plan less credits gives "
         "1510.00"},
        {"3-render/documents.csv", "1600.00,100.00", "1500.00,100.00", "principal is 1500.00"},
        {"3-render/documents.csv", ",1.25,", ",2.25,", "total_claimed is 125.25"},
        {"3-render/documents.csv", "34.00,GBP", "34.00,EUR", "its rows in the plan are in GBP"},
        {"3-render/documents.csv", "3-render/2026-11-21-1-0001.pdf", "../letter.pdf",
         "is no file of the run folder"},
        {"3-render/documents.csv", "3-render/2026-11-21-1-0001.pdf",
         "3-render/2026-11-21-1-0002.pdf", "has not the hash in documents.csv"},
        {"3-render/2026-11-21-1-0002.pdf", "formal", "Formal",
         "its file 3-render/2026-11-21-1-0002.pdf has not the hash"},
        {"4-dispatch/deliveries.csv", "0001,email", "0001,sms",
         "deliveries.csv says accepted, the journal has no line of it"},
        {"4-dispatch/deliveries.csv", ",accepted,", ",deferred,",
         "deliveries.csv says deferred, journal line 6 says accepted"},
        {"4-dispatch/deliveries.csv", "2026-11-21-1-0002", "2026-11-21-1-0009",
         "delivery of 2026-11-21-1-0009: there is no such document"},
        {"4-dispatch/deliveries.csv", "2026-11-21-1-0002", "2026-11-21-1-0009",
         "document 2026-11-21-1-0002: has no delivery"},
        {"4-dispatch/deliveries.csv", ",0,\n", ",0\n", "has not as many cells"},
        {"run.json", "\"program\"", "program", "run.json: "},
    };
    for (guint i = 0; i < G_N_ELEMENTS(forgeries); i++) {
        built_run_edit(run, forgeries[i].path, forgeries[i].from, forgeries[i].to);
        built_run_reseal(run);
        g_autofree char *what = g_strdup_printf("forgery %u of %s", i, forgeries[i].path);
        expect_found(forgeries[i].named, what);
        built_run_free(run);
        run = built_run_new();
    }
}

Test(verify, a_letter_replaced_with_its_row_and_sealed_again_contradicts_the_journal)
{
    built_run_edit(run, "3-render/2026-11-21-1-0002.pdf", "formal", "Formal");
    g_autofree char *path = built_run_path(run, "3-render/2026-11-21-1-0002.pdf");
    g_autofree char *now = file_sha256(path, NULL);
    g_autofree char *before = data_sha256("%PDF-1.4 the formal notice\n", 27);
    built_run_edit(run, "3-render/documents.csv", before, now);
    built_run_reseal(run);
    expect_found("document 2026-11-21-1-0002: journal line 3 has another file or hash",
                 "a replaced letter");
}

Test(verify, the_first_line_must_continue_the_run_before)
{
    g_autoptr(GString) report = g_string_new(NULL);
    g_autofree char *other = data_sha256("x", 1);
    cr_assert_eq(audit_verify_run(run->folder, other, run->head, report, NULL), 1);
    cr_assert_not_null(strstr(report->str, "FOUND: journal line 1: continues 5f70bf18a086"));
}

Test(verify, without_a_history_the_rest_is_still_checked)
{
    g_autoptr(GString) report = g_string_new(NULL);
    cr_assert_eq(audit_verify_run(run->folder, NULL, NULL, report, NULL), 0, "%s", report->str);
    cr_assert_not_null(strstr(report->str, "history: not compared"));
    cr_assert_not_null(strstr(report->str, "not compared: no history at hand"));
}

Test(verify, stages_that_are_not_done_yet_are_said_and_not_found)
{
    static const char *const gone[] = {"3-render/documents.csv", "4-dispatch/deliveries.csv"};
    for (guint i = 0; i < G_N_ELEMENTS(gone); i++) {
        g_autofree char *path = built_run_path(run, gone[i]);
        cr_assert_eq(g_unlink(path), 0);
    }
    built_run_edit(run, "run.json", "\"render\": \"done\"", "\"render\": \"pending\"");
    built_run_edit(run, "run.json", "\"dispatch\": \"done\"", "\"dispatch\": \"pending\"");
    built_run_reseal(run);
    g_autofree char *report = NULL;
    cr_assert_eq(verify(&report), 0, "%s", report);
    cr_assert_not_null(strstr(report, "render: the stage is not done yet"), "%s", report);
    cr_assert_not_null(strstr(report, "plan: 4 rows"), "%s", report);
}

Test(verify, work_after_the_last_seal_is_found)
{
    Journal *journal = journal_open(run->folder, NULL, NULL);
    cr_assert(journal_append(journal, "announced", BUILT_AT, "", NULL));
    cr_assert(journal_sync(journal, NULL));
    journal_close(journal);
    expect_found("seal: 1 lines follow the last seal", "an interrupted command");
}

Test(verify, a_folder_that_is_none_is_an_error_not_a_finding)
{
    g_autoptr(GString) report = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    cr_assert_eq(audit_verify_run("/nowhere/at/all", NULL, NULL, report, &error), -1);
    cr_assert_not_null(strstr(error->message, "/nowhere/at/all"));
}

Test(verify, an_empty_folder_is_full_of_findings_and_does_not_stop_the_program)
{
    g_autofree char *empty = g_dir_make_tmp("relance-empty-XXXXXX", NULL);
    g_autoptr(GString) report = g_string_new(NULL);
    cr_assert_geq(audit_verify_run(empty, NULL, run->head, report, NULL), 3);
    cr_assert_not_null(strstr(report->str, "FOUND: run.json: is missing"), "%s", report->str);
    cr_assert_not_null(strstr(report->str, "FOUND: 5-audit/journal.jsonl: is missing"));
    cr_assert_not_null(strstr(report->str, "FOUND: 5-audit/manifest.sha256: is missing"));
    g_rmdir(empty);
}
