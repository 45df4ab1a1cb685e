/*
 * What must hold on every page of every letter, whatever it says: checks on the page record.
 */
#ifndef RELANCE_TESTS_RENDER_BUILD_PAGE_CHECKS_H
#define RELANCE_TESTS_RENDER_BUILD_PAGE_CHECKS_H

#include "render/letter_layout.h"
#include "render/pages.h"

extern const char *const stock_layouts[]; /* NULL-ended names */
LetterLayout *read_stock_layout(const char *name);

/* Ink of a run: capitals with accents above, descenders below the baseline. */
Box ink_of_run(const Pages *pages, const TextRun *run);
gboolean box_is_inside(const Box *box, const Box *zone);
gboolean boxes_touch(const Box *box, const Box *zone);

/*
 * The address lies in its zone; nothing else lies in a clear zone of the first page, nothing at
 * all in a reserved zone or within 5 mm of the paper's edges on any page.
 */
void check_zones(const Pages *pages, const LetterLayout *layout, const char *what);

/* No two texts, codes or pictures of a page lie on each other. */
void check_no_overlap(const Pages *pages, const char *what);

#endif
