#include "render/haru/painter.h"
#include "ground/files.h"
#include "ground/outcome.h"
#include "ground/sha256.h"
#include "render/deflate.h"
#include "render/haru/content_writer.h"
#include "render/haru/font_objects.h"
#include "render/haru/image_objects.h"
#include "render/haru/metadata.h"
#include <hpdf.h>

struct Painter {
    FontStore *fonts;
    GBytes *profile; /* deflated */
    GString *operators;
    guint n_merges; /* open ones keep font subsets in use */
};

struct Merge {
    Painter *painter;
    gboolean duplex;
    Container *container;
    Sha256 *digest;
    HPDF_Dict outlines, last_item; /* NULL: no document yet */
    int n_pages, n_documents;
    Day run_date;
    char *language, *run, *first, *last; /* of the first document; ids of the first and last */
};

Painter *painter_new(const Typography *typography, GError **error)
{
    gsize length = 0;
    g_autofree char *profile = file_read_whole(typography->colour_profile, &length, error);
    if (!profile)
        return NULL;
    Painter *painter = g_new0(Painter, 1);
    painter->fonts = font_store_new(typography);
    painter->profile = deflate_bytes(profile, length, DEFLATE_SMALL);
    painter->operators = g_string_sized_new(16384);
    return painter;
}

void painter_free(Painter *painter)
{
    if (!painter)
        return;
    font_store_free(painter->fonts);
    g_bytes_unref(painter->profile);
    g_string_free(painter->operators, TRUE);
    g_free(painter);
}

/* The subsets of the faces that the pages use. */
static void find_fonts(Painter *painter, const Pages *pages,
                       const EmbeddedFont *fonts[FACE_COUNT])
{
    gboolean is_used[FACE_COUNT] = {FALSE};
    for (guint p = 0; p < pages->pages->len; p++) {
        const Marks *marks = g_ptr_array_index(pages->pages, p);
        for (guint i = 0; i < marks->runs->len; i++)
            is_used[g_array_index(marks->runs, TextRun, i).face] = TRUE;
    }
    for (int face = 0; face < FACE_COUNT; face++)
        fonts[face] =
            is_used[face] ? font_store_find(painter->fonts, pages, (FaceName)face) : NULL;
}

/* Where a reader may click: borderless, printed as it looks. */
static void add_links(Container *container, HPDF_Page page, const Pages *pages,
                      const Marks *marks)
{
    if (marks->links->len == 0)
        return;
    HPDF_Array annotations = HPDF_Array_New(container->doc->mmgr);
    for (guint i = 0; i < marks->links->len; i++) {
        const LinkArea *link = &g_array_index(marks->links, LinkArea, i);
        HPDF_Dict dict = container_add_dict(container, "Annot");
        HPDF_Dict_AddName(dict, "Subtype", "Link");
        HPDF_Dict_AddNumber(dict, "F", 4);
        HPDF_Array rect = HPDF_Array_New(container->doc->mmgr);
        Mpt top = pages->height - link->box.y;
        HPDF_Array_AddReal(rect, (HPDF_REAL)link->box.x / 1000);
        HPDF_Array_AddReal(rect, (HPDF_REAL)(top - link->box.height) / 1000);
        HPDF_Array_AddReal(rect, (HPDF_REAL)(link->box.x + link->box.width) / 1000);
        HPDF_Array_AddReal(rect, (HPDF_REAL)top / 1000);
        HPDF_Dict_Add(dict, "Rect", rect);
        HPDF_Array border = HPDF_Array_New(container->doc->mmgr);
        for (int k = 0; k < 3; k++)
            HPDF_Array_AddNumber(border, 0);
        HPDF_Dict_Add(dict, "Border", border);
        HPDF_Dict action = HPDF_Dict_New(container->doc->mmgr);
        HPDF_Dict_AddName(action, "S", "URI");
        g_autofree char *uri = g_strndup(pages->texts->str + link->uri, link->uri_length);
        container_put_ascii(container, action, "URI", uri);
        HPDF_Dict_Add(dict, "A", action);
        HPDF_Array_Add(annotations, dict);
    }
    HPDF_Dict_Add(page, "Annots", annotations);
}

static HPDF_Page paint_page(Painter *painter, Container *container, const Pages *pages,
                            const Marks *marks, const EmbeddedFont *const fonts[FACE_COUNT],
                            Sha256 *digest)
{
    g_autoptr(GBytes) content = content_write(pages, marks, fonts, painter->operators);
    gsize length = 0;
    const guchar *data = g_bytes_get_data(content, &length);
    sha256_add(digest, data, length);
    HPDF_Dict resources = NULL;
    HPDF_Page page = container_add_page(container, pages->width / 1000.0,
                                        pages->height / 1000.0, content, &resources);
    HPDF_Dict font_names = HPDF_Dict_New(container->doc->mmgr);
    for (int face = 0; face < FACE_COUNT; face++) {
        if (!fonts[face])
            continue;
        char name[] = {'F', (char)('0' + face), '\0'};
        HPDF_Dict_Add(font_names, name, font_objects_find(container, fonts[face]));
    }
    HPDF_Dict_Add(resources, "Font", font_names);
    HPDF_Dict images = HPDF_Dict_New(container->doc->mmgr);
    for (guint i = 0; i < marks->pictures->len; i++) {
        g_autofree char *name = g_strdup_printf("I%u", i);
        const Picture *picture = g_array_index(marks->pictures, PlacedPicture, i).picture;
        sha256_add_text(digest, picture->sha256);
        HPDF_Dict_Add(images, name, image_objects_find(container, picture));
    }
    HPDF_Dict_Add(resources, "XObject", images);
    add_links(container, page, pages, marks);
    return page;
}

static void update_digest(Sha256 *digest, const Pages *pages)
{
    sha256_add_text(digest, pages->document);
    sha256_add_text(digest, pages->title);
    if (pages->run)
        sha256_add_text(digest, pages->run);
}

GBytes *painter_write_pdf(Painter *painter, const Pages *pages, GError **error)
{
    if (painter->n_merges == 0)
        font_store_trim(painter->fonts);
    Container *container = container_new(FALSE);
    Sha256 *digest = sha256_new();
    update_digest(digest, pages);
    const EmbeddedFont *fonts[FACE_COUNT];
    find_fonts(painter, pages, fonts);
    for (guint i = 0; i < pages->pages->len; i++)
        paint_page(painter, container, pages, g_ptr_array_index(pages->pages, i), fonts,
                   digest);
    g_autofree char *id = sha256_finish(digest);
    Metadata metadata = {pages->title,    pages->document,  pages->run, pages->language,
                         pages->run_date, painter->profile, id};
    metadata_add(container, &metadata);
    GByteArray *output = container_save(container, error);
    container_free(container);
    return output ? g_byte_array_free_to_bytes(output) : NULL;
}

static void begin_merge(Merge *merge)
{
    merge->container = container_new(TRUE);
    merge->digest = sha256_new();
    merge->outlines = merge->last_item = NULL;
    merge->n_pages = merge->n_documents = 0;
    merge->run_date = DAY_NONE;
}

Merge *merge_new(Painter *painter, gboolean duplex)
{
    Merge *merge = g_new0(Merge, 1);
    merge->painter = painter;
    merge->duplex = duplex;
    painter->n_merges++;
    begin_merge(merge);
    return merge;
}

static void end_merge(Merge *merge)
{
    container_free(merge->container);
    if (merge->digest)
        g_free(sha256_finish(merge->digest));
    g_clear_pointer(&merge->language, g_free);
    g_clear_pointer(&merge->run, g_free);
    g_clear_pointer(&merge->first, g_free);
    g_clear_pointer(&merge->last, g_free);
}

void merge_free(Merge *merge)
{
    if (!merge)
        return;
    merge->painter->n_merges--;
    end_merge(merge);
    g_free(merge);
}

/* A bookmark at the document's first page. */
static void add_bookmark(Merge *merge, const char *title, HPDF_Page page)
{
    Container *container = merge->container;
    if (!merge->outlines) {
        merge->outlines = container_add_dict(container, "Outlines");
        HPDF_Dict_Add(container->doc->catalog, "Outlines", merge->outlines);
    }
    HPDF_Dict item = container_add_dict(container, NULL);
    container_put_text(container, item, "Title", title);
    HPDF_Dict_Add(item, "Parent", merge->outlines);
    HPDF_Array target = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_Add(target, page);
    HPDF_Array_AddName(target, "Fit");
    HPDF_Dict_Add(item, "Dest", target);
    if (merge->last_item) {
        HPDF_Dict_Add(item, "Prev", merge->last_item);
        HPDF_Dict_Add(merge->last_item, "Next", item);
    } else {
        HPDF_Dict_Add(merge->outlines, "First", item);
    }
    merge->last_item = item;
}

/* The empty back of a sheet. */
static void add_filler(Merge *merge, const Pages *pages)
{
    g_autoptr(GBytes) content = deflate_bytes("\n", 1, DEFLATE_SMALL);
    HPDF_Dict resources = NULL;
    container_add_page(merge->container, pages->width / 1000.0, pages->height / 1000.0, content,
                       &resources);
    merge->n_pages++;
}

/* Marks for machines: no text, so no fonts. */
static void add_marks(Merge *merge, HPDF_Page page, const Pages *marks, guint number)
{
    static const EmbeddedFont *const no_fonts[FACE_COUNT];
    const Marks *marked = g_ptr_array_index(marks->pages, number);
    if (marked->rules->len + marked->symbols->len == 0)
        return;
    g_autoptr(GBytes) content =
        content_write(marks, marked, no_fonts, merge->painter->operators);
    gsize length = 0;
    const void *data = g_bytes_get_data(content, &length);
    sha256_add(merge->digest, data, length);
    container_add_content(merge->container, page, content);
}

void merge_add(Merge *merge, const Pages *pages, const Pages *marks, int *first_page,
               int *last_page)
{
    if (merge->duplex && merge->n_pages % 2 == 1)
        add_filler(merge, pages);
    *first_page = merge->n_pages + 1;
    update_digest(merge->digest, pages);
    const EmbeddedFont *fonts[FACE_COUNT];
    find_fonts(merge->painter, pages, fonts);
    for (guint i = 0; i < pages->pages->len; i++) {
        HPDF_Page page = paint_page(merge->painter, merge->container, pages,
                                    g_ptr_array_index(pages->pages, i), fonts, merge->digest);
        if (marks)
            add_marks(merge, page, marks, i);
        if (i == 0)
            add_bookmark(merge, pages->title, page);
        merge->n_pages++;
    }
    *last_page = merge->n_pages;
    merge->n_documents++;
    merge->run_date = MAX(merge->run_date, pages->run_date);
    if (!merge->language) {
        merge->language = g_strdup(pages->language);
        merge->run = g_strdup(pages->run);
        merge->first = g_strdup(pages->document);
    }
    g_free(merge->last);
    merge->last = g_strdup(pages->document);
}

GByteArray *merge_take(Merge *merge, GError **error)
{
    if (merge->outlines) {
        HPDF_Dict_Add(merge->outlines, "Last", merge->last_item);
        HPDF_Dict_AddNumber(merge->outlines, "Count", merge->n_documents);
    }
    g_assert(merge->n_documents > 0); /* a PDF has at least one page */
    g_autofree char *title = g_strdup_printf("%s – %s", merge->first, merge->last);
    g_autofree char *id = sha256_finish(g_steal_pointer(&merge->digest));
    Metadata metadata = {
        title, title, merge->run, merge->language, merge->run_date, merge->painter->profile,
        id};
    metadata_add(merge->container, &metadata);
    GByteArray *output = container_save(merge->container, error);
    end_merge(merge);
    begin_merge(merge);
    return output;
}
