#include "render/build_letter.h"
#include "ground/files.h"
#include <criterion/criterion.h>

/* PDF/A-1b as Apache PDFBox understands it; skipped, and said so, where that is missing. */

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

TestSuite(pdf_archive, .init = begin, .fini = end, .timeout = 300);

static void expect_archive_files(const char *const *names)
{
    GString *list = g_string_new(NULL);
    for (; *names; names++)
        g_string_append_printf(list, "%s/%s\n", folder, *names);
    g_autofree char *path = g_build_filename(folder, "list.txt", NULL);
    cr_assert(file_write_whole(path, list->str, -1, NULL));
    g_string_free(list, TRUE);
    g_autofree char *line = g_strdup_printf(SOURCE_ROOT "/tests/support/preflight.sh %s", path);
    g_autofree char *said = NULL;
    int status = 0;
    cr_assert(g_spawn_command_line_sync(line, &said, NULL, &status, NULL));
    if (g_spawn_check_wait_status(status, NULL))
        return;
    if (WEXITSTATUS(status) == 77)
        cr_skip_test("%s", said);
    cr_assert_fail("%s", said);
}

/* Everything that a letter can hold: four faces, links, pictures, code, foreign letters. */
static Document *build_rich_letter(guint n_rows)
{
    Document *document = build_reminder(n_rows);
    Block *block = build_text_block(BLOCK_PARAGRAPH, "Romain, ");
    g_ptr_array_add(block->spans, build_span("gras, ", MARK_BOLD));
    g_ptr_array_add(block->spans, build_span("italique, ", MARK_ITALIC));
    g_ptr_array_add(block->spans, build_span("les deux, ", MARK_BOLD | MARK_ITALIC));
    g_ptr_array_add(block->spans,
                    span_new("payer en ligne", 0, "https://pay.example/?f=FA(1)&c=C0042"));
    g_ptr_array_insert(document->blocks, 1, block);
    g_ptr_array_add(document->blocks,
                    build_text_block(BLOCK_PARAGRAPH, "Άννα Łódź Ёлкин Dušan Ņ ǖ"));
    g_free(document->logo);
    document->logo = g_strdup(FIXTURES "/demo/logo.png");
    g_free(document->title);
    document->title = g_strdup("A & <b> \"c\" 'd' – Ёлкин (x) \\");
    return document;
}

Test(pdf_archive, letters_short_long_and_rich_are_pdf_a_1b)
{
    g_autoptr(Document) rich = build_rich_letter(3), long_one = build_rich_letter(90);
    g_autoptr(Document) plain = build_reminder(1);
    write_letter(renderer, rich, folder, "rich.pdf", complaints);
    write_letter(renderer, long_one, folder, "long.pdf", complaints);
    write_letter(renderer, plain, folder, "plain.pdf", complaints);
    expect_archive_files((const char *const[]){"rich.pdf", "long.pdf", "plain.pdf", NULL});
}

Test(pdf_archive, a_merged_file_with_fillers_and_bookmarks_is_pdf_a_1b)
{
    g_autoptr(Spool) spool = spool_new(renderer, TRUE);
    for (guint n = 1; n < 70; n += 17) {
        g_autoptr(Document) document = build_rich_letter(n);
        g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
        int first, last;
        cr_assert(spool_add(spool, pages, &first, &last, NULL));
    }
    g_autofree char *path = g_build_filename(folder, "spool.pdf", NULL);
    cr_assert(spool_write(spool, path, NULL));
    expect_archive_files((const char *const[]){"spool.pdf", NULL});
}
