/*
 * From a bundle to its documents: one per channel, with
 * the same claim and the same deadline.
 */
#ifndef RELANCE_ASSIGN_DOCUMENT_CLAIM_H
#define RELANCE_ASSIGN_DOCUMENT_CLAIM_H

#include "assign/bundle.h"

void document_claim_add(const Assignment *assignment, const ClaimGroup *group, Bundle *bundle,
                        ReminderPlan *plan);

/* After all documents of the family: a reminder that goes today starts the interval of all of its customers' items anew. */
void document_claim_move_intervals(const Assignment *assignment, const Family *family);

#endif
