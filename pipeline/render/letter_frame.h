/*
 * What stands around the text of a letter: letterhead, address in the window, references, date,
 * registered mention and subject; on following pages a short heading; footer, page numbers,
 * folds.
 */
#ifndef RELANCE_RENDER_LETTER_FRAME_H
#define RELANCE_RENDER_LETTER_FRAME_H

#include "render/galley.h"
#include "render/letter_layout.h"

typedef struct {
    const LetterLayout *layout;
    const Document *document;
    const Picture *logo; /* NULL: none */
} LetterFrame;

/* Adds the registered mention and the subject as the galley's first strips. */
void letter_frame_set_subject(Galley *galley, const LetterFrame *frame, Mpt width);

/* The y where text must end to leave room for the footer. */
Mpt letter_frame_bottom(Galley *galley, const LetterFrame *frame);

/* Puts the frame around all pages built, in reading order: `head` first on the first page. */
void letter_frame_paint(Galley *galley, const LetterFrame *frame, const Marks *head);

#endif
