#include "render/typography.h"
#include "render/paragraph_cache.h"
#include "render/typography_file.h"
#include <string.h>

enum { MOST_WORDS = 20000, SHORTEST_DIVIDED = 6 };

static void free_word(gpointer word)
{
    g_free((gpointer)((ShapedWord *)word)->glyphs);
    g_free(word);
}

static gboolean equals_bytes(gconstpointer a, gconstpointer b)
{
    return g_bytes_equal(a, b);
}

/* One bit for every character that all four faces draw. */
static guint8 *map_coverage(Typeface *const faces[FACE_COUNT])
{
    guint8 *covered = g_new0(guint8, 0x10000 / 8);
    for (gunichar c = 0x20; c < 0x10000; c++) {
        gboolean has_it = TRUE;
        for (int face = 0; face < FACE_COUNT && has_it; face++)
            has_it = typeface_has_character(faces[face], c);
        if (has_it)
            covered[c / 8] |= (guint8)(1 << c % 8);
    }
    return covered;
}

Typography *typography_load(const char *path, Complaints *complaints, GError **error)
{
    Typography *typography = g_new0(Typography, 1);
    typography->inputs = g_ptr_array_new_with_free_func((GDestroyNotify)input_file_free);
    typography->hyphenations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                     (GDestroyNotify)hyphenation_free);
    typography->divisions = g_hash_table_new_full(g_bytes_hash, equals_bytes,
                                                  (GDestroyNotify)g_bytes_unref, g_free);
    for (int face = 0; face < FACE_COUNT; face++)
        typography->words[face] = g_hash_table_new_full(
            g_bytes_hash, equals_bytes, (GDestroyNotify)g_bytes_unref, free_word);
    typography->paragraphs = paragraph_cache_new();
    if (!typography_file_read(typography, path, complaints, error)) {
        typography_free(typography);
        return NULL;
    }
    typography->covered = map_coverage(typography->faces);
    return typography;
}

void typography_free(Typography *typography)
{
    if (!typography)
        return;
    for (int face = 0; face < FACE_COUNT; face++) {
        typeface_free(typography->faces[face]);
        g_hash_table_unref(typography->words[face]);
    }
    g_hash_table_unref(typography->hyphenations);
    g_hash_table_unref(typography->divisions);
    g_ptr_array_unref(typography->inputs);
    paragraph_cache_free(typography->paragraphs);
    g_free(typography->covered);
    g_free(typography->colour_profile);
    g_free(typography);
}

void typography_trim(Typography *typography)
{
    for (int face = 0; face < FACE_COUNT; face++)
        if (g_hash_table_size(typography->words[face]) > MOST_WORDS)
            g_hash_table_remove_all(typography->words[face]);
    if (g_hash_table_size(typography->divisions) > MOST_WORDS)
        g_hash_table_remove_all(typography->divisions);
}

static ShapedWord *shape_word(const Typeface *face, const char *text, gsize length)
{
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(ShapedGlyph));
    typeface_shape(face, text, length, glyphs);
    ShapedWord *word = g_new0(ShapedWord, 1);
    word->n_glyphs = glyphs->len;
    word->is_one_to_one = (glong)glyphs->len == g_utf8_strlen(text, (gssize)length);
    for (guint i = 0; i < glyphs->len; i++)
        word->width += g_array_index(glyphs, ShapedGlyph, i).advance;
    word->glyphs = (ShapedGlyph *)(gpointer)g_array_free(glyphs, FALSE);
    return word;
}

const ShapedWord *typography_shape(Typography *typography, FaceName face, const char *text,
                                   gsize length)
{
    g_autoptr(GBytes) probe = g_bytes_new_static(text, length);
    ShapedWord *word = g_hash_table_lookup(typography->words[face], probe);
    if (!word) {
        word = shape_word(typography->faces[face], text, length);
        g_hash_table_insert(typography->words[face], g_bytes_new(text, length), word);
    }
    return word;
}

Mpt typography_scale(const Typography *typography, FaceName face, Mpt size, gint64 units)
{
    int upem = typeface_metrics(typography->faces[face])->units_per_em;
    gint64 scaled = units * size;
    return (Mpt)((scaled + (scaled < 0 ? -upem : upem) / 2) / upem);
}

Mpt typography_width(Typography *typography, FaceName face, Mpt size, const char *text,
                     gsize length)
{
    if (length == 0)
        return 0;
    const ShapedWord *word = typography_shape(typography, face, text, length);
    Mpt width = 0;
    for (guint i = 0; i < word->n_glyphs; i++)
        width += typography_scale(typography, face, size, word->glyphs[i].advance);
    return width;
}

/* Names and codes stay whole: no capitals (but for the first in German), no digits. */
static gboolean may_divide(const char *language, const char *word, gsize length)
{
    glong letters = 0;
    for (const char *at = word; at < word + length; at = g_utf8_next_char(at), letters++) {
        gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalpha(c))
            return FALSE;
        if (g_unichar_isupper(c) && !(letters == 0 && g_str_has_prefix(language, "de")))
            return FALSE;
    }
    return letters >= SHORTEST_DIVIDED;
}

const guint8 *typography_divisions(Typography *typography, const char *language,
                                   const char *word, gsize length)
{
    Hyphenation *hyphenation = g_hash_table_lookup(typography->hyphenations, language);
    if (!hyphenation || !may_divide(language, word, length))
        return NULL;
    g_autofree char *key = g_strdup_printf("%s:%.*s", language, (int)length, word);
    g_autoptr(GBytes) probe = g_bytes_new_static(key, strlen(key));
    guint8 *points = g_hash_table_lookup(typography->divisions, probe);
    if (!points) {
        points = g_malloc(length);
        hyphenation_find(hyphenation, word, length, points);
        g_hash_table_insert(typography->divisions, g_bytes_new(key, strlen(key)), points);
    }
    return points;
}

gboolean typography_covers(const Typography *typography, gunichar character)
{
    return character < 0x10000 && typography->covered[character / 8] >> character % 8 & 1;
}
