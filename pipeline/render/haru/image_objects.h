/*
 * Pictures as PDF image objects.
 */
#ifndef RELANCE_RENDER_HARU_IMAGE_OBJECTS_H
#define RELANCE_RENDER_HARU_IMAGE_OBJECTS_H

#include "render/haru/container.h"
#include "render/picture.h"

/* The picture's object in this file, made at the first call. */
PdfDict image_objects_find(Container *container, const Picture *picture);

#endif
