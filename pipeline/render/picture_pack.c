#include "render/picture_pack.h"
#include "render/deflate.h"
#include <stdlib.h>
#include <string.h>

enum { FILTERS = 5, MOST_COLOURS = 256, RGB = 3 };

/* PNG's choice among left, above and upper left: the one nearest to left + above - corner. */
static int paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above);
    int to_corner = abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return left;
    return to_above <= to_corner ? above : corner;
}

static int predict(int filter, int left, int above, int corner)
{
    const int guesses[FILTERS] = {0, left, above, (left + above) / 2,
                                  paeth(left, above, corner)};
    return guesses[filter];
}

/* One row of `n` bytes by one filter; the sum of the differences' sizes: smaller packs better. */
static guint64 filter_row(int filter, const guint8 *row, const guint8 *above, gsize n,
                          gsize step, guint8 *target)
{
    guint64 sum = 0;
    target[0] = (guint8)filter;
    for (gsize i = 0; i < n; i++) {
        int left = i < step ? 0 : row[i - step];
        int corner = i < step || !above ? 0 : above[i - step];
        guint8 difference =
            (guint8)(row[i] - predict(filter, left, above ? above[i] : 0, corner));
        target[i + 1] = difference;
        sum += (guint64)abs((gint8)difference);
    }
    return sum;
}

/* Each row by the filter that suits it best. */
static GBytes *pack_predicted(const Samples *samples)
{
    gsize n = (gsize)samples->width * (gsize)samples->components;
    gsize step = (gsize)samples->components;
    g_autofree guint8 *rows = g_malloc((n + 1) * (gsize)samples->height);
    g_autofree guint8 *tried = g_malloc(n + 1);
    for (int y = 0; y < samples->height; y++) {
        const guint8 *row = samples->samples + (gsize)y * n;
        guint8 *best = rows + (gsize)y * (n + 1);
        guint64 least = filter_row(0, row, y ? row - n : NULL, n, step, best);
        for (int filter = 1; filter < FILTERS; filter++) {
            guint64 sum = filter_row(filter, row, y ? row - n : NULL, n, step, tried);
            if (sum < least) {
                least = sum;
                memcpy(best, tried, n + 1);
            }
        }
    }
    return deflate_bytes(rows, (n + 1) * (gsize)samples->height, DEFLATE_SMALL);
}

/* RGB pictures of few colours: a byte a pixel. NULL if there are more; *palette is new. */
static GBytes *pack_palette(const Samples *samples, GBytes **palette)
{
    if (samples->components != RGB)
        return NULL;
    gsize n = (gsize)samples->width * (gsize)samples->height;
    g_autofree guint8 *numbers = g_malloc(n);
    g_autoptr(GByteArray) colours = g_byte_array_new();
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    for (gsize i = 0; i < n; i++) {
        const guint8 *pixel = samples->samples + i * RGB;
        guint colour = 1u << 24 | (guint)pixel[0] << 16 | (guint)pixel[1] << 8 | pixel[2];
        gpointer number = g_hash_table_lookup(known, GUINT_TO_POINTER(colour));
        if (!number) {
            if (colours->len == MOST_COLOURS * RGB)
                return NULL;
            g_byte_array_append(colours, pixel, RGB);
            number = GUINT_TO_POINTER(colours->len / RGB);
            g_hash_table_insert(known, GUINT_TO_POINTER(colour), number);
        }
        numbers[i] = (guint8)(GPOINTER_TO_UINT(number) - 1);
    }
    *palette = g_bytes_new(colours->data, colours->len);
    return deflate_bytes(numbers, n, DEFLATE_SMALL);
}

/* Takes the other form if it is smaller. */
static gboolean take_smaller(Picture *picture, GBytes *other, gsize further)
{
    gboolean is_smaller =
        other && g_bytes_get_size(other) + further < g_bytes_get_size(picture->data);
    if (is_smaller) {
        g_bytes_unref(picture->data);
        picture->data = g_bytes_ref(other);
    }
    return is_smaller;
}

void picture_pack(Picture *picture, const Samples *samples)
{
    g_autoptr(GBytes) predicted = pack_predicted(samples);
    g_autoptr(GBytes) palette = NULL;
    g_autoptr(GBytes) numbers = pack_palette(samples, &palette);
    picture->data = deflate_bytes(samples->samples,
                                  (gsize)samples->width * (gsize)samples->height *
                                      (gsize)samples->components,
                                  DEFLATE_SMALL);
    picture->is_predicted = take_smaller(picture, predicted, 0);
    if (numbers && take_smaller(picture, numbers, g_bytes_get_size(palette))) {
        picture->is_predicted = FALSE;
        picture->palette = g_bytes_ref(palette);
    }
}
