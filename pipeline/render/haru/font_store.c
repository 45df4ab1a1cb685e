#include "render/haru/font_store.h"
#include "ground/files.h"
#include "render/base_alphabet.h"
#include "render/deflate.h"
#include <string.h>

enum { MOST_EXTENDED = 64 };

struct FontStore {
    const Typography *typography;
    EmbeddedFont *base[FACE_COUNT];
    GHashTable *extended; /* "face characters" -> EmbeddedFont * */
};

static void free_embedded(gpointer data)
{
    EmbeddedFont *font = data;
    if (!font)
        return;
    font_subset_free(font->subset);
    g_bytes_unref(font->file);
    g_bytes_unref(font->to_unicode);
    g_bytes_unref(font->cid_set);
    g_free(font->name);
    g_free(font->widths);
    g_free(font);
}

FontStore *font_store_new(const Typography *typography)
{
    FontStore *store = g_new0(FontStore, 1);
    store->typography = typography;
    store->extended = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_embedded);
    return store;
}

void font_store_free(FontStore *store)
{
    if (!store)
        return;
    for (int face = 0; face < FACE_COUNT; face++)
        free_embedded(store->base[face]);
    g_hash_table_unref(store->extended);
    g_free(store);
}

void font_store_trim(FontStore *store)
{
    if (g_hash_table_size(store->extended) > MOST_EXTENDED)
        g_hash_table_remove_all(store->extended);
}

static void append_utf16(GString *text, gunichar c)
{
    if (c >= 0x10000)
        g_string_append_printf(text, "<%04X%04X>", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
    else
        g_string_append_printf(text, "<%04X>", c);
}

/*
 * How many glyphs from `glyph` on stand for consecutive
 * characters; the last byte may not wrap.
 */
static guint range_length(const FontSubset *subset, guint glyph)
{
    gunichar first = subset->unicode[glyph];
    guint n = 1;
    while (glyph + n < subset->n_glyphs && subset->unicode[glyph + n] == first + n &&
           (first & 0xFF) + n < 0x100 && (glyph & 0xFF) + n < 0x100)
        n++;
    return n;
}

/*
 * Lines of "<glyph> [<glyph>] <character>" in blocks of at
 * most 100, as the CMap syntax wants.
 */
static void append_blocks(GString *cmap, const GPtrArray *lines, const char *kind)
{
    for (guint i = 0; i < lines->len; i += 100) {
        guint n = MIN(100, lines->len - i);
        g_string_append_printf(cmap, "%u begin%s\n", n, kind);
        for (guint k = i; k < i + n; k++)
            g_string_append(cmap, g_ptr_array_index(lines, k));
        g_string_append_printf(cmap, "end%s\n", kind);
    }
}

static GString *print_to_unicode(const FontSubset *subset)
{
    g_autoptr(GPtrArray) chars = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) ranges = g_ptr_array_new_with_free_func(g_free);
    for (guint glyph = 0; glyph < subset->n_glyphs;) {
        guint n = subset->unicode[glyph] ? range_length(subset, glyph) : 1;
        GString *line = g_string_new(NULL);
        g_string_append_printf(line, "<%04X>", glyph);
        if (n > 1)
            g_string_append_printf(line, "<%04X>", glyph + n - 1);
        append_utf16(line, subset->unicode[glyph]);
        g_string_append_c(line, '\n');
        gboolean is_mapped = subset->unicode[glyph] != 0;
        char *text = g_string_free(line, FALSE);
        if (is_mapped)
            g_ptr_array_add(n > 1 ? ranges : chars, text);
        else
            g_free(text);
        glyph += n;
    }
    GString *cmap =
        g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>>"
                     " def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    append_blocks(cmap, ranges, "bfrange");
    append_blocks(cmap, chars, "bfchar");
    g_string_append(cmap, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return cmap;
}

static char *print_widths(const FontSubset *subset)
{
    GString *text = g_string_new("/W [0 [");
    for (guint i = 0; i < subset->n_glyphs; i++)
        g_string_append_printf(text, "%s%u", i % 16 ? " " : i ? "\n" : "", subset->widths[i]);
    g_string_append(text, "]]\n");
    return g_string_free(text, FALSE);
}

/* A bit for every glyph of the subset, from the highest bit of the first byte on. */
static GBytes *pack_cid_set(guint n_glyphs)
{
    g_autofree guint8 *bits = g_new0(guint8, n_glyphs / 8 + 1);
    for (guint i = 0; i < n_glyphs; i++)
        bits[i / 8] |= (guint8)(0x80 >> i % 8);
    return deflate_bytes(bits, (n_glyphs + 7) / 8, DEFLATE_SMALL);
}

/* Six capitals that stand for the subset's content. */
static char *subset_name(const Typeface *typeface, const void *file, gsize length)
{
    g_autofree char *sha256 = data_sha256(file, length);
    char tag[7] = "";
    for (int i = 0; i < 6; i++)
        tag[i] = (char)('A' + (g_ascii_xdigit_value(sha256[2 * i]) * 16 +
                               g_ascii_xdigit_value(sha256[2 * i + 1])) %
                                  26);
    return g_strdup_printf("%s+%s", tag, typeface_name(typeface));
}

static EmbeddedFont *embed_face(const FontStore *store, FaceName face, const GArray *further)
{
    const Typeface *typeface = store->typography->faces[face];
    g_autoptr(GArray) characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
    base_alphabet_append(face, characters);
    if (further)
        g_array_append_vals(characters, further->data, further->len);
    EmbeddedFont *font = g_new0(EmbeddedFont, 1);
    font->subset = typeface_subset(typeface, (const gunichar *)(gpointer)characters->data,
                                   characters->len);
    font->metrics = typeface_metrics(typeface);
    const void *file = g_bytes_get_data(font->subset->file, &font->file_length);
    font->name = subset_name(typeface, file, font->file_length);
    font->file = deflate_bytes(file, font->file_length, DEFLATE_SMALL);
    GString *cmap = print_to_unicode(font->subset);
    font->to_unicode = deflate_bytes(cmap->str, cmap->len, DEFLATE_SMALL);
    g_string_free(cmap, TRUE);
    font->cid_set = pack_cid_set(font->subset->n_glyphs);
    font->widths = print_widths(font->subset);
    return font;
}

static const EmbeddedFont *find_base(FontStore *store, FaceName face)
{
    if (!store->base[face])
        store->base[face] = embed_face(store, face, NULL);
    return store->base[face];
}

/* Sorted, so that the same set of characters gives the same subset. */
static void note_character(GArray *characters, gunichar c)
{
    guint at = 0;
    while (at < characters->len && g_array_index(characters, gunichar, at) < c)
        at++;
    if (at == characters->len || g_array_index(characters, gunichar, at) != c)
        g_array_insert_val(characters, at, c);
}

static gboolean is_drawn_by(const EmbeddedFont *font, const Pages *pages, const TextRun *run)
{
    for (guint i = 0; i < run->n_glyphs; i++) {
        guint glyph = g_array_index(pages->glyphs, PlacedGlyph, run->first_glyph + i).glyph;
        if (!font->subset->glyphs[glyph])
            return FALSE;
    }
    return TRUE;
}

/* Characters of the face's runs outside its base alphabet. */
static void collect_further(const EmbeddedFont *base, const Pages *pages, FaceName face,
                            GArray *further)
{
    for (guint p = 0; p < pages->pages->len; p++) {
        const Marks *marks = g_ptr_array_index(pages->pages, p);
        for (guint i = 0; i < marks->runs->len; i++) {
            const TextRun *run = &g_array_index(marks->runs, TextRun, i);
            if (run->face != face || is_drawn_by(base, pages, run))
                continue;
            const char *text = pages->texts->str + run->text, *end = text + run->text_length;
            for (; text < end; text = g_utf8_next_char(text))
                if (!is_base_character(face, g_utf8_get_char(text)))
                    note_character(further, g_utf8_get_char(text));
        }
    }
}

const EmbeddedFont *font_store_find(FontStore *store, const Pages *pages, FaceName face)
{
    const EmbeddedFont *base = find_base(store, face);
    g_autoptr(GArray) further = g_array_new(FALSE, FALSE, sizeof(gunichar));
    collect_further(base, pages, face, further);
    if (further->len == 0)
        return base;
    GString *key = g_string_new(face_name(face));
    for (guint i = 0; i < further->len; i++)
        g_string_append_printf(key, " %x", g_array_index(further, gunichar, i));
    EmbeddedFont *font = g_hash_table_lookup(store->extended, key->str);
    if (!font) {
        font = embed_face(store, face, further);
        g_hash_table_insert(store->extended, g_strdup(key->str), font);
    }
    g_string_free(key, TRUE);
    return font;
}
