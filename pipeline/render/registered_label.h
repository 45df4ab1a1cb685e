/*
 * The bar code of a registered letter (Code 128) with its text below: the number of the letter
 * where it is known at printing, else the document's reference, so that what comes back by post
 * can be found with a scanner.
 */
#ifndef RELANCE_RENDER_REGISTERED_LABEL_H
#define RELANCE_RENDER_REGISTERED_LABEL_H

#include "render/galley.h"
#include "render/letter_layout.h"

/*
 * Places it in the layout's zone. Nothing for other letters, for a layout without such a zone,
 * or for a text that is too long for bars that scanners can tell apart.
 */
void registered_label_place(Galley *galley, const LetterLayout *layout,
                            const Document *document, Marks *page);

#endif
