/*
 * Texts as codes of dark and light modules; zint stands behind this file alone.
 */
#ifndef RELANCE_RENDER_BARCODE_H
#define RELANCE_RENDER_BARCODE_H

#include <glib.h>

typedef enum {
    CODE_EPC_QR,     /* EPC069-12: error correction M, version at most 13, bytes as they are */
    CODE_DATAMATRIX, /* ECC 200, square */
    CODE_128,        /* one row: the widths of bars and gaps */
    CODE_COUNT
} CodeKind;

/*
 * Appends columns * rows modules (1 dark) row by row, without quiet zone. FALSE if the text does
 * not fit the code or has characters that it lacks; then nothing is appended.
 */
gboolean barcode_append(CodeKind kind, const char *text, GByteArray *modules, guint *columns,
                        guint *rows);

#endif
