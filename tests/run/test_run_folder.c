#include <criterion/criterion.h>
#include <unistd.h>

#include "ground/files.h"
#include "ground/outcome.h"
#include "run/run_folder.h"

static char *out;

static void make_out(void)
{
    out = g_dir_make_tmp("relance-out-XXXXXX", NULL);
}

static void remove_out(void)
{
    folder_remove_tree(out, NULL);
    g_free(out);
}

static void make_run(const char *id)
{
    g_autofree char *path = g_build_filename(out, id, "run.json", NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    cr_assert(folder_create(folder, NULL));
    cr_assert(file_write_whole(path, "{}", -1, NULL));
}

TestSuite(run_folder, .init = make_out, .fini = remove_out);

Test(run_folder, first_run_of_a_day_has_number_one)
{
    g_autofree char *id = run_folder_next_id(out, day_from_ymd(2026, 11, 21), FALSE, NULL);
    cr_assert_str_eq(id, "2026-11-21-1");
}

Test(run_folder, numbers_are_compared_as_numbers_and_never_used_twice)
{
    make_run("2026-11-21-9");
    make_run("2026-11-21-10");
    g_autofree char *id = run_folder_next_id(out, day_from_ymd(2026, 11, 21), FALSE, NULL);
    cr_assert_str_eq(id, "2026-11-21-11");
}

Test(run_folder, a_number_that_only_the_history_knows_is_not_used_again)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    g_ptr_array_add(known, (gpointer) "2026-11-21-4");
    g_autofree char *id = run_folder_next_id(out, day_from_ymd(2026, 11, 21), FALSE, known);
    cr_assert_str_eq(id, "2026-11-21-5");
}

Test(run_folder, rehearsals_have_numbers_of_their_own)
{
    make_run("2026-11-21-3");
    make_run("2026-11-21-r1");
    g_autofree char *rehearsal =
        run_folder_next_id(out, day_from_ymd(2026, 11, 21), TRUE, NULL);
    g_autofree char *run = run_folder_next_id(out, day_from_ymd(2026, 11, 21), FALSE, NULL);
    cr_assert_str_eq(rehearsal, "2026-11-21-r2");
    cr_assert_str_eq(run, "2026-11-21-4");
}

Test(run_folder, the_newest_run_is_the_one_of_the_latest_date_and_no_rehearsal)
{
    make_run("2026-11-20-7");
    make_run("2026-11-21-2");
    make_run("2026-11-22-r1");
    g_autofree char *newest = run_folder_newest_id(out, DAY_NONE);
    g_autofree char *of_the_day = run_folder_newest_id(out, day_from_ymd(2026, 11, 20));
    cr_assert_str_eq(newest, "2026-11-21-2");
    cr_assert_str_eq(of_the_day, "2026-11-20-7");
}

Test(run_folder, a_run_is_found_by_its_id_and_by_its_path)
{
    make_run("2026-11-21-2");
    g_autofree char *path = g_build_filename(out, "2026-11-21-2", NULL);
    g_autofree char *slashed = g_strconcat(path, "/", NULL);
    g_autofree char *by_id = run_folder_find(out, "2026-11-21-2", NULL);
    g_autofree char *by_path = run_folder_find("elsewhere", slashed, NULL);
    cr_assert_str_eq(by_id, path);
    cr_assert_str_eq(by_path, path);
}

Test(run_folder, a_folder_that_is_no_run_is_refused_by_name)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(run_folder_find(out, "2026-11-21-9", &error));
    cr_assert_eq(error->code, OUTCOME_WRONG_USE);
    cr_assert_not_null(strstr(error->message, "2026-11-21-9"));
}

Test(run_folder, a_second_command_is_told_who_holds_the_lock)
{
    g_autoptr(GError) error = NULL;
    int first = run_folder_lock(out, "dispatch", NULL);
    cr_assert_geq(first, 0);
    cr_assert_lt(run_folder_lock(out, "run", &error), 0);
    cr_assert_eq(error->code, OUTCOME_TRY_LATER);
    cr_assert_not_null(strstr(error->message, "relance dispatch"));
    close(first);
    int again = run_folder_lock(out, "run", NULL);
    cr_assert_geq(again, 0, "the lock is free when its holder has ended");
    close(again);
}
