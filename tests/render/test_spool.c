#include "render/build_letter.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include <criterion/criterion.h>
#include <string.h>

static Complaints *complaints;
static Renderer *renderer;
static char *folder;

static void begin(void)
{
    complaints = complaints_new();
    renderer = build_renderer(NULL, complaints);
    folder = make_folder();
}

static void end(void)
{
    remove_folder(folder);
    renderer_free(renderer);
    complaints_free(complaints);
}

TestSuite(spool, .init = begin, .fini = end, .timeout = 120);

static void add(Spool *spool, guint n_rows, int expected_first, int expected_last)
{
    g_autoptr(Document) document = build_reminder(n_rows);
    g_free(document->title);
    document->title = g_strdup_printf("Lettre à %u lignes", n_rows);
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    int first = 0, last = 0;
    cr_assert(spool_add(spool, pages, &first, &last, NULL));
    cr_assert(first == expected_first && last == expected_last, "%u rows: pages %d-%d", n_rows,
              first, last);
}

static char *path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

Test(spool, documents_follow_each_other_page_by_page)
{
    g_autoptr(Spool) spool = spool_new(renderer, FALSE);
    add(spool, 1, 1, 1);
    add(spool, 60, 2, 4);
    add(spool, 2, 5, 5);
    g_autofree char *path = path_of("spool.pdf");
    g_autoptr(GError) error = NULL;
    cr_assert(spool_write(spool, path, &error), "%s", error ? error->message : "");
    g_free(run_command("qpdf --check %s", path));
    g_autofree char *info = run_command("pdfinfo %s", path);
    cr_assert(strstr(info, "Pages:           5"), "%s", info);
}

Test(spool, duplex_documents_begin_on_odd_pages_after_an_empty_back)
{
    g_autoptr(Spool) spool = spool_new(renderer, TRUE);
    add(spool, 1, 1, 1);
    add(spool, 12, 3, 4);
    add(spool, 60, 5, 7);
    add(spool, 1, 9, 9);
    g_autofree char *path = path_of("spool.pdf");
    cr_assert(spool_write(spool, path, NULL));
    g_autofree char *back = run_command("pdftotext -f 2 -l 2 %s -", path);
    cr_assert_str_empty(g_strstrip(g_strdelimit(back, "\f", ' ')), "%s", back);
    g_autofree char *front = run_command("pdftotext -f 9 -l 9 %s -", path);
    cr_assert(strstr(front, "FA-2026-0112"));
}

Test(spool, each_document_has_a_bookmark_at_its_first_page)
{
    g_autoptr(Spool) spool = spool_new(renderer, FALSE);
    add(spool, 1, 1, 1);
    add(spool, 60, 2, 4);
    g_autofree char *path = path_of("spool.pdf");
    cr_assert(spool_write(spool, path, NULL));
    g_autofree char *json = run_command("qpdf --json=1 --json-key=outlines %s", path);
    cr_assert(strstr(json, "Lettre à 1 lignes") && strstr(json, "Lettre à 60 lignes"), "%s",
              json);
    cr_assert(strstr(json, "\"destpageposfrom1\": 2"), "%s", json);
}

Test(spool, fonts_are_shared_by_all_documents)
{
    g_autoptr(Spool) spool = spool_new(renderer, FALSE);
    for (int i = 1; i <= 100; i++)
        add(spool, 1, i, i);
    g_autofree char *path = path_of("spool.pdf");
    cr_assert(spool_write(spool, path, NULL));
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, NULL);
    cr_assert_leq(length, 40000 + 100 * 3000, "%zu bytes", length);
    g_autofree char *fonts = run_command("pdffonts %s", path);
    g_auto(GStrv) parts = g_strsplit(fonts, "+LiberationSans", -1);
    cr_assert_eq(g_strv_length(parts), 3, "%s", fonts);
}

Test(spool, it_can_be_filled_again_after_writing_and_repeats_byte_for_byte)
{
    g_autoptr(Spool) spool = spool_new(renderer, TRUE);
    g_autofree char *a = path_of("a.pdf"), *b = path_of("b.pdf");
    add(spool, 12, 1, 2);
    add(spool, 1, 3, 3);
    cr_assert(spool_write(spool, a, NULL));
    add(spool, 12, 1, 2);
    add(spool, 1, 3, 3);
    cr_assert(spool_write(spool, b, NULL));
    g_free(run_command("cmp %s %s", a, b));
}

Test(spool, a_full_disk_or_missing_folder_is_an_error)
{
    g_autoptr(Spool) spool = spool_new(renderer, FALSE);
    add(spool, 1, 1, 1);
    g_autofree char *path = path_of("missing/spool.pdf");
    g_autoptr(GError) error = NULL;
    cr_assert_not(spool_write(spool, path, &error));
    cr_assert_not_null(error);
    cr_assert_eq(error->domain, OUTCOME_ERROR);
    cr_assert(strstr(error->message, "missing"), "%s", error->message);
}
