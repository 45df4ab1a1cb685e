/*
 * Documents -> what a reader sees: pages and their PDF, the HTML and plain text of mails.
 * libharu stands behind render/haru/, harfbuzz, zint, libhyphen and unilbrk behind one file
 * each.
 */
#ifndef RELANCE_RENDER_RENDER_H
#define RELANCE_RENDER_RENDER_H

#include "ground/complaints.h"
#include "records/document.h"
#include "records/settings.h"
#include "records/sheet.h"

/* Fonts, hyphenation patterns, the layout, images: what is loaded once per run. */
typedef struct Renderer Renderer;

/*
 * `data_folders` (NULL-ended) are searched in order for templates' "layouts/<name>.yaml" and
 * for "fonts/fonts.yaml". NULL: REFUSED complaints or *error (OUTCOME_SETTINGS_REFUSED):
 * unreadable font, unknown layout.
 */
Renderer *renderer_new(const Settings *settings, const char *const *template_folders,
                       const char *const *font_folders, Complaints *complaints, GError **error);
void renderer_free(Renderer *renderer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Renderer, renderer_free)

/* Font, layout and image files in use, as InputFile *; lent array. */
const GPtrArray *renderer_peek_inputs(const Renderer *renderer);

/* Pages of positioned runs: the layout of one document, independent of any target. */
typedef struct Pages Pages;

/*
 * Lays out one document as a letter. NULL if it is held: a HELD complaint says why
 * ([character-missing], [address-line-too-long], ...).
 */
Pages *renderer_layout(Renderer *renderer, const Document *document, Complaints *complaints);
/* The sheet that shows the layout in use, to be held behind the envelope. */
Pages *renderer_layout_calibration(Renderer *renderer);
/* A sheet of texts and bars, as one page of paper A4; texts too long for their place are cut. */
Pages *renderer_lay_sheet(Renderer *renderer, const SummarySheet *sheet);
void pages_free(Pages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)
int pages_count(const Pages *pages);
/* The record as stable text; a new string. */
char *pages_print(const Pages *pages);

/* One PDF, deterministic; NULL and *error (OUTCOME_OUR_MISTAKE or INPUT_OUTPUT). */
GBytes *renderer_write_pdf(Renderer *renderer, const Pages *pages, GError **error);

/* Many documents in one PDF, in the order added, each from an odd page if `duplex`. */
typedef struct Spool Spool;
Spool *spool_new(Renderer *renderer, gboolean duplex);
/* First and last page that the document takes in the file (from 1). Pages stay the caller's. */
gboolean spool_add(Spool *spool, const Pages *pages, int *first_page, int *last_page,
                   GError **error);
/* Writes the file and leaves the spool empty. */
gboolean spool_write(Spool *spool, const char *path, GError **error);
void spool_free(Spool *spool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spool, spool_free)

/*
 * PDF files as they are, ours or others', joined in this order. The same files give the same bytes.
 * *error (OUTCOME_INPUT_OUTPUT) names the file that cannot be joined.
 */
gboolean render_merge_pdfs(const GPtrArray *paths /* char * */, const char *path,
                           GError **error);
/* Pages of a PDF that may be joined; -1 and *error: it is none, or protected. */
int render_count_pdf_pages(const char *path, GError **error);

/* The mail's two bodies from the same document; new strings. HTML without remote content. */
char *render_mail_html(const Document *document);
char *render_mail_text(const Document *document);

#endif
