/*
 * The address block in the window of the envelope: size and leading by the longest line and the
 * number of lines (NF Z 10-011: at most 6, 7 with the country), never cut.
 */
#ifndef RELANCE_RENDER_ADDRESS_WINDOW_H
#define RELANCE_RENDER_ADDRESS_WINDOW_H

#include "render/galley.h"
#include "render/letter_layout.h"

/*
 * Places the address lines in the layout's zone and the return line above them (DIN 5008), as
 * the page's first runs. FALSE if they do not fit at the smallest size: then `longest` is the
 * index of the line that is too long, or -1 if there are too many lines.
 */
gboolean address_window_place(Galley *galley, const LetterLayout *layout,
                              const Document *document, Marks *page, int *longest);

#endif
