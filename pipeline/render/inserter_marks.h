/*
 * What an inserting machine reads on the sheets of a print job: OMR lines, or a DataMatrix. It
 * keeps the sheets of a letter together and notices one that is missing.
 */
#ifndef RELANCE_RENDER_INSERTER_MARKS_H
#define RELANCE_RENDER_INSERTER_MARKS_H

#include "records/settings.h"
#include "render/letter_layout.h"

/* A sheet: its place in the letter (from 1), and in the file (from 0). */
typedef struct {
    guint sheet, sheets, sequence;
} SheetPlace;

/*
 * The lines printed on the sheet, a bit per position of the track. `feeds`: a bit per feeder
 * (bit 0: feeder 1) that adds an enclosure to every letter.
 */
guint32 omr_lines(const OmrTrack *track, SheetPlace place, guint feeds);

/*
 * The text of the DataMatrix, 19 characters for numbers of usual size: the run's day and number
 * (8: YYMMDD and the counter, two digits), the document's number in the run (6), sheet (2),
 * sheets (2), check digit (weights 3 and 1 from the left on the characters' codes, complement
 * to ten). A new string.
 */
char *datamatrix_text(const char *document, SheetPlace place);

/*
 * Marks for every page of a letter, on the rectos alone; `sequence` counts the sheets of the
 * file before it. NULL if no marks are wanted. Freed with pages_free.
 */
Pages *inserter_marks_new(const LetterLayout *layout, const PrintSettings *print,
                          const Pages *letter, guint sequence);

/* Sheets of paper that the pages take. */
guint sheets_of(guint pages, gboolean duplex);

#endif
