#include "render/deflate.h"
#include <libdeflate.h>

static const int levels[] = {[DEFLATE_QUICK] = 1, [DEFLATE_SMALL] = 12};

static void free_compressor(gpointer compressor)
{
    libdeflate_free_compressor(compressor);
}

/* Setting one up costs more than compressing a page: each thread keeps its own. */
static struct libdeflate_compressor *find_compressor(DeflateEffort effort)
{
    static GPrivate kept[] = {G_PRIVATE_INIT(free_compressor), G_PRIVATE_INIT(free_compressor)};
    struct libdeflate_compressor *compressor = g_private_get(&kept[effort]);
    if (!compressor) {
        compressor = libdeflate_alloc_compressor(levels[effort]);
        g_assert(compressor);
        g_private_set(&kept[effort], compressor);
    }
    return compressor;
}

GBytes *deflate_bytes(const void *data, gsize length, DeflateEffort effort)
{
    struct libdeflate_compressor *compressor = find_compressor(effort);
    gsize bound = libdeflate_zlib_compress_bound(compressor, length);
    guint8 *packed = g_malloc(bound);
    gsize size = libdeflate_zlib_compress(compressor, data, length, packed, bound);
    g_assert(size > 0);
    return g_bytes_new_take(g_realloc(packed, size), size);
}

guint8 *inflate_bytes(const void *data, gsize length, gsize expected)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    g_assert(decompressor);
    guint8 *plain = g_malloc(expected);
    enum libdeflate_result result =
        libdeflate_zlib_decompress(decompressor, data, length, plain, expected, NULL);
    libdeflate_free_decompressor(decompressor);
    if (result == LIBDEFLATE_SUCCESS)
        return plain;
    g_free(plain);
    return NULL;
}
