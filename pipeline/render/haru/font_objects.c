#include "render/haru/font_objects.h"
#include <string.h>
#include <hpdf.h>

enum { FLAG_NONSYMBOLIC = 32, FLAG_ITALIC = 64, STEM_REGULAR = 84, STEM_BOLD = 140 };

static int to_thousandths(const TypefaceMetrics *metrics, int units)
{
    return units * 1000 / metrics->units_per_em;
}

static HPDF_Array new_box(Container *container, const TypefaceMetrics *metrics)
{
    HPDF_Array box = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_AddNumber(box, to_thousandths(metrics, metrics->x_min));
    HPDF_Array_AddNumber(box, to_thousandths(metrics, metrics->y_min));
    HPDF_Array_AddNumber(box, to_thousandths(metrics, metrics->x_max));
    HPDF_Array_AddNumber(box, to_thousandths(metrics, metrics->y_max));
    return box;
}

static HPDF_Dict add_descriptor(Container *container, const EmbeddedFont *font)
{
    const TypefaceMetrics *metrics = font->metrics;
    HPDF_Dict file = container_add_stream(container, font->file, "FlateDecode");
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)font->file_length);
    HPDF_Dict cid_set = container_add_stream(container, font->cid_set, "FlateDecode");
    HPDF_Dict dict = container_add_dict(container, "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", font->name);
    HPDF_Dict_AddNumber(dict, "Flags",
                        FLAG_NONSYMBOLIC | (metrics->is_italic ? FLAG_ITALIC : 0));
    HPDF_Dict_Add(dict, "FontBBox", new_box(container, metrics));
    HPDF_Dict_AddNumber(dict, "ItalicAngle", metrics->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", to_thousandths(metrics, metrics->ascent));
    HPDF_Dict_AddNumber(dict, "Descent", to_thousandths(metrics, metrics->descent));
    HPDF_Dict_AddNumber(dict, "CapHeight", to_thousandths(metrics, metrics->cap_height));
    HPDF_Dict_AddNumber(dict, "StemV", metrics->is_bold ? STEM_BOLD : STEM_REGULAR);
    HPDF_Dict_Add(dict, "FontFile2", file);
    HPDF_Dict_Add(dict, "CIDSet", cid_set);
    return dict;
}

static HPDF_Dict add_cid_font(Container *container, const EmbeddedFont *font)
{
    HPDF_Dict info = HPDF_Dict_New(container->doc->mmgr);
    container_put_ascii(container, info, "Registry", "Adobe");
    container_put_ascii(container, info, "Ordering", "Identity");
    HPDF_Dict_AddNumber(info, "Supplement", 0);
    HPDF_Dict dict = container_add_dict(container, "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", font->name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", info);
    HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
    HPDF_Dict_Add(dict, "FontDescriptor", add_descriptor(container, font));
    container_put_raw(dict, font->widths);
    return dict;
}

HPDF_Dict font_objects_find(Container *container, const EmbeddedFont *font)
{
    HPDF_Dict known = g_hash_table_lookup(container->shared, font);
    if (known)
        return known;
    HPDF_Array descendants = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_Add(descendants, add_cid_font(container, font));
    HPDF_Dict dict = container_add_dict(container, "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", font->name);
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode",
                  container_add_stream(container, font->to_unicode, "FlateDecode"));
    g_hash_table_insert(container->shared, (gpointer)font, dict);
    return dict;
}
