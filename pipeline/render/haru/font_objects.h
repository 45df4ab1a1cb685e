/*
 * An embedded font as PDF objects: Type0 with a CIDFontType2, Identity-H, so that the content
 * stream names glyphs of the subset directly.
 */
#ifndef RELANCE_RENDER_HARU_FONT_OBJECTS_H
#define RELANCE_RENDER_HARU_FONT_OBJECTS_H

#include "render/haru/container.h"
#include "render/haru/font_store.h"

/*
 * The font's dictionary in this file, made at the first
 * call. The font must outlive the file.
 */
PdfDict font_objects_find(Container *container, const EmbeddedFont *font);

#endif
