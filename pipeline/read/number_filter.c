#include "read/number_filter.h"

#define PLACES_PER_NUMBER 16
#define PLACES_PER_WORD 32 /* each of two bits: taken once, taken again */

struct NumberFilter {
    guint64 *words;
    guint32 mask; /* from a hash to its place */
};

/*
 * Numbers that follow each other get places beside each other, so that an extract in the order
 * of its numbers finds them in the cache.
 */
guint32 number_hash(const char *number)
{
    return g_str_hash(number);
}

NumberFilter *number_filter_new(guint n_numbers)
{
    NumberFilter *filter = g_new0(NumberFilter, 1);
    guint64 n_places = PLACES_PER_WORD;
    while (n_places < (guint64)n_numbers * PLACES_PER_NUMBER && n_places >> 32 == 0)
        n_places *= 2;
    filter->mask = (guint32)(n_places - 1);
    filter->words = g_new0(guint64, n_places / PLACES_PER_WORD);
    return filter;
}

void number_filter_free(NumberFilter *filter)
{
    if (!filter)
        return;
    g_free(filter->words);
    g_free(filter);
}

gboolean number_filter_take(NumberFilter *filter, guint32 hash)
{
    guint32 place = hash & filter->mask;
    guint64 *word = &filter->words[place / PLACES_PER_WORD];
    guint64 once = G_GUINT64_CONSTANT(1) << place % PLACES_PER_WORD * 2;
    gboolean was_taken = (*word & once) != 0;
    *word |= (*word & once) << 1 | once;
    return was_taken;
}

gboolean number_filter_may_recur(const NumberFilter *filter, guint32 hash)
{
    guint32 place = hash & filter->mask;
    return filter->words[place / PLACES_PER_WORD] >> place % PLACES_PER_WORD * 2 >> 1 & 1;
}
