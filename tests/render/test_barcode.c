#include "render/barcode.h"
#include "render/build_letter.h"
#include <criterion/criterion.h>
#include <string.h>

Test(barcode, an_epc_payload_of_98_bytes_is_a_version_6_symbol)
{
    g_autoptr(GByteArray) modules = g_byte_array_new();
    cr_assert_eq(barcode_append_qr(build_payload, modules), 41);
    cr_assert_eq(modules->len, 41 * 41);
    /* the finder's corner: a dark ring, a light one, a dark core */
    cr_assert(modules->data[0] && modules->data[6] && !modules->data[7]);
    cr_assert(!modules->data[41 + 1] && modules->data[2 * 41 + 2]);
}

Test(barcode, version_13_is_the_largest)
{
    g_autofree char *fits = g_strnfill(331, 'a'), *too_long = g_strnfill(332, 'a');
    g_autoptr(GByteArray) modules = g_byte_array_new();
    cr_assert_eq(barcode_append_qr(fits, modules), 69);
    cr_assert_eq(barcode_append_qr(too_long, modules), 0);
}

Test(barcode, several_symbols_share_one_pool)
{
    g_autoptr(GByteArray) modules = g_byte_array_new();
    guint first = barcode_append_qr("BCD", modules);
    guint before = modules->len;
    cr_assert_eq(before, first * first);
    barcode_append_qr("BCD", modules);
    cr_assert_eq(memcmp(modules->data, modules->data + before, before), 0);
}
