/*
 * One page's marks as PDF page operators, deflated. Fonts are named /F0../F3 by face, pictures
 * /I0, /I1 ... in the page's order.
 */
#ifndef RELANCE_RENDER_HARU_CONTENT_WRITER_H
#define RELANCE_RENDER_HARU_CONTENT_WRITER_H

#include "render/haru/font_store.h"

/* `fonts` by face; those that the page uses are set. `operators` is scratch. A new GBytes. */
GBytes *content_write(const Pages *pages, const Marks *marks,
                      const EmbeddedFont *const fonts[FACE_COUNT], GString *operators);

#endif
