#include "render/barcode.h"
#include "render/build_letter.h"
#include <criterion/criterion.h>
#include <string.h>

Test(barcode, an_epc_payload_of_98_bytes_is_a_version_6_symbol)
{
    g_autoptr(GByteArray) modules = g_byte_array_new();
    guint columns, rows;
    cr_assert(barcode_append(CODE_EPC_QR, build_payload, modules, &columns, &rows));
    cr_assert(columns == 41 && rows == 41);
    cr_assert_eq(modules->len, 41 * 41);
    /* the finder's corner: a dark ring, a light one, a dark core */
    cr_assert(modules->data[0] && modules->data[6] && !modules->data[7]);
    cr_assert(!modules->data[41 + 1] && modules->data[2 * 41 + 2]);
}

Test(barcode, version_13_is_the_largest)
{
    g_autofree char *fits = g_strnfill(331, 'a'), *too_long = g_strnfill(332, 'a');
    g_autoptr(GByteArray) modules = g_byte_array_new();
    guint columns, rows;
    cr_assert(barcode_append(CODE_EPC_QR, fits, modules, &columns, &rows));
    cr_assert_eq(columns, 69);
    cr_assert_not(barcode_append(CODE_EPC_QR, too_long, modules, &columns, &rows));
    cr_assert_eq(modules->len, 69 * 69);
}

Test(barcode, several_symbols_share_one_pool)
{
    g_autoptr(GByteArray) modules = g_byte_array_new();
    guint columns, rows;
    barcode_append(CODE_EPC_QR, "BCD", modules, &columns, &rows);
    guint before = modules->len;
    cr_assert_eq(before, columns * rows);
    barcode_append(CODE_EPC_QR, "BCD", modules, &columns, &rows);
    cr_assert_eq(memcmp(modules->data, modules->data + before, before), 0);
}
