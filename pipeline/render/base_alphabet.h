/*
 * The characters of European business letters in groups. A font subset holds whole groups:
 * those of which a letter uses at least one character. So few subsets serve all letters, and
 * none carries what its letter does not need.
 */
#ifndef RELANCE_RENDER_BASE_ALPHABET_H
#define RELANCE_RENDER_BASE_ALPHABET_H

#include <glib.h>

typedef guint32 AlphabetGroups; /* a bit per group */

/* The bit of the character's group; 0: it is in none. The first group is in every subset. */
AlphabetGroups alphabet_group_of(gunichar character);

/* Appends the characters (gunichar) of the groups. */
void alphabet_append(AlphabetGroups groups, GArray *characters);

#endif
