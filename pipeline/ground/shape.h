/*
 * Shapes of codes, as post offices and registers print them: n is a digit, a a capital, c either,
 * every other sign stands for itself; alternatives are joined by |. "nnnn aa", "nn-nnn|nnnnn".
 */
#ifndef RELANCE_GROUND_SHAPE_H
#define RELANCE_GROUND_SHAPE_H

#include <glib.h>

/* TRUE if the whole text has one of the shapes. */
gboolean shape_matches(const char *shapes, const char *text);

/*
 * The text with the signs that a shape wants and the text leaves out put in ("1012AB" for
 * "nnnn aa" -> "1012 AB"); a new string, or NULL if no shape fits. Only space and hyphen are put in.
 */
char *shape_complete(const char *shapes, const char *text);

#endif
