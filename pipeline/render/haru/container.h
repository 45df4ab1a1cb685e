/*
 * One PDF file as libharu holds it: objects made by us, cross references and page tree by
 * libharu. Streams carry data that is compressed already. For the files of this folder only.
 */
#ifndef RELANCE_RENDER_HARU_CONTAINER_H
#define RELANCE_RENDER_HARU_CONTAINER_H

#include <glib.h>

/* libharu's HPDF_Dict (pages too) and HPDF_Doc, named so that its header stays out of ours. */
typedef struct _HPDF_Dict_Rec *PdfDict;
typedef struct _HPDF_Doc_Rec *PdfDoc;

typedef struct {
    PdfDoc doc;
    GPtrArray *kept;    /* GBytes * that streams read from */
    GHashTable *shared; /* GBytes * or Picture * -> object of this file, lent */
} Container;

/* A new empty PDF 1.4. `many_pages`: a page tree of two levels. */
Container *container_new(gboolean many_pages);
void container_free(Container *container);

/* New dictionaries; `container_add_dict` gives it an object number. */
PdfDict container_add_dict(Container *container, const char *type);
/* A numbered stream with the given data and /Filter name (NULL: none). */
PdfDict container_add_stream(Container *container, GBytes *data, const char *filter);

/* Text strings as UTF-16 with byte order mark. */
void container_put_text(Container *container, PdfDict dict, const char *key, const char *utf8);
/* Strings of bytes, for names of colour spaces and dates. */
void container_put_ascii(Container *container, PdfDict dict, const char *key, const char *text);
/* The dictionary ends with these bytes as they are, "/W [...]"; lent. */
void container_put_raw(PdfDict dict, const char *text);

/* A page of this size in points with its content; resources are added to the returned dict. */
PdfDict container_add_page(Container *container, double width, double height, GBytes *content,
                           PdfDict *resources);

/* A second stretch of content, painted after the page's first. */
void container_add_content(Container *container, PdfDict page, GBytes *content);

/* The whole file; FALSE and *error (OUTCOME_OUR_MISTAKE) if libharu had an error. */
GByteArray *container_save(Container *container, GError **error);

#endif
