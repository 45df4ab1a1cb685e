#include "render/inserter_marks.h"
#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include <criterion/criterion.h>
#include <string.h>

/* on, boc, eoc, seq0, seq1, seq2, parity: the stock track */
enum { ON = 1, BEGIN = 2, END = 4, SEQUENCE = 8, PARITY = 64 };

static LetterLayout *layout;

static void begin(void)
{
    layout = read_stock_layout("fr-dl");
}

static void end(void)
{
    letter_layout_free(layout);
}

TestSuite(inserter_marks, .init = begin, .fini = end, .timeout = 120);

Test(inserter_marks, a_letter_of_one_sheet_has_begin_and_end_of_collation)
{
    guint32 lines = omr_lines(&layout->omr, (SheetPlace){1, 1, 0}, 0);
    cr_assert_eq(lines, ON | BEGIN | END | PARITY, "%x", lines);
}

Test(inserter_marks, begin_stands_on_the_first_sheet_alone_and_end_on_the_last)
{
    cr_assert_eq(omr_lines(&layout->omr, (SheetPlace){1, 3, 0}, 0), ON | BEGIN);
    cr_assert_eq(omr_lines(&layout->omr, (SheetPlace){2, 3, 0}, 0), ON | PARITY);
    cr_assert_eq(omr_lines(&layout->omr, (SheetPlace){3, 3, 0}, 0), ON | END);
}

Test(inserter_marks, the_number_of_lines_is_even_on_every_sheet)
{
    for (guint sequence = 0; sequence < 16; sequence++)
        for (guint sheets = 1; sheets < 4; sheets++)
            for (guint sheet = 1; sheet <= sheets; sheet++) {
                SheetPlace place = {sheet, sheets, sequence};
                guint32 lines = omr_lines(&layout->omr, place, 0);
                cr_assert_eq(g_bit_nth_msf(lines, -1) >= 0 && __builtin_popcount(lines) % 2, 0,
                             "%u of %u, sequence %u: %x", sheet, sheets, sequence, lines);
            }
}

Test(inserter_marks, the_sequence_wraps_after_eight_sheets)
{
    for (guint sequence = 0; sequence < 20; sequence++) {
        guint32 lines = omr_lines(&layout->omr, (SheetPlace){1, 2, sequence}, 0);
        cr_assert_eq(lines / SEQUENCE % 8, sequence % 8, "%u: %x", sequence, lines);
    }
}

Test(inserter_marks, feeders_are_asked_for_by_their_own_lines)
{
    OmrTrack track = {.marks = {OMR_ON, OMR_FEED_1, OMR_FEED_1 + 1, OMR_NOT_END, OMR_NOT_BEGIN},
                      .n_marks = 5};
    cr_assert_eq(omr_lines(&track, (SheetPlace){1, 1, 0}, 2), 1 | 4);
    cr_assert_eq(omr_lines(&track, (SheetPlace){2, 3, 0}, 1), 1 | 2 | 8 | 16);
}

Test(inserter_marks, the_datamatrix_says_run_document_sheet_and_a_check_digit)
{
    g_autofree char *text = datamatrix_text("2026-11-21-3-0007", (SheetPlace){2, 3, 40});
    cr_assert_str_eq(text, "2611210300000702034");
    g_autofree char *rehearsed = datamatrix_text("2026-11-21-r1-0012", (SheetPlace){1, 1, 0});
    cr_assert(g_str_has_prefix(rehearsed, "261121R10000120101"), "%s", rehearsed);
    cr_assert_eq(strlen(text), 19);
}

static Renderer *renderer_with(Inserter inserter, Complaints *complaints)
{
    g_autoptr(Settings) settings = settings_new();
    settings->print.inserter = inserter;
    const char *const templates[] = {SOURCE_ROOT "/templates", NULL};
    const char *const fonts[] = {SOURCE_ROOT "/fonts", NULL};
    return renderer_new(settings, templates, fonts, complaints, NULL);
}

Test(inserter_marks, a_reader_decodes_the_datamatrix_of_every_recto_in_a_print_job)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = renderer_with(INSERTER_DATAMATRIX, complaints);
    g_autoptr(Spool) spool = spool_new(renderer, TRUE);
    g_autoptr(Document) document = build_reminder(60);
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    int first, last;
    cr_assert(spool_add(spool, pages, &first, &last, NULL));
    cr_assert_eq(last, 3);
    char *folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "spool.pdf", NULL);
    cr_assert(spool_write(spool, path, NULL));
    g_free(run_command("qpdf --check %s", path));
    /* 15 x 15 mm around the code at 300 dots an inch */
    g_free(run_command("pdftoppm -r 300 -x 24 -y 2587 -W 177 -H 177 -png %s %s/page", path,
                       folder));
    static const char *const expected[] = {"2611210100000701028", NULL, "2611210100000702027"};
    for (int i = 0; i < 3; i++) {
        if (!expected[i])
            continue;
        g_autofree char *read =
            run_command("dmtxread -N1 -m5000 %s/page-%d.png", folder, i + 1);
        cr_assert(g_str_has_prefix(read, expected[i]), "page %d: %s", i + 1, read);
    }
    remove_folder(folder);
}

Test(inserter_marks, a_letter_of_its_own_has_no_marks_and_keeps_its_bytes)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) plain = renderer_with(INSERTER_NONE, complaints);
    g_autoptr(Renderer) marked = renderer_with(INSERTER_OMR, complaints);
    g_autoptr(Document) document = build_reminder(2);
    char *folder = make_folder();
    write_letter(plain, document, folder, "a.pdf", complaints);
    write_letter(marked, document, folder, "b.pdf", complaints);
    g_free(run_command("cmp %s/a.pdf %s/b.pdf", folder, folder));
    remove_folder(folder);
}

Test(inserter_marks, a_layout_without_their_place_is_refused)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Settings) settings = settings_new();
    settings->print.inserter = INSERTER_OMR;
    g_free(settings->print.layout);
    settings->print.layout = g_strdup("pingen");
    const char *const templates[] = {SOURCE_ROOT "/templates", NULL};
    const char *const fonts[] = {SOURCE_ROOT "/fonts", NULL};
    cr_assert_null(renderer_new(settings, templates, fonts, complaints, NULL));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, "REFUSED") && strstr(said, "[layout-without-marks]"), "%s", said);
}
