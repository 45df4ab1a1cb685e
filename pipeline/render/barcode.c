#include "render/barcode.h"
#include <string.h>
#include <zint.h>

enum { LEVEL_M = 2, LARGEST_SIDE = 4 * 13 + 17, FIXED_MASK = 3 };

guint barcode_append_qr(const char *payload, GByteArray *modules)
{
    struct zint_symbol *symbol = ZBarcode_Create();
    symbol->symbology = BARCODE_QRCODE;
    symbol->input_mode = DATA_MODE; /* the payload's bytes, no conversion to another charset */
    symbol->option_1 = LEVEL_M;
    symbol->option_3 = (FIXED_MASK + 1) << 8; /* any mask is valid; choosing one costs 200 us */
    int failed = ZBarcode_Encode(symbol, (const unsigned char *)payload, (int)strlen(payload));
    guint side =
        failed >= ZINT_ERROR || symbol->width > LARGEST_SIDE ? 0 : (guint)symbol->width;
    guint at = modules->len;
    g_byte_array_set_size(modules, at + side * side);
    for (guint y = 0; y < side; y++)
        for (guint x = 0; x < side; x++)
            modules->data[at++] = symbol->encoded_data[y][x / 8] >> x % 8 & 1;
    ZBarcode_Delete(symbol);
    return side;
}
