#include <criterion/criterion.h>

#include "audit/audit.h"
#include "ground/files.h"
#include "ground/sha256.h"

static void stop(void)
{
    sha256_bring_maker(NULL);
}

Test(openssl_sha256, says_what_glib_says_at_every_length, .fini = stop)
{
    guint8 bytes[300];
    for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8)(i * 151 + i / 7);
    for (gsize len = 0; len <= sizeof bytes; len++) {
        sha256_bring_maker(NULL);
        g_autofree char *by_glib = data_sha256(bytes, len);
        audit_bring_sha256();
        g_autofree char *by_openssl = data_sha256(bytes, len);
        cr_assert_str_eq(by_openssl, by_glib, "%zu bytes", len);
    }
}

Test(openssl_sha256, a_hash_is_ended_by_the_maker_that_began_it, .fini = stop)
{
    Sha256 *sha256 = sha256_new();
    sha256_add_text(sha256, "ab");
    audit_bring_sha256();
    sha256_add_text(sha256, "c");
    g_autofree char *hex = sha256_finish(sha256);
    cr_expect_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
