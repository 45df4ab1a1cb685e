/*
 * Geometry of a letter: paper, window, clear zones, folds. Data, one YAML file each
 * (templates/layouts/<name>.yaml), millimetres there, thousandths of a point here.
 */
#ifndef RELANCE_RENDER_LETTER_LAYOUT_H
#define RELANCE_RENDER_LETTER_LAYOUT_H

#include "ground/complaints.h"
#include "render/pages.h"

enum { MOST_ZONES = 8, MOST_OMR_MARKS = 24 };

/* What a line of an OMR track says; names in a layout file: on, boc, not-boc, ... feed9. */
typedef enum {
    OMR_ON,        /* always there: bench mark, safety */
    OMR_BEGIN,     /* boc: first sheet of the letter */
    OMR_NOT_BEGIN, /* every other sheet */
    OMR_END,       /* eoc: last sheet */
    OMR_NOT_END,
    OMR_PARITY,     /* makes the number of lines even */
    OMR_SEQUENCE_1, /* seq0, seq1, seq2: the bits of a counter of sheets, 0 to 7 */
    OMR_SEQUENCE_2,
    OMR_SEQUENCE_4,
    OMR_FEED_1, /* feed1 .. feed9: the feeder adds its enclosure */
    OMR_COUNT = OMR_FEED_1 + 9
} OmrMark;

/* Lines below each other on the recto of every sheet. */
typedef struct {
    Mpt x, y, length, thickness, pitch;
    OmrMark marks[MOST_OMR_MARKS];
    guint n_marks; /* 0: the layout has no track */
} OmrTrack;

typedef struct {
    char *name;
    Mpt paper_width, paper_height;
    Box address;               /* nothing of the address outside */
    Mpt inset_left, inset_top; /* from the address zone's corner to the text */
    Mpt return_height;         /* height of a return address line at the zone's top; 0: none */
    Box clear[MOST_ZONES];     /* first page: nothing but the address inside */
    guint n_clear;
    Box reserved[MOST_ZONES]; /* nothing inside on any page: edges, the provider's codes */
    guint n_reserved;
    Box sender;                          /* logo, name, address lines */
    Box references;                      /* our reference, your account ... */
    Mpt date_x, date_y;                  /* left end and baseline of place and date */
    Mpt left, right;                     /* margins of the body */
    Mpt body_top, body_bottom, next_top; /* y on the first page, on all, on following pages */
    Mpt folds[MOST_ZONES];
    guint n_folds;
    Mpt punch;      /* y of the mark for punching holes; 0: none */
    Box registered; /* Code 128 of registered letters, its quiet zones inside; width 0: none */
    Box datamatrix; /* square of the inserter's DataMatrix; width 0: none */
    OmrTrack omr;
} LetterLayout;

/*
 * Reads a layout file. NULL: REFUSED complaints ([key-unknown], [key-missing],
 * [value-impossible]) or *error (not readable).
 */
LetterLayout *letter_layout_read(const char *path, const char *name, Complaints *complaints,
                                 GError **error);
void letter_layout_free(LetterLayout *layout);

#endif
