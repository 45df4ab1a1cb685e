/*
 * Compression of PDF streams and of PNG data; libdeflate stands behind this file alone.
 */
#ifndef RELANCE_RENDER_DEFLATE_H
#define RELANCE_RENDER_DEFLATE_H

#include <glib.h>

/* What is written once per letter, and what once per run. */
typedef enum { DEFLATE_QUICK, DEFLATE_SMALL } DeflateEffort;

/* Compresses data (zlib format); a new GBytes. */
GBytes *deflate_bytes(const void *data, gsize length, DeflateEffort effort);

/* Expands data to exactly `expected` bytes; NULL if it is damaged or has another length. */
guint8 *inflate_bytes(const void *data, gsize length, gsize expected);

#endif
