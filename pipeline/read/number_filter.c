#include "read/number_filter.h"

#define BITS_PER_NUMBER 16

struct NumberFilter {
    guint64 *once, *again; /* a bit for each place */
    guint shift;           /* from a 32-bit hash to its place */
};

NumberFilter *number_filter_new(guint n_numbers)
{
    NumberFilter *filter = g_new0(NumberFilter, 1);
    guint log2_places = 6; /* one word at least */
    while (log2_places < 32 &&
           (G_GUINT64_CONSTANT(1) << log2_places) < (guint64)n_numbers * BITS_PER_NUMBER)
        log2_places++;
    filter->shift = 32 - log2_places;
    gsize n_words = (gsize)1 << (log2_places - 6);
    filter->once = g_new0(guint64, n_words);
    filter->again = g_new0(guint64, n_words);
    return filter;
}

void number_filter_free(NumberFilter *filter)
{
    if (!filter)
        return;
    g_free(filter->once);
    g_free(filter->again);
    g_free(filter);
}

/* The multiplication spreads the hashes of numbers that follow each other over all places. */
static guint32 find_place(const NumberFilter *filter, const char *number)
{
    guint32 mixed = g_str_hash(number) * 2654435769u;
    return mixed >> filter->shift;
}

void number_filter_take(NumberFilter *filter, const char *number)
{
    guint32 place = find_place(filter, number);
    guint64 bit = G_GUINT64_CONSTANT(1) << (place % 64);
    filter->again[place / 64] |= filter->once[place / 64] & bit;
    filter->once[place / 64] |= bit;
}

gboolean number_filter_may_recur(const NumberFilter *filter, const char *number)
{
    guint32 place = find_place(filter, number);
    return filter->again[place / 64] >> (place % 64) & 1;
}
