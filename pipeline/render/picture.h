/*
 * Pictures (logo, signature) as they go into a PDF: PNG decoded, put on white and thinned to
 * print resolution; JPEG passed through as it is.
 */
#ifndef RELANCE_RENDER_PICTURE_H
#define RELANCE_RENDER_PICTURE_H

#include <glib.h>

typedef struct {
    char *path;
    int width, height;     /* pixels */
    int components;        /* 1 grey, 3 RGB */
    gboolean is_jpeg;      /* data is a JPEG file; else deflated samples of 8 bits */
    gboolean is_predicted; /* each row begins with a PNG filter's number */
    GBytes *palette;       /* RGB of each colour: samples are its numbers; NULL: none */
    GBytes *data;
    char *sha256; /* of the file */
} Picture;

/*
 * Reads a PNG or JPEG. Samples beyond max_pixels in width or height are averaged away (PNG
 * only). NULL and *error (OUTCOME_SETTINGS_REFUSED) if it is neither, damaged or CMYK.
 */
Picture *picture_load(const char *path, int max_width, int max_height, GError **error);
void picture_free(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_free)

#endif
