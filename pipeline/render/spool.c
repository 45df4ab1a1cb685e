#include "render/renderer.h"
#include "ground/files.h"

struct Spool {
    Merge *merge;
};

Spool *spool_new(Renderer *renderer, gboolean duplex)
{
    Spool *spool = g_new0(Spool, 1);
    spool->merge = merge_new(renderer->painter, duplex);
    return spool;
}

gboolean spool_add(Spool *spool, const Pages *pages, int *first_page, int *last_page,
                   GError **error)
{
    (void)error; /* what libharu refuses is known when the file is written */
    merge_add(spool->merge, pages, first_page, last_page);
    return TRUE;
}

gboolean spool_write(Spool *spool, const char *path, GError **error)
{
    g_autoptr(GByteArray) file = merge_take(spool->merge, error);
    return file && file_write_whole(path, (const char *)file->data, (gssize)file->len, error);
}

void spool_free(Spool *spool)
{
    if (!spool)
        return;
    merge_free(spool->merge);
    g_free(spool);
}
