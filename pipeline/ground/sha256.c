#include "ground/sha256.h"

#include <string.h>

struct Sha256 {
    const Sha256Maker *maker;
    gpointer state;
};

static gpointer begin_glib(void)
{
    return g_checksum_new(G_CHECKSUM_SHA256);
}

static void add_glib(gpointer state, const void *data, gsize len)
{
    g_checksum_update(state, data, (gssize)len);
}

static void end_glib(gpointer state, guint8 digest[SHA256_BYTES])
{
    gsize len = SHA256_BYTES;
    g_checksum_get_digest(state, digest, &len);
    g_checksum_free(state);
}

static const Sha256Maker glib_maker = {begin_glib, add_glib, end_glib};
static const Sha256Maker *maker_in_use = &glib_maker;

void sha256_bring_maker(const Sha256Maker *maker)
{
    maker_in_use = maker ? maker : &glib_maker;
}

Sha256 *sha256_new(void)
{
    Sha256 *sha256 = g_new(Sha256, 1);
    sha256->maker = maker_in_use;
    sha256->state = sha256->maker->begin();
    return sha256;
}

void sha256_add(Sha256 *sha256, const void *data, gsize len)
{
    if (len > 0)
        sha256->maker->add(sha256->state, data, len);
}

void sha256_add_text(Sha256 *sha256, const char *text)
{
    sha256_add(sha256, text, strlen(text));
}

char *sha256_finish(Sha256 *sha256)
{
    static const char hex[] = "0123456789abcdef";
    guint8 digest[SHA256_BYTES];
    sha256->maker->end(sha256->state, digest);
    g_free(sha256);
    char *text = g_malloc(2 * SHA256_BYTES + 1);
    for (guint i = 0; i < SHA256_BYTES; i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 15];
    }
    text[2 * SHA256_BYTES] = '\0';
    return text;
}
