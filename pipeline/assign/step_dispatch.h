/* When a step of an item went, over which channels and in which documents. */
#ifndef RELANCE_ASSIGN_STEP_DISPATCH_H
#define RELANCE_ASSIGN_STEP_DISPATCH_H

#include "assign/account.h"

/*
 * "has gone on 2026-03-02 by email (document 2026-03-02-1-0001), deadline 2026-03-10", every
 * dispatch that counts; FALSE and nothing said if the step has not gone for this item.
 */
gboolean step_dispatch_append(GString *text, const Assignment *assignment,
                              const Account *account, const Case *item_case, const Step *step);

/* Why a step of the ladder at or below the level reached has not gone itself. */
void step_dispatch_append_missing(GString *text, const Case *item_case, const Step *step);

#endif
