/*
 * One A4 page of texts and bars at their places: the management summary. Made by report, painted by
 * the letter engine. Lengths are tenths of a millimetre from the top left corner, sizes tenths of
 * a point.
 */
#ifndef RELANCE_RECORDS_SHEET_H
#define RELANCE_RECORDS_SHEET_H

#include "records/document.h"

typedef struct {
    char *text; /* NULL: a filled rectangle */
    int x, y;   /* text: its left or right end and its baseline; rectangle: its corner */
    int width, height;
    int size; /* of the text */
    gboolean is_bold;
    Align align;
    int grey; /* 0 black .. 100 white */
} SheetMark;

typedef struct {
    char *id, *run, *title, *language;
    Day date;
    GArray *marks; /* SheetMark */
} SummarySheet;

SummarySheet *sheet_new(const char *id, const char *run, const char *title,
                        const char *language, Day date);
void sheet_free(SummarySheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SummarySheet, sheet_free)

/* Appends; the text is copied. */
void sheet_add_text(SummarySheet *sheet, SheetMark mark, const char *text);
void sheet_add_bar(SummarySheet *sheet, int x, int y, int width, int height, int grey);

#endif
