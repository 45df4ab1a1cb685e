#include "render/build_letter.h"
#include "render/build_page_checks.h"
#include <criterion/criterion.h>
#include <string.h>

/* domain.md 3.2: x, y, width, height in millimetres. */
static const double zones[][4] = {
    {110, 57, 80, 22},     {109, 57, 81, 31},        {110, 55, 85, 33},
    {118, 60, 85.5, 25.5}, {20, 27, 85, 45},         {20, 45, 85, 45},
    {112, 45, 90, 45},     {24.6, 39.5, 95.4, 26.8}, {17.5, 55.6, 114.3, 28.6}};

static void set_address(Document *document, guint n_lines, const char *text)
{
    g_ptr_array_set_size(document->address_lines, 0);
    for (guint i = 0; i < n_lines; i++)
        g_ptr_array_add(document->address_lines, g_strdup(text));
}

Test(address_window, layouts_have_the_geometry_of_their_envelopes)
{
    for (int i = 0; stock_layouts[i]; i++) {
        LetterLayout *layout = read_stock_layout(stock_layouts[i]);
        const Mpt expected[] = {MM(zones[i][0]), MM(zones[i][1]), MM(zones[i][2]),
                                MM(zones[i][3])};
        cr_assert(layout->address.x == expected[0] && layout->address.y == expected[1] &&
                      layout->address.width == expected[2] &&
                      layout->address.height == expected[3],
                  "%s", stock_layouts[i]);
        letter_layout_free(layout);
    }
}

Test(address_window, no_glyph_lies_outside_the_zone_nor_any_other_in_a_clear_zone,
     .timeout = 120)
{
    for (int i = 0; stock_layouts[i]; i++) {
        g_autoptr(Complaints) complaints = complaints_new();
        g_autoptr(Renderer) renderer = build_renderer(stock_layouts[i], complaints);
        LetterLayout *layout = read_stock_layout(stock_layouts[i]);
        for (guint n = 1; n <= 7; n++) {
            g_autoptr(Document) document = build_reminder(2);
            set_address(document, n, "Établissements Ågren & Fils, quai Çà");
            g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
            g_autofree char *said = complaints_to_text(complaints);
            cr_assert_not_null(pages, "%s, %u lines: %s", stock_layouts[i], n, said);
            check_zones(pages, layout, stock_layouts[i]);
        }
        letter_layout_free(layout);
    }
}

static Mpt address_size(Renderer *renderer, guint n_lines, const char *text)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Document) document = build_reminder(1);
    set_address(document, n_lines, text);
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    if (!pages) {
        g_autofree char *said = complaints_to_text(complaints);
        cr_assert(strstr(said, "[address-line-too-long]"), "%s", said);
        return 0;
    }
    cr_assert_eq(pages->address_runs, n_lines);
    const Marks *page = g_ptr_array_index(pages->pages, 0);
    return g_array_index(page->runs, TextRun, 0).size;
}

Test(address_window, size_shrinks_with_line_length_and_number_and_then_holds)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    const char *short_line = "33701 MERIGNAC";
    const char *line_38 = "128 AVENUE DE LA REPUBLIQUE FRANCAISE X";
    cr_assert_eq(address_size(renderer, 4, short_line), PT(10));
    cr_assert_eq(address_size(renderer, 6, short_line), PT(9.5));
    cr_assert_eq(address_size(renderer, 7, short_line), PT(8));
    Mpt size = address_size(renderer, 6, line_38);
    cr_assert(size >= PT(8) && size < PT(10), "%d", size);
    cr_assert_eq(address_size(renderer, 8, short_line), 0);
    g_autofree char *endless = g_strnfill(60, 'M');
    cr_assert_eq(address_size(renderer, 3, endless), 0);
}

Test(address_window, the_complaint_names_the_line_and_the_layout)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    g_autoptr(Document) document = build_reminder(1);
    g_autofree char *endless = g_strnfill(60, 'M');
    g_ptr_array_insert(document->address_lines, 1, g_strdup(endless));
    cr_assert_null(renderer_layout(renderer, document, complaints));
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert(strstr(said, "HELD") && strstr(said, endless) && strstr(said, "fr-dl"), "%s",
              said);
}

Test(address_window, german_windows_show_a_return_line)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer("de-5008-b", complaints);
    g_autoptr(Document) document = build_reminder(1);
    g_autoptr(Pages) pages = renderer_layout(renderer, document, complaints);
    g_autofree char *text = pages_print(pages);
    cr_assert(strstr(text, "|Atelier Mercier SAS · 12 RUE DES FORGES · 69003 LYON"), "%s",
              text);
}
