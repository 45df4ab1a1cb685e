/*
 * Text tools: folding for comparison, nearest names, trimming, digits. All text is UTF-8.
 */
#ifndef RELANCE_GROUND_TEXT_H
#define RELANCE_GROUND_TEXT_H

#include <glib.h>

/*
 * The form in which headers and names are compared: lower case, accents off, every run of
 * characters that are neither letters nor digits one space, no space at the ends.
 * The signs ° and º vanish; œ is oe, æ ae, ß ss, ø o. "N° Pièce " -> "n piece". A new string.
 */
char *text_fold(const char *text);

/*
 * Edit distance in code points: insert, delete, replace, swap two neighbours (Damerau-Levenshtein in
 * its restricted form, optimal string alignment).
 */
guint text_distance(const char *a, const char *b);

/*
 * The name nearest to word among the NULL-ended names, if it is near enough to be worth naming
 * (distance at most a third of the word's length, at least 1 allowed); else NULL. Lent.
 */
const char *text_find_nearest(const char *word, const char *const *names);

/* Leading and trailing white space off, NBSP included; a new string. */
char *text_copy_trimmed(const char *text);

/* TRUE if text is NULL or holds only white space. */
gboolean text_is_blank(const char *text);

/* TRUE if both are equal; NULL and "" are equal. */
gboolean text_equals(const char *a, const char *b);

/* text, or "" for NULL. */
const char *text_or_empty(const char *text);

/* Appends a number in decimal; `least` digits at least, zeros in front. Far faster than printf. */
void text_append_number(GString *text, gint64 number);
void text_append_digits(GString *text, guint64 number, guint least);

/* Appends `count` digits with `group` between the thousands: "1234567", " " -> "1 234 567". */
void text_append_grouped(GString *text, const char *digits, gsize count, const char *group);

#endif
