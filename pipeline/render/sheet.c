/* A sheet of texts and bars set by the letter engine: the same fonts, the same PDF. */
#include "render/galley.h"
#include "render/renderer.h"

#define ELLIPSIS "\xe2\x80\xa6"
#define TENTH(n) ((Mpt)((gint64)(n)*72000 / 254)) /* tenths of a millimetre */

/* A name that is too long for its place is cut, with an ellipsis. */
static char *cut_to_width(Galley *galley, const SheetMark *mark, const LineStyle *style)
{
    g_autoptr(GString) text = g_string_new(mark->text);
    Mpt most = TENTH(mark->width);
    if (mark->width == 0 || galley_measure_text(galley, text->str, style) <= most)
        return g_strdup(text->str);
    while (text->len > 0) {
        const char *last = g_utf8_find_prev_char(text->str, text->str + text->len);
        g_string_truncate(text, last ? (gsize)(last - text->str) : 0);
        g_autofree char *cut = g_strconcat(text->str, ELLIPSIS, NULL);
        if (galley_measure_text(galley, cut, style) <= most)
            return g_steal_pointer(&cut);
    }
    return g_strdup("");
}

static void place_mark(Galley *galley, Marks *page, const SheetMark *mark)
{
    if (!mark->text) {
        galley_place_rule(page, TENTH(mark->x), TENTH(mark->y), TENTH(mark->width),
                          TENTH(mark->height), (guint8)mark->grey);
        return;
    }
    LineStyle style = {.face = mark->is_bold ? FACE_BOLD : FACE_REGULAR,
                       .grey = (guint8)mark->grey,
                       .size = (Mpt)mark->size * 100,
                       .align = mark->align};
    g_autofree char *text = cut_to_width(galley, mark, &style);
    galley_place_text(galley, page, text, &style, TENTH(mark->x), TENTH(mark->y));
}

Pages *renderer_lay_sheet(Renderer *renderer, const SummarySheet *sheet)
{
    Pages *pages = pages_new();
    pages->width = MM(210);
    pages->height = MM(297);
    pages->document = g_strdup(sheet->id);
    pages->run = g_strdup(sheet->run);
    pages->title = g_strdup(sheet->title);
    pages->language = g_strdup(sheet->language);
    pages->run_date = sheet->date;
    typography_trim(renderer->typography);
    Galley *galley = galley_new(renderer->typography, pages, pages->language);
    galley->rhythm = &rhythm_roomy;
    Marks *page = marks_new();
    for (guint i = 0; i < sheet->marks->len; i++)
        place_mark(galley, page, &g_array_index(sheet->marks, SheetMark, i));
    g_ptr_array_add(pages->pages, page);
    galley_free(galley);
    return pages;
}
