#include "render/paragraph_cache.h"
#include <string.h>

enum { MOST_PARAGRAPHS = 4000 };

struct ParagraphCache {
    GHashTable *paragraphs; /* GBytes * -> SetParagraph * */
    GString *key;
};

SetParagraph *set_paragraph_new(void)
{
    SetParagraph *paragraph = g_new0(SetParagraph, 1);
    paragraph->marks = marks_new();
    paragraph->glyphs = g_array_new(FALSE, FALSE, sizeof(PlacedGlyph));
    paragraph->texts = g_string_new(NULL);
    paragraph->lines = g_array_new(FALSE, FALSE, sizeof(SetLine));
    paragraph->missing = g_array_new(FALSE, FALSE, sizeof(gunichar));
    return paragraph;
}

static void free_paragraph(gpointer data)
{
    SetParagraph *paragraph = data;
    marks_free(paragraph->marks);
    g_array_unref(paragraph->glyphs);
    g_string_free(paragraph->texts, TRUE);
    g_array_unref(paragraph->lines);
    g_array_unref(paragraph->missing);
    g_free(paragraph);
}

static gboolean equals_key(gconstpointer a, gconstpointer b)
{
    return g_bytes_equal(a, b);
}

ParagraphCache *paragraph_cache_new(void)
{
    ParagraphCache *cache = g_new0(ParagraphCache, 1);
    cache->paragraphs = g_hash_table_new_full(g_bytes_hash, equals_key,
                                              (GDestroyNotify)g_bytes_unref, free_paragraph);
    cache->key = g_string_sized_new(1024);
    return cache;
}

void paragraph_cache_free(ParagraphCache *cache)
{
    if (!cache)
        return;
    g_hash_table_unref(cache->paragraphs);
    g_string_free(cache->key, TRUE);
    g_free(cache);
}

static void put_string(GString *key, const char *text)
{
    /* with its end, so that no two lists of strings give the same key */
    g_string_append_len(key, text ? text : "", text ? (gssize)strlen(text) + 1 : 1);
}

void paragraph_cache_make_key(ParagraphCache *cache, const char *language,
                              const GPtrArray *spans, const TextStyle *style, Mpt width)
{
    const gint32 numbers[] = {width, style->size, style->grey, (gint32)style->align,
                              style->is_bold | style->is_justified << 1 |
                                  style->is_divided << 2};
    GString *key = cache->key;
    g_string_truncate(key, 0);
    g_string_append_len(key, (const char *)numbers, sizeof numbers);
    put_string(key, language);
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);
        g_string_append_c(key, (char)('A' + span->marks));
        put_string(key, span->text);
        put_string(key, span->href);
    }
}

const SetParagraph *paragraph_cache_find(ParagraphCache *cache)
{
    g_autoptr(GBytes) probe = g_bytes_new_static(cache->key->str, cache->key->len);
    return g_hash_table_lookup(cache->paragraphs, probe);
}

const SetParagraph *paragraph_cache_add(ParagraphCache *cache, SetParagraph *paragraph)
{
    if (g_hash_table_size(cache->paragraphs) >= MOST_PARAGRAPHS)
        g_hash_table_remove_all(cache->paragraphs);
    g_hash_table_replace(cache->paragraphs, g_bytes_new(cache->key->str, cache->key->len),
                         paragraph);
    return paragraph;
}
