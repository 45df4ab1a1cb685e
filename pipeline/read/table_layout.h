/*
 * Files without a header row whose cells a known format fixes: by their order, or by their
 * place in the line.
 */
#ifndef RELANCE_READ_TABLE_LAYOUT_H
#define RELANCE_READ_TABLE_LAYOUT_H

#include <glib.h>

typedef struct {
    const char *name; /* for people */
    int column;       /* of the table's shape, -1: not used */
    guint width;      /* in characters, where the layout has no separator; 0: the line's rest */
} LayoutCell;

/* All static. */
typedef struct {
    const char *format; /* for people: "Ciel XIMPORT" */
    char separator;     /* 0: the cells have fixed widths */
    gboolean has_quotes;
    const LayoutCell *cells;
    guint n;
    /* TRUE if these cells look right; decides how a line of fixed width is cut. NULL: always */
    gboolean (*fits)(char *const *cells, guint n);
} TableLayout;

/* The character of the line, from 1, at which a cell of fixed width begins. */
int layout_cell_position(const TableLayout *layout, guint cell);

#endif
