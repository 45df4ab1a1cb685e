/*
 * Documents built by hand for the render tests, and readers of what was rendered.
 */
#ifndef RELANCE_TESTS_RENDER_BUILD_LETTER_H
#define RELANCE_TESTS_RENDER_BUILD_LETTER_H

#include "render/render.h"

/* A renderer with the stock layouts and fonts; `layout` NULL: fr-dl. */
Renderer *build_renderer(const char *layout, Complaints *complaints);

/* A French reminder with n invoice rows, a payment block with QR code, closing and signature.
 */
Document *build_reminder(guint n_rows);

Block *build_text_block(BlockKind kind, const char *text);
Span *build_span(const char *text, guint marks);
void build_add_cell(GPtrArray *cells, const char *text, guint marks);

extern const char build_payload[]; /* the QR code's EPC text */

/* Runs a command line; its standard output. Asserts that it ended with 0. */
char *run_command(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* A new temporary folder, to be removed with remove_folder(). */
char *make_folder(void);
void remove_folder(char *folder);
/* Lays out and writes the document as folder/name; returns the number of pages. */
int write_letter(Renderer *renderer, const Document *document, const char *folder,
                 const char *name, Complaints *complaints);

#endif
