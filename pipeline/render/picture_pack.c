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

/* A form that the samples may take: its bytes and how many there are. */
typedef struct {
    guint8 *bytes;
    gsize length, further; /* further: bytes of the palette */
} Form;

/* Each row by the filter that suits it best. */
static Form filter_rows(const Samples *samples)
{
    gsize n = (gsize)samples->width * (gsize)samples->components;
    gsize step = (gsize)samples->components, length = (n + 1) * (gsize)samples->height;
    guint8 *rows = g_malloc(length);
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
    return (Form){rows, length, 0};
}

/* RGB pictures of few colours: a byte a pixel. No bytes if there are more colours. */
static Form number_colours(const Samples *samples, GByteArray *colours)
{
    gsize n = (gsize)samples->width * (gsize)samples->height;
    g_autofree guint8 *numbers = g_malloc(n);
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    for (gsize i = 0; samples->components == RGB && i < n; i++) {
        const guint8 *pixel = samples->samples + i * RGB;
        guint colour = 1u << 24 | (guint)pixel[0] << 16 | (guint)pixel[1] << 8 | pixel[2];
        gpointer number = g_hash_table_lookup(known, GUINT_TO_POINTER(colour));
        if (!number) {
            if (colours->len == MOST_COLOURS * RGB)
                return (Form){0};
            g_byte_array_append(colours, pixel, RGB);
            number = GUINT_TO_POINTER(colours->len / RGB);
            g_hash_table_insert(known, GUINT_TO_POINTER(colour), number);
        }
        numbers[i] = (guint8)(GPOINTER_TO_UINT(number) - 1);
    }
    if (samples->components != RGB)
        return (Form){0};
    return (Form){g_steal_pointer(&numbers), n, 2 * colours->len}; /* written as hexadecimals */
}

/* What the form comes to, packed quickly: enough to choose by. */
static gsize quick_size(const Form *form)
{
    if (!form->bytes)
        return G_MAXSIZE;
    g_autoptr(GBytes) packed = deflate_bytes(form->bytes, form->length, DEFLATE_QUICK);
    return g_bytes_get_size(packed) + form->further;
}

void picture_pack(Picture *picture, const Samples *samples)
{
    enum { PLAIN, PREDICTED, NUMBERED, FORMS };
    g_autoptr(GByteArray) colours = g_byte_array_new();
    gsize plain_length =
        (gsize)samples->width * (gsize)samples->height * (gsize)samples->components;
    const Form forms[FORMS] = {[PLAIN] = {samples->samples, plain_length, 0},
                               [PREDICTED] = filter_rows(samples),
                               [NUMBERED] = number_colours(samples, colours)};
    int best = PLAIN;
    for (int i = PREDICTED; i < FORMS; i++)
        if (quick_size(&forms[i]) < quick_size(&forms[best]))
            best = i;
    picture->data = deflate_bytes(forms[best].bytes, forms[best].length, DEFLATE_SMALL);
    picture->is_predicted = best == PREDICTED;
    if (best == NUMBERED)
        picture->palette = g_bytes_new(colours->data, colours->len);
    g_free(forms[PREDICTED].bytes);
    g_free(forms[NUMBERED].bytes);
}
