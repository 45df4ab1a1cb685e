/* Free credits and receipts: set against the documents from the highest level down. */
#ifndef RELANCE_ASSIGN_CREDIT_NETTING_H
#define RELANCE_ASSIGN_CREDIT_NETTING_H

#include "assign/bundle.h"

/* Fills credits and free_minor of the group's bundles. */
void credit_netting_apply(ClaimGroup *group);

/*
 * A receipt of the last thirty days that nobody has allocated yet, or NULL: it holds a document
 * that claims only its own items, for it may have paid just these.
 */
const OpenItem *credit_netting_find_recent(const Assignment *assignment,
                                           const ClaimGroup *group);

#endif
