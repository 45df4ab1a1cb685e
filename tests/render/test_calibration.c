#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include <criterion/criterion.h>
#include <string.h>

static void expect_text(const Pages *pages, const char *text)
{
    g_autofree char *printed = pages_print(pages);
    g_autofree char *run = g_strdup_printf("|%s|", text);
    cr_assert(strstr(printed, run), "%s is missing in\n%s", text, printed);
}

static gboolean has_rule_at(const Pages *pages, Mpt y)
{
    const GArray *rules = ((const Marks *)g_ptr_array_index(pages->pages, 0))->rules;
    for (guint i = 0; i < rules->len; i++)
        if (g_array_index(rules, Rule, i).box.y == y)
            return TRUE;
    return FALSE;
}

Test(calibration, each_layout_shows_its_window_zones_and_folds_with_measures, .timeout = 120)
{
    for (int i = 0; stock_layouts[i]; i++) {
        g_autoptr(Complaints) complaints = complaints_new();
        g_autoptr(Renderer) renderer = build_renderer(stock_layouts[i], complaints);
        g_autoptr(Pages) pages = renderer_layout_calibration(renderer);
        LetterLayout *layout = read_stock_layout(stock_layouts[i]);
        cr_assert_eq(pages_count(pages), 1);
        g_autofree char *title =
            g_strdup_printf("Calibration sheet, layout %s", stock_layouts[i]);
        expect_text(pages, title);
        expect_text(pages, "LIGNE 6 SUR 6 A TRENTE HUIT CARACTERES");
        for (guint k = 0; k < layout->n_folds; k++)
            cr_assert(has_rule_at(pages, layout->folds[k]), "%s, fold %u", stock_layouts[i], k);
        cr_assert(has_rule_at(pages, layout->address.y), "%s", stock_layouts[i]);
        g_autoptr(GBytes) pdf = renderer_write_pdf(renderer, pages, NULL);
        cr_assert_not_null(pdf);
        letter_layout_free(layout);
    }
}

Test(calibration, the_measures_are_those_of_the_layout_file)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) french = build_renderer("fr-dl", complaints);
    g_autoptr(Pages) pages = renderer_layout_calibration(french);
    expect_text(pages, "window: x 110, y 57, 80 × 22 mm");
    expect_text(pages, "clear: x 95, y 35, 115 × 60 mm");
    expect_text(pages, "fold 99 mm");
    expect_text(pages, "fold 198 mm");
    g_autoptr(Renderer) german = build_renderer("de-5008-b", complaints);
    g_autoptr(Pages) other = renderer_layout_calibration(german);
    expect_text(other, "holes 148.5 mm");
}
