#include "render/pages.h"

const char *face_name(FaceName face)
{
    static const char *const names[] = {"regular", "bold", "italic", "bold-italic"};
    return names[face];
}

Marks *marks_new(void)
{
    Marks *marks = g_new0(Marks, 1);
    marks->runs = g_array_new(FALSE, FALSE, sizeof(TextRun));
    marks->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    marks->pictures = g_array_new(FALSE, FALSE, sizeof(PlacedPicture));
    marks->symbols = g_array_new(FALSE, FALSE, sizeof(PlacedSymbol));
    marks->links = g_array_new(FALSE, FALSE, sizeof(LinkArea));
    return marks;
}

void marks_free(Marks *marks)
{
    if (!marks)
        return;
    g_array_unref(marks->runs);
    g_array_unref(marks->rules);
    g_array_unref(marks->pictures);
    g_array_unref(marks->symbols);
    g_array_unref(marks->links);
    g_free(marks);
}

MarksCount marks_count(const Marks *marks)
{
    return (MarksCount){marks->runs->len, marks->rules->len, marks->pictures->len,
                        marks->symbols->len, marks->links->len};
}

MarksCount marks_count_sum(MarksCount a, MarksCount b)
{
    return (MarksCount){a.runs + b.runs, a.rules + b.rules, a.pictures + b.pictures,
                        a.symbols + b.symbols, a.links + b.links};
}

static void move_box(Box *box, Mpt dx, Mpt dy)
{
    box->x += dx;
    box->y += dy;
}

void marks_copy(Marks *target, const Marks *source, MarksCount from, MarksCount to, Mpt dx,
                Mpt dy)
{
    for (guint i = from.runs; i < to.runs; i++) {
        TextRun run = g_array_index(source->runs, TextRun, i);
        run.x += dx;
        run.y += dy;
        g_array_append_val(target->runs, run);
    }
    for (guint i = from.rules; i < to.rules; i++) {
        Rule rule = g_array_index(source->rules, Rule, i);
        move_box(&rule.box, dx, dy);
        g_array_append_val(target->rules, rule);
    }
    for (guint i = from.pictures; i < to.pictures; i++) {
        PlacedPicture picture = g_array_index(source->pictures, PlacedPicture, i);
        move_box(&picture.box, dx, dy);
        g_array_append_val(target->pictures, picture);
    }
    for (guint i = from.symbols; i < to.symbols; i++) {
        PlacedSymbol symbol = g_array_index(source->symbols, PlacedSymbol, i);
        move_box(&symbol.box, dx, dy);
        g_array_append_val(target->symbols, symbol);
    }
    for (guint i = from.links; i < to.links; i++) {
        LinkArea link = g_array_index(source->links, LinkArea, i);
        move_box(&link.box, dx, dy);
        g_array_append_val(target->links, link);
    }
}

void marks_move(Marks *marks, MarksCount from, MarksCount to, Mpt dx, Mpt dy)
{
    for (guint i = from.runs; i < to.runs; i++) {
        g_array_index(marks->runs, TextRun, i).x += dx;
        g_array_index(marks->runs, TextRun, i).y += dy;
    }
    for (guint i = from.rules; i < to.rules; i++)
        move_box(&g_array_index(marks->rules, Rule, i).box, dx, dy);
    for (guint i = from.pictures; i < to.pictures; i++)
        move_box(&g_array_index(marks->pictures, PlacedPicture, i).box, dx, dy);
    for (guint i = from.symbols; i < to.symbols; i++)
        move_box(&g_array_index(marks->symbols, PlacedSymbol, i).box, dx, dy);
    for (guint i = from.links; i < to.links; i++)
        move_box(&g_array_index(marks->links, LinkArea, i).box, dx, dy);
}

Pages *pages_new(void)
{
    Pages *pages = g_new0(Pages, 1);
    pages->pages = g_ptr_array_new_with_free_func((GDestroyNotify)marks_free);
    pages->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(PlacedGlyph), 2048);
    pages->texts = g_string_sized_new(4096);
    pages->modules = g_byte_array_new();
    return pages;
}

void pages_free(Pages *pages)
{
    if (!pages)
        return;
    g_free(pages->document);
    g_free(pages->title);
    g_free(pages->language);
    g_free(pages->run);
    g_ptr_array_unref(pages->pages);
    g_array_unref(pages->glyphs);
    g_string_free(pages->texts, TRUE);
    g_byte_array_unref(pages->modules);
    g_free(pages);
}

int pages_count(const Pages *pages)
{
    return (int)pages->pages->len;
}

Mpt run_width(const Pages *pages, const TextRun *run)
{
    Mpt width = 0;
    for (guint i = 0; i < run->n_glyphs; i++)
        width += g_array_index(pages->glyphs, PlacedGlyph, run->first_glyph + i).advance;
    return width;
}

static void append_points(GString *text, Mpt value)
{
    const char *sign = value < 0 ? "-" : "";
    guint size = (guint)ABS(value);
    g_string_append_printf(text, " %s%u.%03u", sign, size / 1000, size % 1000);
}

static void append_box(GString *text, const Box *box)
{
    append_points(text, box->x);
    append_points(text, box->y);
    append_points(text, box->width);
    append_points(text, box->height);
}

static void print_runs(GString *text, const Pages *pages, const Marks *marks)
{
    for (guint i = 0; i < marks->runs->len; i++) {
        const TextRun *run = &g_array_index(marks->runs, TextRun, i);
        g_string_append(text, "text");
        append_points(text, run->x);
        append_points(text, run->y);
        append_points(text, run_width(pages, run));
        g_string_append_printf(text, " %s", face_name(run->face));
        append_points(text, run->size);
        g_string_append_printf(text, " grey %u |%.*s|\n", run->grey, (int)run->text_length,
                               pages->texts->str + run->text);
    }
}

static void print_boxes(GString *text, const Pages *pages, const Marks *marks)
{
    for (guint i = 0; i < marks->rules->len; i++) {
        const Rule *rule = &g_array_index(marks->rules, Rule, i);
        g_string_append(text, "rule");
        append_box(text, &rule->box);
        g_string_append_printf(text, " grey %u\n", rule->grey);
    }
    for (guint i = 0; i < marks->pictures->len; i++) {
        const PlacedPicture *picture = &g_array_index(marks->pictures, PlacedPicture, i);
        g_string_append(text, "picture");
        append_box(text, &picture->box);
        g_string_append_printf(text, " %.16s\n", picture->picture->sha256);
    }
    for (guint i = 0; i < marks->symbols->len; i++) {
        const PlacedSymbol *symbol = &g_array_index(marks->symbols, PlacedSymbol, i);
        g_string_append(text, "symbol");
        append_box(text, &symbol->box);
        g_string_append_printf(text, " modules %u x %u\n", symbol->columns, symbol->rows);
    }
    for (guint i = 0; i < marks->links->len; i++) {
        const LinkArea *link = &g_array_index(marks->links, LinkArea, i);
        g_string_append(text, "link");
        append_box(text, &link->box);
        g_string_append_printf(text, " %.*s\n", (int)link->uri_length,
                               pages->texts->str + link->uri);
    }
}

char *pages_print(const Pages *pages)
{
    GString *text = g_string_new("paper");
    append_points(text, pages->width);
    append_points(text, pages->height);
    g_string_append_printf(text, " language %s title %s\n", pages->language, pages->title);
    for (guint i = 0; i < pages->pages->len; i++) {
        const Marks *marks = g_ptr_array_index(pages->pages, i);
        g_string_append_printf(text, "page %u\n", i + 1);
        print_runs(text, pages, marks);
        print_boxes(text, pages, marks);
    }
    return g_string_free(text, FALSE);
}
