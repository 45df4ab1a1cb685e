/*
 * Which invoice numbers may occur more than once. Most occur once and need no place in any
 * table: two bits for each are enough to know that, a fiftieth of what a hash table of a
 * million numbers takes.
 */
#ifndef RELANCE_READ_NUMBER_FILTER_H
#define RELANCE_READ_NUMBER_FILTER_H

#include <glib.h>

/* What the filter wants of a number: taken while the number is still in the cache. */
guint32 number_hash(const char *number);

typedef struct NumberFilter NumberFilter;

/* For about this many numbers. */
NumberFilter *number_filter_new(guint n_numbers);
void number_filter_free(NumberFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NumberFilter, number_filter_free)

/* One occurrence of a number. TRUE if it was taken before, or another that looks the same. */
gboolean number_filter_take(NumberFilter *filter, guint32 hash);

/*
 * FALSE: the number was taken once at most. TRUE: it was taken more often, or, for one number
 * in sixteen, another one was that looks the same here.
 */
gboolean number_filter_may_recur(const NumberFilter *filter, guint32 hash);

#endif
