/*
 * Where a line may end in a paragraph (UAX 14 by unilbrk, which stands behind this file alone),
 * with what French and figures ask for besides: no break inside amounts, before ; : ! ? »,
 * after «.
 */
#ifndef RELANCE_RENDER_BREAK_POINTS_H
#define RELANCE_RENDER_BREAK_POINTS_H

#include <glib.h>

typedef enum { BREAK_NONE, BREAK_ALLOWED, BREAK_FORCED } BreakPoint;

/*
 * points[i] says whether a line may begin at byte i of the text (UTF-8, length bytes). A '\n'
 * is followed by BREAK_FORCED. `points` has length bytes of room.
 */
void break_points_find(const char *text, gsize length, guint8 *points);

#endif
