/*
 * What stands above the text of a letter's first page: logo and sender, references, place and
 * date, the bar code of a registered letter, fold and punch marks. What is long pushes down
 * what stands below it in the same column.
 */
#ifndef RELANCE_RENDER_LETTERHEAD_H
#define RELANCE_RENDER_LETTERHEAD_H

#include "render/letter_frame.h"

/*
 * Sets what stands above the text of the first page into `head`, behind the address block that
 * is there already (address_window.h). Returns the y below which the text may begin.
 */
Mpt letterhead_set(Galley *galley, const LetterFrame *frame, Marks *head);

/* TRUE if nothing that was placed in `head` since `from` stands in a clear zone. */
gboolean letterhead_is_clear(const Galley *galley, const LetterFrame *frame, const Marks *head,
                             MarksCount from);

#endif
