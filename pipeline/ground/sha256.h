/*
 * SHA-256 of bytes that come piece by piece. GLib counts it unless another maker was brought:
 * audit brings OpenSSL's, which uses the processor's own instructions and takes a sixth of the
 * time; ledgers and letters are read, hashed and sealed several times in a run.
 */
#ifndef GROUND_SHA256_H
#define GROUND_SHA256_H

#include <glib.h>

#define SHA256_BYTES 32

typedef struct {
    gpointer (*begin)(void);
    void (*add)(gpointer state, const void *data, gsize len);
    void (*end)(gpointer state, guint8 digest[SHA256_BYTES]); /* frees the state */
} Sha256Maker;

/* For all hashes begun from now on; before there is a second thread. NULL: GLib's again. */
void sha256_bring_maker(const Sha256Maker *maker);

typedef struct Sha256 Sha256;

Sha256 *sha256_new(void);
void sha256_add(Sha256 *sha256, const void *data, gsize len);
void sha256_add_text(Sha256 *sha256, const char *text);

/* Lower-case hex, a new string of 64 characters; frees the hash. */
char *sha256_finish(Sha256 *sha256);

#endif
