#include "render/png_file.h"
#include "render/deflate.h"
#include <string.h>

enum { MOST_PIXELS = 100000000, HEADER_SIZE = 13, WHITE = 255 };
enum { TYPE_GREY = 0, TYPE_RGB = 2, TYPE_PALETTE = 3, TYPE_GREY_ALPHA = 4, TYPE_RGB_ALPHA = 6 };

typedef struct {
    guint width, height, depth, type;
    gboolean is_interlaced;
    guint8 palette[256][4]; /* RGB and alpha */
    guint n_palette;
    GByteArray *packed; /* all IDAT */
} Png;

/* A pass of Adam7: where its pixels begin and how far apart they are. */
typedef struct {
    guint x, y, dx, dy;
} Pass;

static const Pass whole = {0, 0, 1, 1};
static const Pass adam7[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                             {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

static guint32 big_endian(const guint8 *data)
{
    return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

gboolean png_file_is(const guint8 *data, gsize length)
{
    return length > 8 && memcmp(data, "\x89PNG\r\n\x1A\n", 8) == 0;
}

static guint channels_of(guint type)
{
    static const guint channels[] = {1, 0, 3, 1, 2, 0, 4};
    return type < G_N_ELEMENTS(channels) ? channels[type] : 0;
}

static gboolean read_header(Png *png, const guint8 *data, guint32 length)
{
    if (length != HEADER_SIZE)
        return FALSE;
    png->width = big_endian(data);
    png->height = big_endian(data + 4);
    png->depth = data[8];
    png->type = data[9];
    png->is_interlaced = data[12] == 1;
    gboolean is_deep = png->depth == 8 || png->depth == 16;
    gboolean is_shallow = png->depth == 1 || png->depth == 2 || png->depth == 4;
    gboolean may_be_shallow = png->type == TYPE_GREY || png->type == TYPE_PALETTE;
    return channels_of(png->type) && (is_deep || (is_shallow && may_be_shallow)) &&
           !(png->type == TYPE_PALETTE && png->depth == 16) && png->width > 0 &&
           png->height > 0 && png->width <= MOST_PIXELS &&
           png->height <= MOST_PIXELS / png->width;
}

static void read_palette(Png *png, const guint8 *data, guint32 length)
{
    png->n_palette = MIN(length / 3, 256);
    for (guint i = 0; i < png->n_palette; i++) {
        memcpy(png->palette[i], data + 3 * i, 3);
        png->palette[i][3] = 255;
    }
}

static void read_chunk(Png *png, const char *name, const guint8 *data, guint32 length)
{
    if (memcmp(name, "PLTE", 4) == 0)
        read_palette(png, data, length);
    else if (memcmp(name, "IDAT", 4) == 0)
        g_byte_array_append(png->packed, data, length);
    else if (memcmp(name, "tRNS", 4) == 0 && png->type == TYPE_PALETTE)
        for (guint i = 0; i < length && i < png->n_palette; i++)
            png->palette[i][3] = data[i];
}

static gboolean read_chunks(Png *png, const guint8 *data, gsize length)
{
    gsize at = 8;
    gboolean has_header = FALSE;
    while (at + 12 <= length) {
        guint32 size = big_endian(data + at);
        if (size > length - at - 12)
            return FALSE;
        const char *name = (const char *)data + at + 4;
        if (!has_header) {
            has_header = memcmp(name, "IHDR", 4) == 0 && read_header(png, data + at + 8, size);
            if (!has_header)
                return FALSE;
        }
        read_chunk(png, name, data + at + 8, size);
        at += 12 + size;
    }
    return has_header && png->packed->len > 0;
}

static guint pixels_in(guint whole_length, guint first, guint step)
{
    return whole_length > first ? (whole_length - first + step - 1) / step : 0;
}

static gsize row_bytes(const Png *png, guint pixels)
{
    return ((gsize)pixels * channels_of(png->type) * png->depth + 7) / 8;
}

static guint8 paeth(int left, int up, int corner)
{
    int estimate = left + up - corner;
    int by_left = ABS(estimate - left), by_up = ABS(estimate - up),
        by_corner = ABS(estimate - corner);
    if (by_left <= by_up && by_left <= by_corner)
        return (guint8)left;
    return (guint8)(by_up <= by_corner ? up : corner);
}

/* Undoes a row's filter in place; `above` is the row before, or NULL. */
static gboolean unfilter(guint8 filter, guint8 *row, const guint8 *above, gsize length,
                         gsize step)
{
    if (filter > 4)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        int left = i >= step ? row[i - step] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= step ? above[i - step] : 0;
        int guess[] = {0, left, up, (left + up) / 2, 0};
        guess[4] = filter == 4 ? paeth(left, up, corner) : 0;
        row[i] = (guint8)(row[i] + guess[filter]);
    }
    return TRUE;
}

/* Sample k of a row, scaled to 8 bits (a palette index is not scaled). */
static guint sample_at(const Png *png, const guint8 *row, gsize k)
{
    if (png->depth == 16)
        return row[2 * k];
    if (png->depth == 8)
        return row[k];
    guint per_byte = 8 / png->depth;
    guint shift = (per_byte - 1 - (guint)(k % per_byte)) * png->depth;
    guint mask = (1u << png->depth) - 1;
    guint value = (guint)row[k / per_byte] >> shift & mask;
    return png->type == TYPE_PALETTE ? value : value * 255u / mask;
}

static guint8 on_white(guint sample, guint alpha)
{
    return (guint8)((sample * alpha + WHITE * (255 - alpha) + 127) / 255);
}

static void put_pixel(const Png *png, const guint8 *row, gsize k, guint8 *target)
{
    guint channels = channels_of(png->type);
    if (png->type == TYPE_PALETTE) {
        const guint8 *colour = png->palette[sample_at(png, row, k)];
        for (int c = 0; c < 3; c++)
            target[c] = on_white(colour[c], colour[3]);
        return;
    }
    guint n_colours = channels >= 3 ? 3 : 1;
    guint alpha = channels % 2 == 0 ? sample_at(png, row, k * channels + n_colours) : 255u;
    for (guint c = 0; c < n_colours; c++)
        target[c] = on_white(sample_at(png, row, k * channels + c), alpha);
}

/* Decodes one pass; returns the bytes used, 0 if damaged. */
static gboolean decode_pass(const Png *png, const Pass *pass, guint8 **data, Samples *samples)
{
    guint width = pixels_in(png->width, pass->x, pass->dx);
    guint height = pixels_in(png->height, pass->y, pass->dy);
    gsize length = row_bytes(png, width);
    gsize step = MAX(1, channels_of(png->type) * png->depth / 8);
    const guint8 *above = NULL;
    for (guint y = 0; width > 0 && y < height; y++) {
        guint8 *row = *data + 1;
        if (!unfilter(**data, row, above, length, step))
            return FALSE;
        for (guint x = 0; x < width; x++) {
            gsize pixel = (gsize)(pass->y + y * pass->dy) * png->width + pass->x + x * pass->dx;
            put_pixel(png, row, x, samples->samples + pixel * (gsize)samples->components);
        }
        above = row;
        *data += 1 + length;
    }
    return TRUE;
}

static gsize pass_bytes(const Png *png, const Pass *pass)
{
    guint width = pixels_in(png->width, pass->x, pass->dx);
    guint height = pixels_in(png->height, pass->y, pass->dy);
    return width == 0 ? 0 : (1 + row_bytes(png, width)) * height;
}

static gboolean decode(const Png *png, Samples *samples)
{
    const Pass *passes = png->is_interlaced ? adam7 : &whole;
    guint n = png->is_interlaced ? G_N_ELEMENTS(adam7) : 1;
    gsize expected = 0;
    for (guint i = 0; i < n; i++)
        expected += pass_bytes(png, &passes[i]);
    g_autofree guint8 *plain = inflate_bytes(png->packed->data, png->packed->len, expected);
    if (!plain)
        return FALSE;
    samples->width = (int)png->width;
    samples->height = (int)png->height;
    samples->components = png->type == TYPE_GREY || png->type == TYPE_GREY_ALPHA ? 1 : 3;
    samples->samples = g_malloc((gsize)png->width * png->height * (gsize)samples->components);
    guint8 *at = plain;
    for (guint i = 0; i < n; i++)
        if (!decode_pass(png, &passes[i], &at, samples)) {
            g_clear_pointer(&samples->samples, g_free);
            return FALSE;
        }
    return TRUE;
}

gboolean png_file_decode(const guint8 *data, gsize length, Samples *samples, const char **why)
{
    Png *png = g_new0(Png, 1);
    png->packed = g_byte_array_new();
    gboolean is_good = read_chunks(png, data, length);
    *why = is_good ? "its pixels are damaged" : "its header is damaged or asks for too much";
    if (is_good)
        is_good = decode(png, samples);
    g_byte_array_unref(png->packed);
    g_free(png);
    return is_good;
}
