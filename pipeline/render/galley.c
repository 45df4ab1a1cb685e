#include "render/galley.h"
#include "render/paragraph_items.h"
#include <string.h>

const Rhythm rhythm_roomy = {PT(10.2), PT(14.2), PT(7.1), PT(10), PT(1.9), MM(10), MM(27)};
const Rhythm rhythm_close = {PT(10), PT(12.8), PT(4.6), PT(6), PT(1.1), MM(7), MM(25)};

static void free_set_table(gpointer data)
{
    SetTable *table = data;
    g_array_unref(table->column_x);
    g_array_unref(table->column_width);
    g_free(table);
}

Galley *galley_new(Typography *typography, Pages *pages, const char *language)
{
    Galley *galley = g_new0(Galley, 1);
    galley->rhythm = &rhythm_roomy;
    galley->typography = typography;
    galley->pages = pages;
    galley->language = language;
    galley->marks = marks_new();
    galley->strips = g_array_new(FALSE, FALSE, sizeof(Strip));
    galley->tables = g_ptr_array_new_with_free_func(free_set_table);
    galley->missing = g_array_new(FALSE, FALSE, sizeof(gunichar));
    galley->scratch = g_string_new(NULL);
    return galley;
}

void galley_free(Galley *galley)
{
    if (!galley)
        return;
    marks_free(galley->marks);
    g_array_unref(galley->strips);
    g_ptr_array_unref(galley->tables);
    g_array_unref(galley->missing);
    g_string_free(galley->scratch, TRUE);
    paragraph_items_free(galley->items);
    g_free(galley);
}

Strip *galley_add_strip(Galley *galley, MarksCount from, Mpt height, Mpt space_before)
{
    Strip strip = {.height = height,
                   .space_before = space_before,
                   .from = from,
                   .to = marks_count(galley->marks),
                   .table = -1};
    g_array_append_val(galley->strips, strip);
    return galley_last_strip(galley);
}

Strip *galley_last_strip(Galley *galley)
{
    guint n = galley->strips->len;
    return n == 0 ? NULL : &g_array_index(galley->strips, Strip, n - 1);
}

Mpt baseline_in(const Galley *galley, FaceName face, Mpt size, Mpt leading)
{
    const TypefaceMetrics *metrics = typeface_metrics(galley->typography->faces[face]);
    Mpt ascent = typography_scale(galley->typography, face, size, metrics->ascent);
    Mpt descent = typography_scale(galley->typography, face, size, -metrics->descent);
    return (leading - ascent - descent) / 2 + ascent;
}

static void append_glyphs(Galley *galley, TextRun *run, const ShapedWord *word)
{
    for (guint i = 0; i < word->n_glyphs; i++) {
        PlacedGlyph glyph = {word->glyphs[i].glyph,
                             typography_scale(galley->typography, run->face, run->size,
                                              word->glyphs[i].advance)};
        g_array_append_val(galley->pages->glyphs, glyph);
    }
    run->n_glyphs += word->n_glyphs;
}

Mpt galley_measure_text(Galley *galley, const char *text, const LineStyle *style)
{
    g_string_truncate(galley->scratch, 0);
    galley_prepare_text(galley, galley->scratch, text);
    return typography_width(galley->typography, style->face, style->size, galley->scratch->str,
                            galley->scratch->len);
}

Mpt galley_place_text(Galley *galley, Marks *marks, const char *text, const LineStyle *style,
                      Mpt x, Mpt baseline)
{
    GString *prepared = galley->scratch;
    g_string_truncate(prepared, 0);
    galley_prepare_text(galley, prepared, text);
    if (prepared->len == 0)
        return 0;
    Pages *pages = galley->pages;
    TextRun run = {.face = style->face,
                   .grey = style->grey,
                   .size = style->size,
                   .y = baseline,
                   .first_glyph = pages->glyphs->len,
                   .text = (guint)pages->texts->len,
                   .text_length = (guint)prepared->len};
    g_string_append_len(pages->texts, prepared->str, (gssize)prepared->len);
    append_glyphs(
        galley, &run,
        typography_shape(galley->typography, style->face, prepared->str, prepared->len));
    Mpt width = run_width(pages, &run);
    run.x = style->align == ALIGN_RIGHT ? x - width : x;
    if (style->align == ALIGN_CENTRE)
        run.x = x - width / 2;
    g_array_append_val(marks->runs, run);
    return width;
}

void galley_place_rule(Marks *marks, Mpt x, Mpt y, Mpt width, Mpt height, guint8 grey)
{
    Rule rule = {{x, y, width, height}, grey};
    g_array_append_val(marks->rules, rule);
}
