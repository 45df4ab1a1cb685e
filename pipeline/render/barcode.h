/*
 * Two-dimensional codes as modules; zint stands behind this file alone.
 */
#ifndef RELANCE_RENDER_BARCODE_H
#define RELANCE_RENDER_BARCODE_H

#include <glib.h>

/*
 * The QR code of an EPC payload (EPC069-12: error correction M, version at most 13, bytes as
 * they are). Appends side * side modules (1 dark) row by row; returns the side, 0 if the text
 * does not fit.
 */
guint barcode_append_qr(const char *payload, GByteArray *modules);

#endif
