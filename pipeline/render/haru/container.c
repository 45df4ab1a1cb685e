#include "render/haru/container.h"
#include "ground/outcome.h"
#include <string.h>
#include <hpdf.h>

enum { PAGES_PER_NODE = 500 };

/* libharu keeps the first error in the document and refuses later calls: nothing to do here. */
static void note_error(HPDF_STATUS error_no, HPDF_STATUS detail_no, void *user_data)
{
    (void)user_data;
    g_debug("libharu: error 0x%04lx, detail %lu", (unsigned long)error_no,
            (unsigned long)detail_no);
}

Container *container_new(gboolean many_pages)
{
    Container *container = g_new0(Container, 1);
    container->kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    container->shared = g_hash_table_new(NULL, NULL);
    container->doc = HPDF_New(note_error, NULL);
    g_assert(container->doc);
    container->doc->pdf_version = HPDF_VER_14;
    if (many_pages)
        HPDF_SetPagesConfiguration(container->doc, PAGES_PER_NODE);
    return container;
}

void container_free(Container *container)
{
    if (!container)
        return;
    HPDF_Free(container->doc);
    g_hash_table_unref(container->shared);
    g_ptr_array_unref(container->kept);
    g_free(container);
}

HPDF_Dict container_add_dict(Container *container, const char *type)
{
    HPDF_Dict dict = HPDF_Dict_New(container->doc->mmgr);
    HPDF_Xref_Add(container->doc->xref, dict);
    if (type)
        HPDF_Dict_AddName(dict, "Type", type);
    return dict;
}

/* A stream of libharu that reads lent bytes; its `attr` is this reader. */
typedef struct {
    const guint8 *data;
    gsize length, at;
} Reader;

static HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE *target, HPDF_UINT *size)
{
    Reader *reader = stream->attr;
    gsize left = reader->length - reader->at;
    HPDF_STATUS status = *size >= left ? HPDF_STREAM_EOF : HPDF_OK;
    *size = (HPDF_UINT)MIN(left, *size);
    memcpy(target, reader->data + reader->at, *size);
    reader->at += *size;
    return status;
}

static HPDF_STATUS seek_bytes(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode mode)
{
    (void)mode; /* libharu rewinds only */
    ((Reader *)stream->attr)->at = (gsize)position;
    return HPDF_OK;
}

static HPDF_INT32 tell_bytes(HPDF_Stream stream)
{
    return (HPDF_INT32)((Reader *)stream->attr)->at;
}

static HPDF_UINT32 size_bytes(HPDF_Stream stream)
{
    return (HPDF_UINT32)((Reader *)stream->attr)->length;
}

static void free_reader(HPDF_Stream stream)
{
    g_free(stream->attr);
}

static HPDF_Stream new_reader(Container *container, GBytes *data)
{
    Reader *reader = g_new0(Reader, 1);
    reader->data = g_bytes_get_data(data, &reader->length);
    g_ptr_array_add(container->kept, g_bytes_ref(data));
    HPDF_Stream stream = HPDF_CallbackReader_New(container->doc->mmgr, read_bytes, seek_bytes,
                                                 tell_bytes, size_bytes, reader);
    stream->free_fn = free_reader;
    return stream;
}

static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream stream)
{
    const char *text = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text, (HPDF_UINT)strlen(text));
}

void container_put_raw(HPDF_Dict dict, const char *text)
{
    dict->attr = (gpointer)text;
    dict->write_fn = write_raw;
}

/* libharu would deflate what its own filter flag names, and drops a /Filter it did not set. */
static const char *filter_entry(const char *filter)
{
    static const struct {
        const char *name, *entry;
    } filters[] = {{"FlateDecode", "/Filter /FlateDecode\n"},
                   {"DCTDecode", "/Filter /DCTDecode\n"}};
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++)
        if (g_str_equal(filters[i].name, filter))
            return filters[i].entry;
    g_assert_not_reached();
}

static void fill_stream(Container *container, HPDF_Dict dict, GBytes *data, const char *filter)
{
    if (dict->stream)
        HPDF_Stream_Free(dict->stream);
    dict->stream = new_reader(container, data);
    if (filter)
        container_put_raw(dict, filter_entry(filter));
}

HPDF_Dict container_add_stream(Container *container, GBytes *data, const char *filter)
{
    HPDF_Dict dict = HPDF_DictStream_New(container->doc->mmgr, container->doc->xref);
    fill_stream(container, dict, data, filter);
    return dict;
}

void container_put_text(Container *container, HPDF_Dict dict, const char *key, const char *utf8)
{
    glong units = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(utf8, -1, NULL, &units, NULL);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)"\xFE\xFF", 2);
    for (glong i = 0; wide && i < units; i++) {
        guint8 pair[2] = {(guint8)(wide[i] >> 8), (guint8)wide[i]};
        g_byte_array_append(bytes, pair, 2);
    }
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(container->doc->mmgr, bytes->data, bytes->len));
}

void container_put_ascii(Container *container, HPDF_Dict dict, const char *key,
                         const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(container->doc->mmgr, text, NULL));
}

HPDF_Page container_add_page(Container *container, double width, double height, GBytes *content,
                             HPDF_Dict *resources)
{
    HPDF_Page page = HPDF_AddPage(container->doc);
    HPDF_Page_SetBoxValue(page, "MediaBox", 2, (HPDF_REAL)width);
    HPDF_Page_SetBoxValue(page, "MediaBox", 3, (HPDF_REAL)height);
    HPDF_PageAttr attr = page->attr;
    fill_stream(container, attr->contents, content, "FlateDecode");
    attr->stream = attr->contents->stream;
    *resources = HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT);
    return page;
}

void container_add_content(Container *container, HPDF_Page page, GBytes *content)
{
    HPDF_PageAttr attr = page->attr;
    HPDF_Array contents = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_Add(contents, attr->contents);
    HPDF_Array_Add(contents, container_add_stream(container, content, "FlateDecode"));
    HPDF_Dict_Add(page, "Contents", contents);
}

static HPDF_STATUS append_output(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
    GByteArray *output = stream->attr;
    if (output->len > G_MAXINT32 - size) /* libharu's offsets go wrong beyond 2 GiB */
        return HPDF_FILE_IO_ERROR;
    g_byte_array_append(output, data, size);
    return HPDF_OK;
}

GByteArray *container_save(Container *container, GError **error)
{
    static const char header[] = "%PDF-1.4\n%\xB7\xBE\xAD\xAA\n";
    HPDF_Doc doc = container->doc;
    GByteArray *output = g_byte_array_new();
    HPDF_Stream stream = HPDF_CallbackWriter_New(doc->mmgr, append_output, output);
    HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
    HPDF_Dict_Add(doc->trailer, "Info", doc->info);
    HPDF_STATUS status =
        HPDF_Stream_Write(stream, (const HPDF_BYTE *)header, sizeof header - 1);
    if (status == HPDF_OK)
        status = HPDF_Xref_WriteToStream(doc->xref, stream, NULL);
    HPDF_Stream_Free(stream);
    HPDF_STATUS first = HPDF_GetError(doc);
    if (status == HPDF_OK && first == HPDF_OK)
        return output;
    g_byte_array_unref(output);
    outcome_fail(error, OUTCOME_OUR_MISTAKE,
                 "libharu could not write the PDF (error 0x%04lx); files must stay under 2 GiB",
                 (unsigned long)(first ? first : status));
    return NULL;
}
