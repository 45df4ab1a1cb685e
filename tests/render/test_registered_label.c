#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include <criterion/criterion.h>
#include <string.h>

static Document *build_registered(const char *number)
{
    Document *document = build_reminder(2);
    document->channel = CHANNEL_REGISTERED;
    document->registered_number = g_strdup(number);
    return document;
}

/* What a scanner reads on the first page at 200 dots an inch, and the text below the bars. */
static void expect_code(const char *layout, const char *number, const char *encoded,
                        const char *printed)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(layout, complaints);
    g_autoptr(Document) document = build_registered(number);
    char *folder = make_folder();
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_free(run_command("pdftoppm -r 200 -f 1 -l 1 -png %s/a.pdf %s/page", folder, folder));
    g_autofree char *read =
        run_command("zbarimg -q --raw -S*.disable -Scode128.enable %s/page-1.png", folder);
    g_strchomp(read);
    cr_assert_str_eq(read, encoded, "%s", layout);
    g_autofree char *text = run_command("pdftotext -layout %s/a.pdf -", folder);
    cr_assert(strstr(text, printed), "%s: %s", layout, text);
    remove_folder(folder);
}

Test(registered_label, the_number_is_scanned_and_read_in_every_layout, .timeout = 120)
{
    for (int i = 0; stock_layouts[i]; i++)
        expect_code(stock_layouts[i], "2C 012 345 6789 0", "2C01234567890",
                    "2C 012 345 6789 0");
}

Test(registered_label, without_a_number_the_document_s_reference_stands_there, .timeout = 120)
{
    expect_code("fr-dl", NULL, "2026-11-21-1-0007", "2026-11-21-1-0007");
}

static const Marks *first_page(const Pages *pages)
{
    return g_ptr_array_index(pages->pages, 0);
}

Test(registered_label, other_letters_have_none)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer("fr-dl", complaints);
    g_autoptr(Document) document = build_registered("RR473124829GB");
    g_autoptr(Pages) registered = renderer_layout(renderer, document, complaints);
    document->channel = CHANNEL_LETTER;
    g_autoptr(Pages) plain = renderer_layout(renderer, document, complaints);
    cr_assert_eq(first_page(registered)->symbols->len, first_page(plain)->symbols->len + 1);
}

Test(registered_label, ten_modules_of_white_stand_on_both_sides)
{
    for (int i = 0; stock_layouts[i]; i++) {
        g_autoptr(Complaints) complaints = complaints_new();
        g_autoptr(Renderer) renderer = build_renderer(stock_layouts[i], complaints);
        LetterLayout *layout = read_stock_layout(stock_layouts[i]);
        g_autoptr(Document) document = build_registered("2C 012 345 6789 0");
        g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
        const PlacedSymbol *code = NULL;
        for (guint k = 0; k < first_page(pages)->symbols->len; k++)
            if (g_array_index(first_page(pages)->symbols, PlacedSymbol, k).rows == 1)
                code = &g_array_index(first_page(pages)->symbols, PlacedSymbol, k);
        cr_assert_not_null(code, "%s", stock_layouts[i]);
        Mpt module = code->box.width / (Mpt)code->columns;
        cr_assert_geq(module, MM(0.25), "%s", stock_layouts[i]);
        Box quiet = {code->box.x - 10 * module, code->box.y, code->box.width + 20 * module,
                     code->box.height};
        cr_assert(box_is_inside(&quiet, &layout->registered), "%s", stock_layouts[i]);
        letter_layout_free(layout);
    }
}
