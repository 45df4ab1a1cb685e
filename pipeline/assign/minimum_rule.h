/* The minimum a document must claim; equal passes. Only principal is tested. */
#ifndef RELANCE_ASSIGN_MINIMUM_RULE_H
#define RELANCE_ASSIGN_MINIMUM_RULE_H

#include "assign/bundle.h"

gboolean minimum_rule_is_met(const ClaimGroup *group, const Bundle *bundle);

/*
 * The bundle's claim is too small: its highest own items fall to the next lower level that they
 * may have, or their rows become `below-minimum`.
 */
void minimum_rule_fall(const Assignment *assignment, const ClaimGroup *group, Bundle *bundle);

#endif
