#include <criterion/criterion.h>

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/files.h"
#include "ground/outcome.h"

static char *folder;

static void make_folder(void)
{
    umask(022);
    folder = g_dir_make_tmp("relance-files-XXXXXX", NULL);
}

static void remove_folder(void)
{
    cr_assert(folder_remove_tree(folder, NULL));
    cr_assert_not(g_file_test(folder, G_FILE_TEST_EXISTS));
    g_clear_pointer(&folder, g_free);
}

TestSuite(files, .init = make_folder, .fini = remove_folder);

static char *at(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void expect_content(const char *path, const char *expected)
{
    gsize len = 0;
    g_autofree char *text = file_read_whole(path, &len, NULL);
    cr_assert_not_null(text);
    cr_assert_str_eq(text, expected);
    cr_assert_eq(len, strlen(expected));
}

static int mode_of(const char *path)
{
    struct stat status;
    cr_assert_eq(lstat(path, &status), 0);
    return (int)(status.st_mode & 07777);
}

static char *list(void)
{
    g_autoptr(GPtrArray) files = folder_list_files(folder, NULL);
    g_ptr_array_add(files, NULL);
    return g_strjoinv(" ", (GStrv)files->pdata);
}

Test(files, a_file_is_written_whole_and_nothing_else_is_left)
{
    g_autofree char *path = at("a.txt");
    g_autoptr(GError) error = NULL;
    cr_assert(file_write_whole(path, "first", -1, &error));
    cr_assert(file_write_whole(path, "second, cut", 6, &error));
    expect_content(path, "second");
    cr_assert_eq(mode_of(path), 0640);
    g_autofree char *names = list();
    cr_assert_str_eq(names, "a.txt");
}

Test(files, an_unsynced_file_is_written_the_same_way)
{
    g_autofree char *path = at("b");
    cr_assert(file_write_unsynced(path, "x", -1, NULL));
    expect_content(path, "x");
    cr_assert_eq(mode_of(path), 0640);
    cr_assert(folder_sync_tree(folder, NULL));
}

Test(files, bytes_of_any_kind_survive)
{
    g_autofree char *path = at("zero"), *copy = at("copy");
    cr_assert(file_write_whole(path, "a\0b", 3, NULL));
    cr_assert(file_copy_whole(path, copy, NULL));
    gsize len = 0;
    g_autofree char *data = file_read_whole(copy, &len, NULL);
    cr_assert_eq(len, 3);
    cr_assert_eq(memcmp(data, "a\0b", 4), 0);
}

Test(files, a_file_that_cannot_be_created_says_so_and_names_the_path)
{
    g_autofree char *path = at("missing/a.txt");
    g_autoptr(GError) error = NULL;
    cr_assert_not(file_write_whole(path, "x", -1, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_CANNOT_CREATE));
    cr_assert(strstr(error->message, path), "%s", error->message);
}

Test(files, a_folder_in_the_place_of_the_file_is_left_alone)
{
    g_autofree char *path = at("sub");
    g_autoptr(GError) error = NULL;
    cr_assert(folder_create(path, NULL));
    cr_assert_not(file_write_whole(path, "x", -1, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_CANNOT_CREATE));
    g_autofree char *names = list();
    cr_assert_str_eq(names, "");
}

Test(files, appending_creates_the_file_and_goes_on_at_its_end)
{
    g_autofree char *path = at("journal");
    cr_assert(file_append_synced(path, "one\n", -1, NULL));
    cr_assert_eq(mode_of(path), 0640);
    cr_assert(file_append_synced(path, "two\nthree", 4, NULL));
    expect_content(path, "one\ntwo\n");
}

Test(files, a_full_disk_is_an_input_output_error)
{
    g_autoptr(GError) error = NULL;
    cr_assert_not(file_append_synced("/dev/full", "x", -1, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_INPUT_OUTPUT));
    cr_assert(strstr(error->message, "/dev/full"));
}

Test(files, appending_to_a_folder_is_refused)
{
    g_autoptr(GError) error = NULL;
    cr_assert_not(file_append_synced(folder, "x", -1, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_CANNOT_CREATE));
}

Test(files, reading_what_is_not_there_is_an_error_with_the_path)
{
    g_autofree char *path = at("none");
    g_autoptr(GError) error = NULL;
    cr_assert_null(file_read_whole(path, NULL, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_INPUT_OUTPUT));
    cr_assert(strstr(error->message, path));
    cr_assert_not(file_copy_whole(path, path, NULL));
    cr_assert_null(file_sha256(path, NULL));
    cr_assert_null(folder_list_files(path, NULL));
    cr_assert_not(folder_sync(path, NULL));
}

Test(files, folders_are_made_with_their_parents)
{
    g_autofree char *path = at("a/b/c"), *parent = at("a");
    cr_assert(folder_create(path, NULL));
    cr_assert(folder_create(path, NULL));
    cr_assert_eq(mode_of(path), 0750);
    cr_assert_eq(mode_of(parent), 0750);
}

Test(files, a_file_in_the_place_of_a_folder_is_an_error)
{
    g_autofree char *path = at("f"), *below = at("f/g");
    g_autoptr(GError) error = NULL, other = NULL;
    cr_assert(file_write_whole(path, "", -1, NULL));
    cr_assert_not(folder_create(path, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_CANNOT_CREATE));
    cr_assert_not(folder_create(below, &other));
}

Test(files, a_complete_folder_gets_its_final_name)
{
    g_autofree char *from = at(".tmp-job"), *file = at(".tmp-job/x"), *to = at("job"),
                    *published = at("job/x");
    cr_assert(folder_create(from, NULL));
    cr_assert(file_write_unsynced(file, "1", -1, NULL));
    cr_assert(folder_publish(from, to, NULL));
    expect_content(published, "1");
    cr_assert_not(g_file_test(from, G_FILE_TEST_EXISTS));
}

Test(files, a_final_name_that_exists_is_never_replaced_even_if_it_is_empty)
{
    g_autofree char *from = at("from"), *to = at("to");
    g_autoptr(GError) error = NULL;
    cr_assert(folder_create(from, NULL));
    cr_assert(folder_create(to, NULL));
    cr_assert_not(folder_publish(from, to, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_CANNOT_CREATE));
    cr_assert(g_file_test(from, G_FILE_TEST_IS_DIR));
}

Test(files, removing_a_tree_does_not_follow_links)
{
    g_autofree char *tree = at("tree"), *deep = at("tree/a/b"), *kept = at("kept"),
                    *link = at("tree/link"), *kept_file = at("kept/file"),
                    *file = at("tree/a/f");
    cr_assert(folder_create(deep, NULL) && folder_create(kept, NULL));
    cr_assert(file_write_whole(kept_file, "k", -1, NULL));
    cr_assert(file_write_whole(file, "f", -1, NULL));
    cr_assert_eq(symlink(kept, link), 0);
    cr_assert(folder_sync_tree(tree, NULL));
    cr_assert(folder_remove_tree(tree, NULL));
    cr_assert_not(g_file_test(tree, G_FILE_TEST_EXISTS));
    expect_content(kept_file, "k");
    cr_assert(folder_remove_tree(tree, NULL));
}

Test(files, files_are_listed_below_the_folder_in_the_order_of_their_bytes)
{
    const char *const names[] = {"b", "a/z", "a.txt", "A", "\xc3\xa9", "a/b/c", "a-b"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = at(names[i]), *parent = g_path_get_dirname(path);
        cr_assert(folder_create(parent, NULL));
        cr_assert(file_write_unsynced(path, "", -1, NULL));
    }
    g_autofree char *link = at("link"), *with_slash = g_strconcat(folder, "//", NULL);
    cr_assert_eq(symlink("b", link), 0);
    g_autofree char *listed = list();
    cr_assert_str_eq(listed, "A a-b a.txt a/b/c a/z b \xc3\xa9");
    g_autoptr(GPtrArray) same = folder_list_files(with_slash, NULL);
    cr_assert_str_eq(same->pdata[0], "A");
}

Test(files, digests_are_sha256_in_lower_case_hex)
{
    g_autofree char *path = at("abc"), *big = at("big");
    g_autofree char *of_data = data_sha256("abc", 3);
    cr_assert_str_eq(of_data,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_assert(file_write_whole(path, "abc", -1, NULL));
    g_autofree char *of_file = file_sha256(path, NULL);
    cr_assert_str_eq(of_file, of_data);
    g_autofree char *many = g_strnfill(200000, 'x');
    cr_assert(file_write_whole(big, many, -1, NULL));
    g_autofree char *of_many = data_sha256(many, 200000), *of_big = file_sha256(big, NULL);
    cr_assert_str_eq(of_big, of_many);
}

Test(files, a_folder_has_no_digest)
{
    g_autoptr(GError) error = NULL;
    cr_assert_null(file_sha256(folder, &error));
    cr_assert(g_error_matches(error, OUTCOME_ERROR, OUTCOME_INPUT_OUTPUT));
}
