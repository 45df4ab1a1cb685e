#include <criterion/criterion.h>

#include <string.h>

#include "ground/files.h"
#include "ground/sha256.h"

/* FIPS 180-2, appendix B */
static const char *const vectors[][2] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

Test(sha256, counts_as_the_standard_shows)
{
    for (gsize i = 0; i < G_N_ELEMENTS(vectors); i++) {
        g_autofree char *hex = data_sha256(vectors[i][0], strlen(vectors[i][0]));
        cr_expect_str_eq(hex, vectors[i][1]);
    }
}

Test(sha256, pieces_make_the_same_as_the_whole)
{
    for (gsize cut = 0; cut <= strlen(vectors[2][0]); cut++) {
        Sha256 *sha256 = sha256_new();
        sha256_add(sha256, vectors[2][0], cut);
        sha256_add_text(sha256, vectors[2][0] + cut);
        g_autofree char *hex = sha256_finish(sha256);
        cr_expect_str_eq(hex, vectors[2][1], "cut at %zu", cut);
    }
}
