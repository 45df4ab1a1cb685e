#include "render/renderer.h"
#include "ground/files.h"
#include "render/inserter_marks.h"

struct Spool {
    const Renderer *renderer;
    Merge *merge;
    gboolean duplex;
    guint n_sheets; /* in the file so far */
};

Spool *spool_new(Renderer *renderer, gboolean duplex)
{
    Spool *spool = g_new0(Spool, 1);
    spool->renderer = renderer;
    spool->merge = merge_new(renderer->painter, duplex);
    spool->duplex = duplex;
    return spool;
}

gboolean spool_add(Spool *spool, const Pages *pages, int *first_page, int *last_page,
                   GError **error)
{
    (void)error; /* what libharu refuses is known when the file is written */
    PrintSettings print = {.inserter = spool->renderer->inserter,
                           .feeds = spool->renderer->feeds,
                           .duplex = spool->duplex};
    g_autoptr(Pages) marks =
        inserter_marks_new(spool->renderer->layout, &print, pages, spool->n_sheets);
    merge_add(spool->merge, pages, marks, first_page, last_page);
    spool->n_sheets += sheets_of(pages->pages->len, spool->duplex);
    return TRUE;
}

gboolean spool_write(Spool *spool, const char *path, GError **error)
{
    g_autoptr(GByteArray) file = merge_take(spool->merge, error);
    spool->n_sheets = 0;
    return file && file_write_whole(path, (const char *)file->data, (gssize)file->len, error);
}

void spool_free(Spool *spool)
{
    if (!spool)
        return;
    merge_free(spool->merge);
    g_free(spool);
}
