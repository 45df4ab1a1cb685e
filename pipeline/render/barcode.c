#include "render/barcode.h"
#include <string.h>
#include <zint.h>

enum { LEVEL_M = 2, LARGEST_QR = 4 * 13 + 17, LARGEST = 1000, FIXED_MASK = 3 };

/* Any mask of a QR code is valid; choosing the best one costs 200 us of 230. */
static const struct {
    int symbology, option_1, option_3, largest;
} codes[CODE_COUNT] = {
    [CODE_EPC_QR] = {BARCODE_QRCODE, LEVEL_M, (FIXED_MASK + 1) << 8, LARGEST_QR},
    [CODE_DATAMATRIX] = {BARCODE_DATAMATRIX, -1, DM_SQUARE, LARGEST},
    [CODE_128] = {BARCODE_CODE128, -1, 0, LARGEST},
};

gboolean barcode_append(CodeKind kind, const char *text, GByteArray *modules, guint *columns,
                        guint *rows)
{
    struct zint_symbol *symbol = ZBarcode_Create();
    symbol->symbology = codes[kind].symbology;
    symbol->input_mode = DATA_MODE; /* the text's bytes, no conversion to another charset */
    symbol->option_1 = codes[kind].option_1;
    symbol->option_3 = codes[kind].option_3;
    int failed = ZBarcode_Encode(symbol, (const unsigned char *)text, (int)strlen(text));
    gboolean fits = failed < ZINT_ERROR && symbol->width <= codes[kind].largest;
    *columns = fits ? (guint)symbol->width : 0;
    *rows = fits ? (guint)symbol->rows : 0;
    guint at = modules->len;
    g_byte_array_set_size(modules, at + *columns * *rows);
    for (guint y = 0; y < *rows; y++)
        for (guint x = 0; x < *columns; x++)
            modules->data[at++] = symbol->encoded_data[y][x / 8] >> x % 8 & 1;
    ZBarcode_Delete(symbol);
    return fits;
}
