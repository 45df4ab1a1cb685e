#include "render/haru/font_store.h"
#include "ground/files.h"
#include "render/base_alphabet.h"
#include "render/deflate.h"
#include <string.h>

enum { MOST_SUBSETS = 256 };

struct FontStore {
    const Typography *typography;
    GHashTable *subsets; /* "face groups characters" -> EmbeddedFont * */
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
    store->subsets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_embedded);
    return store;
}

void font_store_free(FontStore *store)
{
    if (!store)
        return;
    g_hash_table_unref(store->subsets);
    g_free(store);
}

void font_store_trim(FontStore *store)
{
    if (g_hash_table_size(store->subsets) > MOST_SUBSETS)
        g_hash_table_remove_all(store->subsets);
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

/* The width that most glyphs have: /DW says it once for all of them. */
static guint most_common_width(const FontSubset *subset)
{
    guint best = 0, most = 0;
    for (guint i = 0; i < subset->n_glyphs; i++) {
        guint n = 0;
        for (guint k = 0; k < subset->n_glyphs; k++)
            n += subset->widths[k] == subset->widths[i];
        if (n > most) {
            most = n;
            best = subset->widths[i];
        }
    }
    return best;
}

/* Stretches of glyphs of other widths: "first [width width ...]". */
static char *print_widths(const FontSubset *subset)
{
    guint usual = most_common_width(subset);
    GString *text = g_string_new(NULL);
    g_string_printf(text, "/DW %u\n/W [", usual);
    gboolean is_open = FALSE;
    for (guint i = 0; i < subset->n_glyphs; i++) {
        gboolean is_usual = subset->widths[i] == usual;
        if (is_usual && is_open)
            g_string_append_c(text, ']');
        else if (!is_usual && !is_open)
            g_string_append_printf(text, "\n%u[%u", i, subset->widths[i]);
        else if (!is_usual)
            g_string_append_printf(text, " %u", subset->widths[i]);
        is_open = !is_usual;
    }
    g_string_append(text, is_open ? "]]\n" : "]\n");
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

/* What the runs of one face need: whole groups, and characters that stand in none. */
typedef struct {
    AlphabetGroups groups;
    GArray *further; /* gunichar, sorted: the same characters give the same subset */
} Needs;

static EmbeddedFont *embed_face(const FontStore *store, FaceName face, const Needs *needs)
{
    const Typeface *typeface = store->typography->faces[face];
    g_autoptr(GArray) characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
    alphabet_append(needs->groups, characters);
    g_array_append_vals(characters, needs->further->data, needs->further->len);
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

static void note_character(GArray *characters, gunichar c)
{
    guint at = 0;
    while (at < characters->len && g_array_index(characters, gunichar, at) < c)
        at++;
    if (at == characters->len || g_array_index(characters, gunichar, at) != c)
        g_array_insert_val(characters, at, c);
}

static void note_text(Needs *needs, const char *text, gsize length)
{
    for (const char *end = text + length; text < end; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        AlphabetGroups group = alphabet_group_of(character);
        needs->groups |= group;
        if (!group)
            note_character(needs->further, character);
    }
}

static void note_runs(Needs *needs, const Pages *pages, FaceName face)
{
    for (guint p = 0; p < pages->pages->len; p++) {
        const Marks *marks = g_ptr_array_index(pages->pages, p);
        for (guint i = 0; i < marks->runs->len; i++) {
            const TextRun *run = &g_array_index(marks->runs, TextRun, i);
            if (run->face == face)
                note_text(needs, pages->texts->str + run->text, run->text_length);
        }
    }
}

const EmbeddedFont *font_store_find(FontStore *store, const Pages *pages, FaceName face)
{
    g_autoptr(GArray) further = g_array_new(FALSE, FALSE, sizeof(gunichar));
    Needs needs = {0, further};
    note_runs(&needs, pages, face);
    g_autoptr(GString) key = g_string_new(face_name(face));
    g_string_append_printf(key, " %x", needs.groups);
    for (guint i = 0; i < further->len; i++)
        g_string_append_printf(key, " %x", g_array_index(further, gunichar, i));
    EmbeddedFont *font = g_hash_table_lookup(store->subsets, key->str);
    if (!font) {
        font = embed_face(store, face, &needs);
        g_hash_table_insert(store->subsets, g_strdup(key->str), font);
    }
    return font;
}
