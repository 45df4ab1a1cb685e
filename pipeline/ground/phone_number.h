/*
 * Telephone numbers as people write them: what is plausible, not what is connected (ITU-T E.164:
 * at most 15 digits; French numbering plan: 0 and nine digits, or a short number).
 */
#ifndef RELANCE_GROUND_PHONE_NUMBER_H
#define RELANCE_GROUND_PHONE_NUMBER_H

#include <glib.h>

/*
 * TRUE if somebody in `country` (NULL: not known) could dial it. Spaces, points, hyphens, slashes,
 * brackets and an extension behind ("poste 12", "ext. 4", "x4") do not matter.
 */
gboolean phone_number_is_plausible(const char *text, const char *country);

/*
 * The first number in a cell that holds several ("01 ... / 06 ...", "Phone: ... Mobile: ..."); a new
 * string, or NULL if none is plausible.
 */
char *phone_number_find_first(const char *text, const char *country);

/* How many digits stand in it, the extension left out. */
guint phone_number_count_digits(const char *text);

#endif
