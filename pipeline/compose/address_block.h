/*
 * The address as printed in the window: NF Z 10-011 in France, the country's own order abroad
 * with the country's name last. The name line is printed as given.
 */
#ifndef RELANCE_COMPOSE_ADDRESS_BLOCK_H
#define RELANCE_COMPOSE_ADDRESS_BLOCK_H

#include "compose/letter_facts.h"

/*
 * Fills `lines` (char *). FALSE if the address cannot be posted; then *problem (new) says why
 * and the lines are what there is. The rule's name is *rule (static).
 */
gboolean address_block_fill(const LetterFacts *facts, GPtrArray *lines, const char **rule,
                            char **problem);

#endif
