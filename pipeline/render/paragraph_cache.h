/*
 * Paragraphs as they were set once: in a mass mailing most sentences and many table cells come
 * again and again. What comes out is the same with and without the cache.
 */
#ifndef RELANCE_RENDER_PARAGRAPH_CACHE_H
#define RELANCE_RENDER_PARAGRAPH_CACHE_H

#include "render/paragraph.h"

typedef struct ParagraphCache ParagraphCache;

/* A paragraph with pools of its own; the lines' marks are relative to each line. */
typedef struct {
    TextMeasure measure;
    Marks *marks;
    GArray *glyphs; /* PlacedGlyph */
    GString *texts;
    GArray *lines;   /* SetLine */
    GArray *missing; /* gunichar: characters that no font draws */
} SetParagraph;

ParagraphCache *paragraph_cache_new(void);
void paragraph_cache_free(ParagraphCache *cache);

/* A key for the next find or add; width -1: for a measure. */
void paragraph_cache_make_key(ParagraphCache *cache, const char *language,
                              const GPtrArray *spans, const TextStyle *style, Mpt width);
/* What was added under the key, or NULL. Lent, until the next add. */
const SetParagraph *paragraph_cache_find(ParagraphCache *cache);
/* Takes the paragraph over under the key. */
const SetParagraph *paragraph_cache_add(ParagraphCache *cache, SetParagraph *paragraph);

SetParagraph *set_paragraph_new(void);

#endif
