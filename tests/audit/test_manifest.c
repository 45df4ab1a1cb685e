#include "audit/audit.h"
#include "audit/manifest.h"
#include "ground/files.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

static char *folder;

static void begin(void)
{
    folder = g_dir_make_tmp("relance-manifest-XXXXXX", NULL);
}

static void end(void)
{
    folder_remove_tree(folder, NULL);
    g_free(folder);
}

TestSuite(manifest, .init = begin, .fini = end);

static void put(const char *path, const char *text)
{
    g_autofree char *full = g_build_filename(folder, path, NULL);
    g_autofree char *parent = g_path_get_dirname(full);
    cr_assert(folder_create(parent, NULL));
    cr_assert(g_file_set_contents(full, text, -1, NULL));
}

static char *seal(void)
{
    g_autoptr(Journal) journal = journal_open(folder, NULL, NULL);
    g_autoptr(GError) error = NULL;
    cr_assert(audit_seal(journal, folder, 0, &error), "%s", error ? error->message : "");
    g_autofree char *path = g_build_filename(folder, "5-audit/manifest.sha256", NULL);
    return file_read_whole(path, NULL, NULL);
}

Test(manifest, lists_every_file_but_itself_and_the_journal_sorted)
{
    put("run.json", "{}\n");
    put("3-render/b.pdf", "b");
    put("3-render/a.pdf", "");
    put("5-audit/inputs/ledger.csv", "x");
    g_autofree char *text = seal();
    cr_assert_str_eq(
        text,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  3-render/a.pdf\n"
        "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  3-render/b.pdf\n"
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  "
        "5-audit/inputs/ledger.csv\n"
        "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356  run.json\n");
}

Test(manifest, what_a_killed_command_left_half_written_is_not_sealed)
{
    put("3-render/.tmp-1C96Y3", "half");
    put("3-render/.tmp-mine", "whole");
    g_autofree char *text = seal();
    cr_assert(!strstr(text, "1C96Y3"));
    cr_assert(strstr(text, "  3-render/.tmp-mine\n"));
    g_autofree char *leftover = g_build_filename(folder, "3-render/.tmp-1C96Y3", NULL);
    cr_assert(!g_file_test(leftover, G_FILE_TEST_EXISTS));
}

Test(manifest, is_what_sha256sum_understands_even_with_strange_names)
{
    put("plain.txt", "1");
    put("with space.txt", "2");
    put("back\\slash.txt", "3");
    put("two\nlines.txt", "4");
    g_autofree char *text = seal();
    cr_assert_not_null(strstr(text, "  with space.txt\n"));
    g_autofree char *command = g_strdup_printf(
        "cd '%s' && sha256sum --strict --quiet -c 5-audit/manifest.sha256", folder);
    cr_assert_eq(system(command), 0);
    put("plain.txt", "changed");
    g_autofree char *quiet = g_strconcat(command, " 2>/dev/null >/dev/null", NULL);
    cr_assert_neq(system(quiet), 0);
    gint64 bad_line = 0;
    g_autoptr(GPtrArray) entries = manifest_parse(text, &bad_line);
    cr_assert_eq(entries->len, 4);
    cr_assert_str_eq(((ManifestEntry *)entries->pdata[0])->path, "back\\slash.txt");
    cr_assert_str_eq(((ManifestEntry *)entries->pdata[2])->path, "two\nlines.txt");
}

Test(manifest, a_line_that_is_none_is_named_by_its_number)
{
    static const char good[] =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.pdf\n";
    static const char *const bad[] = {
        "x",
        "\n",
        "e3b0c442  a.pdf\n",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 a\n",
        "E3B0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a"};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *text = g_strconcat(good, bad[i], NULL);
        gint64 bad_line = 0;
        cr_assert_null(manifest_parse(text, &bad_line), "case %u", i);
        cr_assert_eq(bad_line, 2, "case %u", i);
    }
}

Test(manifest, a_folder_with_a_link_cannot_be_sealed)
{
    put("run.json", "{}");
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    cr_assert_eq(symlink("/etc/hostname", link), 0);
    g_autoptr(Journal) journal = journal_open(folder, NULL, NULL);
    g_autoptr(GError) error = NULL;
    cr_assert_not(audit_seal(journal, folder, 0, &error));
    cr_assert_not_null(strstr(error->message, "link"), "%s", error->message);
}
