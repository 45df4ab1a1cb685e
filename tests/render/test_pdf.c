#include "render/build_letter.h"
#include "ground/files.h"
#include <criterion/criterion.h>
#include <string.h>

/* What other programs read in the files we wrote. */

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

TestSuite(pdf, .init = begin, .fini = end, .timeout = 120);

Test(pdf, text_is_read_back_in_order_with_accents_euro_and_ligature)
{
    g_autoptr(Document) document = build_reminder(3);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *text = run_command("pdftotext -layout %s/a.pdf -", folder);
    static const char *const expected[] = {"Établissements Cœur & Fils",
                                           "Lyon, le 21 novembre 2026",
                                           "Objet",
                                           "arrivées à échéance",
                                           "FA-2026-0112",
                                           "123,45 €",
                                           "Total à régler",
                                           "d’agréer, Madame, Monsieur",
                                           "Directrice financière"};
    const char *at = text;
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const char *found = strstr(at, expected[i]);
        cr_assert_not_null(found, "\"%s\" is missing or out of order in:\n%s", expected[i],
                           text);
        at = found;
    }
}

Test(pdf, other_programs_find_no_fault_and_all_fonts_embedded_as_subsets)
{
    g_autoptr(Document) document = build_reminder(40);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *check = run_command("qpdf --check %s/a.pdf", folder);
    cr_assert(strstr(check, "No syntax or stream encoding errors found"), "%s", check);
    g_autofree char *fonts = run_command("pdffonts %s/a.pdf", folder);
    g_auto(GStrv) lines = g_strsplit(fonts, "\n", -1);
    guint n = 0;
    for (char **line = lines + 2; *line && **line; line++, n++)
        cr_assert(strstr(*line, " yes yes yes "), "%s", *line);
    cr_assert_eq(n, 2, "%s", fonts);
}

Test(pdf, the_qr_code_is_decoded_to_its_payload)
{
    g_autoptr(Document) document = build_reminder(2);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_free(run_command("pdftoppm -r 150 -png %s/a.pdf %s/page", folder, folder));
    g_autofree char *decoded = run_command("zbarimg -q --raw -S*.disable -Sqrcode.enable "
                                           "%s/page-1.png",
                                           folder);
    cr_assert(g_str_has_prefix(decoded, build_payload), "%s", decoded);
}

Test(pdf, greek_polish_and_cyrillic_names_are_embedded_and_extracted)
{
    g_autoptr(Document) document = build_reminder(1);
    const char *names = "Άννα Παπαδοπούλου, Łukasz Żółć, Дмитрий Ёлкин, Dušan Ņ";
    g_ptr_array_add(document->blocks, build_text_block(BLOCK_PARAGRAPH, names));
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *text = run_command("pdftotext -layout %s/a.pdf -", folder);
    cr_assert(strstr(text, names), "%s", text);
    g_free(run_command("qpdf --check %s/a.pdf", folder));
}

Test(pdf, a_letter_does_not_depend_on_the_letters_before_it)
{
    g_autoptr(Document) document = build_reminder(5), other = build_reminder(9);
    g_ptr_array_add(other->blocks, build_text_block(BLOCK_PARAGRAPH, "Łódź Ελλάς Москва"));
    write_letter(renderer, document, folder, "first.pdf", complaints);
    write_letter(renderer, other, folder, "other.pdf", complaints);
    write_letter(renderer, document, folder, "again.pdf", complaints);
    Renderer *fresh = build_renderer(NULL, complaints);
    write_letter(fresh, other, folder, "fresh-other.pdf", complaints);
    renderer_free(fresh);
    g_free(run_command("cmp %s/first.pdf %s/again.pdf", folder, folder));
    g_free(run_command("cmp %s/other.pdf %s/fresh-other.pdf", folder, folder));
}

Test(pdf, a_one_page_letter_with_all_faces_has_at_most_40_kB)
{
    g_autoptr(Document) document = build_reminder(3);
    Block *block = build_text_block(BLOCK_PARAGRAPH, "Romain, ");
    g_ptr_array_add(block->spans, build_span("gras ", MARK_BOLD));
    g_ptr_array_add(block->spans, build_span("italique", MARK_ITALIC));
    g_ptr_array_insert(document->blocks, 1, block);
    cr_assert_eq(write_letter(renderer, document, folder, "a.pdf", complaints), 1);
    g_autofree char *path = g_build_filename(folder, "a.pdf", NULL);
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, NULL);
    cr_assert_leq(length, 40000, "%zu bytes", length);
}

Test(pdf, title_language_and_dates_come_from_the_document)
{
    g_autoptr(Document) document = build_reminder(1);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *info = run_command("pdfinfo -isodates %s/a.pdf", folder);
    cr_assert(strstr(info, "Rappel 2026-11-21-1-0007 – Cœur & Fils <Mérignac>"), "%s", info);
    cr_assert(strstr(info, "2026-11-21T00:00:00Z"), "%s", info);
    cr_assert(strstr(info, "A4"), "%s", info);
    g_autofree char *xmp = run_command("pdfinfo -meta %s/a.pdf", folder);
    cr_assert(strstr(xmp, "Cœur &amp; Fils &lt;Mérignac&gt;"), "%s", xmp);
    cr_assert(strstr(xmp, "<dc:identifier>2026-11-21-1-0007</dc:identifier>"), "%s", xmp);
    static const char named[] = "run 2026-11-21-1, document 2026-11-21-1-0007";
    cr_assert(strstr(xmp, named) && strstr(info, named), "%s%s", info, xmp);
    g_autofree char *json = run_command("qpdf --json=1 %s/a.pdf", folder);
    cr_assert(strstr(json, "\"/Lang\": \"fr\""));
}

Test(pdf, links_can_be_clicked)
{
    g_autoptr(Document) document = build_reminder(1);
    Block *block = block_new(BLOCK_PARAGRAPH);
    g_ptr_array_add(block->spans,
                    span_new("Payer en ligne", 0, "https://pay.example/?f=FA(1)&c=C0042"));
    g_ptr_array_add(document->blocks, block);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *json = run_command("qpdf --json=1 %s/a.pdf", folder);
    cr_assert(strstr(json, "https://pay.example/?f=FA(1)&c=C0042"));
    g_free(run_command("qpdf --check %s/a.pdf", folder));
}
