#include "render/build_page_checks.h"
#include "ground/complaints.h"
#include <criterion/criterion.h>

const char *const stock_layouts[] = {"fr-dl",     "fr-c5",     "fr-vendor", "pingen",
                                     "de-5008-a", "de-5008-b", "ch-right",  "uk-notify",
                                     "us-10",     NULL};

LetterLayout *read_stock_layout(const char *name)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autofree char *path = g_strdup_printf("%s/templates/layouts/%s.yaml", SOURCE_ROOT, name);
    LetterLayout *layout = letter_layout_read(path, name, complaints, NULL);
    g_autofree char *said = complaints_to_text(complaints);
    cr_assert_not_null(layout, "%s", said);
    return layout;
}

Box ink_of_run(const Pages *pages, const TextRun *run)
{
    return (Box){run->x, run->y - run->size * 95 / 100, run_width(pages, run),
                 run->size * 116 / 100};
}

gboolean box_is_inside(const Box *box, const Box *zone)
{
    return box->x >= zone->x && box->y >= zone->y &&
           box->x + box->width <= zone->x + zone->width &&
           box->y + box->height <= zone->y + zone->height;
}

gboolean boxes_touch(const Box *box, const Box *zone)
{
    return box->x < zone->x + zone->width && zone->x < box->x + box->width &&
           box->y < zone->y + zone->height && zone->y < box->y + box->height;
}

typedef struct {
    const Pages *pages;
    const LetterLayout *layout;
    const char *what;
    guint page;
    gboolean is_address;
} Look;

static void check_mark(const Look *look, const Box *box, const char *text)
{
    const LetterLayout *layout = look->layout;
    Box paper = {MM(5), MM(5), layout->paper_width - MM(10), layout->paper_height - MM(10)};
    cr_assert(box_is_inside(box, &paper), "%s, page %u: %s at %.1f mm is at the edge",
              look->what, look->page + 1, text, box->x / 1000.0 / 72 * 25.4);
    for (guint i = 0; i < layout->n_reserved; i++)
        cr_assert_not(boxes_touch(box, &layout->reserved[i]),
                      "%s, page %u: %s is in reserved zone %u", look->what, look->page + 1,
                      text, i);
    if (look->is_address)
        cr_assert(box_is_inside(box, &layout->address), "%s: \"%s\" is outside the window",
                  look->what, text);
    for (guint i = 0; look->page == 0 && !look->is_address && i < layout->n_clear; i++)
        cr_assert_not(boxes_touch(box, &layout->clear[i]), "%s: \"%s\" is in clear zone %u",
                      look->what, text, i);
}

/* The return line and the hairline under it stand in the window too (DIN 5008). */
static gboolean is_return_line(const Look *look, const Box *box)
{
    Box head = look->layout->address;
    head.height = look->layout->return_height;
    return look->page == 0 && look->layout->return_height > 0 && box_is_inside(box, &head);
}

static void check_page(Look *look, const Marks *marks)
{
    for (guint i = 0; i < marks->runs->len; i++) {
        const TextRun *run = &g_array_index(marks->runs, TextRun, i);
        Box box = ink_of_run(look->pages, run);
        g_autofree char *text =
            g_strndup(look->pages->texts->str + run->text, run->text_length);
        look->is_address =
            look->page == 0 && (i < look->pages->address_runs || is_return_line(look, &box));
        check_mark(look, &box, text);
    }
    for (guint i = 0; i < marks->rules->len; i++) {
        const Box *box = &g_array_index(marks->rules, Rule, i).box;
        look->is_address = is_return_line(look, box);
        check_mark(look, box, "a rule");
    }
    look->is_address = FALSE;
    for (guint i = 0; i < marks->pictures->len; i++)
        check_mark(look, &g_array_index(marks->pictures, PlacedPicture, i).box, "a picture");
    for (guint i = 0; i < marks->symbols->len; i++)
        check_mark(look, &g_array_index(marks->symbols, PlacedSymbol, i).box, "a code");
}

void check_zones(const Pages *pages, const LetterLayout *layout, const char *what)
{
    Look look = {.pages = pages, .layout = layout, .what = what};
    for (look.page = 0; look.page < pages->pages->len; look.page++)
        check_page(&look, g_ptr_array_index(pages->pages, look.page));
}

typedef struct {
    Box box;
    char *text;
} Ink;

static void free_ink(gpointer data)
{
    g_free(((Ink *)data)->text);
}

static void note_ink(GArray *inks, Box box, char *text)
{
    Ink ink = {box, text};
    g_array_append_val(inks, ink);
}

void check_no_overlap(const Pages *pages, const char *what)
{
    for (guint p = 0; p < pages->pages->len; p++) {
        const Marks *marks = g_ptr_array_index(pages->pages, p);
        g_autoptr(GArray) inks = g_array_new(FALSE, FALSE, sizeof(Ink));
        g_array_set_clear_func(inks, free_ink);
        for (guint i = 0; i < marks->runs->len; i++) {
            const TextRun *run = &g_array_index(marks->runs, TextRun, i);
            Box box = {run->x, run->y - run->size * 70 / 100, run_width(pages, run) - 20,
                       run->size * 88 / 100};
            note_ink(inks, box, g_strndup(pages->texts->str + run->text, run->text_length));
        }
        for (guint i = 0; i < marks->pictures->len; i++)
            note_ink(inks, g_array_index(marks->pictures, PlacedPicture, i).box,
                     g_strdup("(picture)"));
        for (guint i = 0; i < marks->symbols->len; i++)
            note_ink(inks, g_array_index(marks->symbols, PlacedSymbol, i).box,
                     g_strdup("(code)"));
        for (guint i = 0; i < inks->len; i++)
            for (guint k = i + 1; k < inks->len; k++) {
                const Ink *a = &g_array_index(inks, Ink, i), *b = &g_array_index(inks, Ink, k);
                cr_assert_not(boxes_touch(&a->box, &b->box),
                              "%s, page %u: \"%s\" lies on \"%s\"", what, p + 1, a->text,
                              b->text);
            }
    }
}
