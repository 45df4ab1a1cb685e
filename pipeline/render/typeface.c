#include "render/typeface.h"
#include "ground/outcome.h"
#include <hb-ot.h>
#include <hb-subset.h>

struct Typeface {
    hb_face_t *face;
    hb_font_t *font;
    hb_buffer_t *buffer; /* reused by shaping */
    char name[128];
    TypefaceMetrics metrics;
};

/* Nothing that replaces the glyph of a character by another: subsets go by characters. */
#define OFF(a, b, c, d)                                                                        \
    {                                                                                          \
        HB_TAG(a, b, c, d), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END                  \
    }
static const hb_feature_t no_substitution[] = {
    OFF('l', 'i', 'g', 'a'), OFF('c', 'l', 'i', 'g'), OFF('r', 'l', 'i', 'g'),
    OFF('c', 'a', 'l', 't'), OFF('c', 'c', 'm', 'p'), OFF('l', 'o', 'c', 'l'),
};

/*
 * The head table's bounding box, at offset 36 as four
 * big-endian int16; cap height from OS/2.
 */
static int table_int16(hb_blob_t *blob, guint offset)
{
    guint length = 0;
    const guint8 *data = (const guint8 *)hb_blob_get_data(blob, &length);
    if (offset + 2 > length)
        return 0;
    return (gint16)(data[offset] << 8 | data[offset + 1]);
}

static void read_metrics(Typeface *typeface)
{
    TypefaceMetrics *metrics = &typeface->metrics;
    hb_face_t *face = typeface->face;
    metrics->units_per_em = (int)hb_face_get_upem(face);
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(typeface->font, &extents);
    metrics->ascent = extents.ascender;
    metrics->descent = extents.descender;
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    metrics->x_min = table_int16(head, 36);
    metrics->y_min = table_int16(head, 38);
    metrics->x_max = table_int16(head, 40);
    metrics->y_max = table_int16(head, 42);
    int style = table_int16(head, 44);
    metrics->is_bold = (style & 1) != 0;
    metrics->is_italic = (style & 2) != 0;
    hb_blob_destroy(head);
    hb_blob_t *os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    metrics->cap_height = table_int16(os2, 0) >= 2 ? table_int16(os2, 88) : metrics->ascent;
    hb_blob_destroy(os2);
    hb_blob_t *post = hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
    metrics->italic_angle = table_int16(post, 4);
    hb_blob_destroy(post);
    guint size = sizeof typeface->name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        typeface->name);
}

Typeface *typeface_load(const char *path, GError **error)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    hb_face_t *face = blob ? hb_face_create(blob, 0) : NULL;
    hb_blob_destroy(blob);
    if (!face || hb_face_get_glyph_count(face) == 0) {
        hb_face_destroy(face);
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                     blob ? "%s is no font file" : "font %s cannot be read", path);
        return NULL;
    }
    Typeface *typeface = g_new0(Typeface, 1);
    typeface->face = face;
    typeface->font = hb_font_create(face);
    hb_ot_font_set_funcs(typeface->font);
    typeface->buffer = hb_buffer_create();
    read_metrics(typeface);
    return typeface;
}

void typeface_free(Typeface *typeface)
{
    if (!typeface)
        return;
    hb_buffer_destroy(typeface->buffer);
    hb_font_destroy(typeface->font);
    hb_face_destroy(typeface->face);
    g_free(typeface);
}

const TypefaceMetrics *typeface_metrics(const Typeface *typeface)
{
    return &typeface->metrics;
}

const char *typeface_name(const Typeface *typeface)
{
    return typeface->name;
}

static gboolean is_right_to_left(gunichar character)
{
    return (character >= 0x590 && character <= 0x8FF) ||
           (character >= 0xFB1D && character <= 0xFDFF) ||
           (character >= 0xFE70 && character <= 0xFEFC) ||
           (character >= 0x10800 && character <= 0x10FFF) ||
           (character >= 0x1E800 && character <= 0x1EFFF);
}

gboolean typeface_has_character(const Typeface *typeface, gunichar character)
{
    hb_codepoint_t glyph;
    return !is_right_to_left(character) &&
           hb_font_get_nominal_glyph(typeface->font, character, &glyph);
}

void typeface_shape(const Typeface *typeface, const char *text, gsize length, GArray *glyphs)
{
    hb_buffer_t *buffer = typeface->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(typeface->font, buffer, no_substitution, G_N_ELEMENTS(no_substitution));
    guint count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    for (guint i = 0; i < count; i++) {
        ShapedGlyph glyph = {(guint16)infos[i].codepoint, infos[i].cluster,
                             positions[i].x_advance};
        g_array_append_val(glyphs, glyph);
    }
}

/* A PDF needs glyf, loca, head, hhea, hmtx, maxp; its ToUnicode stands in for cmap. */
static void drop_tables(hb_subset_input_t *input)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
        HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'a', 's', 'p'),
        HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'), HB_TAG('p', 'r', 'e', 'p'),
        HB_TAG('F', 'F', 'T', 'M'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('D', 'S', 'I', 'G')};
    hb_set_t *tables = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (gsize i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(tables, dropped[i]);
}

static void fill_subset(const Typeface *typeface, hb_subset_plan_t *plan, FontSubset *subset)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    hb_face_t *face = hb_subset_plan_execute_or_fail(plan);
    g_assert(face);
    hb_blob_t *blob = hb_face_reference_blob(face);
    guint length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    subset->file = g_bytes_new(data, length);
    subset->n_glyphs = hb_face_get_glyph_count(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    subset->widths = g_new0(guint16, subset->n_glyphs);
    subset->unicode = g_new0(gunichar, subset->n_glyphs);
    guint upem = (guint)typeface->metrics.units_per_em;
    subset->n_full = hb_face_get_glyph_count(typeface->face);
    subset->glyphs = g_new0(guint16, subset->n_full);
    for (guint old = 0; old < subset->n_full; old++) {
        hb_codepoint_t new_id = hb_map_get(map, old);
        if (new_id == HB_MAP_VALUE_INVALID || new_id >= subset->n_glyphs)
            continue;
        subset->glyphs[old] = (guint16)new_id;
        guint advance = (guint)hb_font_get_glyph_h_advance(typeface->font, old);
        subset->widths[new_id] = (guint16)((advance * 1000 + upem / 2) / upem);
    }
}

FontSubset *typeface_subset(const Typeface *typeface, const gunichar *characters, guint count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    g_assert(input);
    hb_set_t *unicodes = hb_subset_input_unicode_set(input);
    for (guint i = 0; i < count; i++)
        hb_set_add(unicodes, characters[i]);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    drop_tables(input);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(typeface->face, input);
    g_assert(plan);
    FontSubset *subset = g_new0(FontSubset, 1);
    fill_subset(typeface, plan, subset);
    for (guint i = 0; i < count; i++) {
        hb_codepoint_t old;
        if (!hb_font_get_nominal_glyph(typeface->font, characters[i], &old))
            continue;
        guint16 new_id = subset->glyphs[old];
        if (new_id && !subset->unicode[new_id])
            subset->unicode[new_id] = characters[i];
    }
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return subset;
}

void font_subset_free(FontSubset *subset)
{
    if (!subset)
        return;
    g_bytes_unref(subset->file);
    g_free(subset->glyphs);
    g_free(subset->widths);
    g_free(subset->unicode);
    g_free(subset);
}
