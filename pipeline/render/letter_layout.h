/*
 * Geometry of a letter: paper, window, clear zones, folds. Data, one YAML file each
 * (templates/layouts/<name>.yaml), millimetres there, thousandths of a point here.
 */
#ifndef RELANCE_RENDER_LETTER_LAYOUT_H
#define RELANCE_RENDER_LETTER_LAYOUT_H

#include "ground/complaints.h"
#include "render/pages.h"

enum { MOST_ZONES = 8 };

typedef struct {
    char *name;
    Mpt paper_width, paper_height;
    Box address;               /* nothing of the address outside */
    Mpt inset_left, inset_top; /* from the address zone's corner to the text */
    Mpt return_height;         /* height of a return address line at the zone's top; 0: none */
    Box clear[MOST_ZONES];     /* nothing but the address inside */
    guint n_clear;
    Box sender;                          /* logo, name, address lines */
    Box references;                      /* our reference, your account ... */
    Mpt date_x, date_y;                  /* left end and baseline of place and date */
    Mpt left, right;                     /* margins of the body */
    Mpt body_top, body_bottom, next_top; /* y on the first page, on all, on following pages */
    Mpt folds[MOST_ZONES];
    guint n_folds;
} LetterLayout;

/*
 * Reads a layout file. NULL: REFUSED complaints ([key-unknown], [key-missing],
 * [value-impossible]) or *error (not readable).
 */
LetterLayout *letter_layout_read(const char *path, const char *name, Complaints *complaints,
                                 GError **error);
void letter_layout_free(LetterLayout *layout);

#endif
