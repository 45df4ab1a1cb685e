/*
 * PNG files (any bit depth, palette, alpha, interlaced) as 8-bit grey or RGB samples on white.
 */
#ifndef RELANCE_RENDER_PNG_FILE_H
#define RELANCE_RENDER_PNG_FILE_H

#include <glib.h>

typedef struct {
    int width, height, components; /* 1 grey, 3 RGB */
    guint8 *samples;
} Samples;

/* TRUE if the data begins like a PNG. */
gboolean png_file_is(const guint8 *data, gsize length);
/* FALSE and *why (static) if it is damaged or larger than 100 million pixels. */
gboolean png_file_decode(const guint8 *data, gsize length, Samples *samples, const char **why);

#endif
