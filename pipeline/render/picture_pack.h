/*
 * The samples of a picture in the smallest of the forms that a PDF knows: as they are, as
 * differences to their neighbours (the row filters of PNG), or as numbers of a palette.
 */
#ifndef RELANCE_RENDER_PICTURE_PACK_H
#define RELANCE_RENDER_PICTURE_PACK_H

#include "render/picture.h"
#include "render/png_file.h"

/* Fills data, is_predicted and palette of the picture. Samples stay the caller's. */
void picture_pack(Picture *picture, const Samples *samples);

#endif
