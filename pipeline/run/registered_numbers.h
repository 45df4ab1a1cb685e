/*
 * Numbers of registered letters: taken from the pool that the post gave, one for each letter.
 *
 * A number is reserved in the history before anything is printed with it; what was reserved belongs
 * to its document for ever, whatever becomes of the letter. So a run that is continued finds its
 * numbers again, and no other letter ever gets them. A rehearsal says
 * whether the pool would do, prints no number and reserves none.
 */
#ifndef RELANCE_RUN_REGISTERED_NUMBERS_H
#define RELANCE_RUN_REGISTERED_NUMBERS_H

#include "run/run.h"

/*
 * Gives each registered letter of the plan its number. A letter for which none is left is withheld
 * [registered-pool-empty], by name. Nothing happens where no pool is named or the provider numbers.
 */
gboolean registered_numbers_assign(Run *run, GError **error);

/* `relance check`: how many numbers are left; a warning if few are, or the pool cannot be read. */
void registered_numbers_check(Run *run);

#endif
