/*
 * The document's own PDF: what leaves must be what was rendered, shown and approved.
 */
#ifndef RELANCE_DISPATCH_RENDERED_PDF_H
#define RELANCE_DISPATCH_RENDERED_PDF_H

#include "records/outgoing.h"

/*
 * The file's bytes, if their SHA-256 is pdf_sha256; a new string. NULL and *error
 * (OUTCOME_INPUT_OUTPUT, naming the file) if it cannot be read or is another.
 */
char *rendered_pdf_read(const Outgoing *outgoing, gsize *length, GError **error);

#endif
