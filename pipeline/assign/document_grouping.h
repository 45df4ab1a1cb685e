/*
 * From the items that are due to the documents of the run: minimums, credits, contacts, and one
 * document per customer (or who pays for it), currency, payee, channel and recipient.
 */
#ifndef RELANCE_ASSIGN_DOCUMENT_GROUPING_H
#define RELANCE_ASSIGN_DOCUMENT_GROUPING_H

#include "assign/bundle.h"

/* Settles the family's rows and adds its documents, not yet numbered, to the plan. */
void document_grouping_apply(const Assignment *assignment, const Family *family,
                             ReminderPlan *plan);

/*
 * Numbers all documents by customer, currency, payee and channel, names them in their rows, and
 * tells each netted credit's row where it went.
 */
void document_grouping_number(const Assignment *assignment, ReminderPlan *plan);

#endif
