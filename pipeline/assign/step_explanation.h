/* Each step of an item's scenario, with its date and what stops it. */
#ifndef RELANCE_ASSIGN_STEP_EXPLANATION_H
#define RELANCE_ASSIGN_STEP_EXPLANATION_H

#include "assign/account.h"

/* `row` is the plan's row of the case. */
void step_explanation_append(GString *text, const Assignment *assignment,
                             const Account *account, const Case *item_case, const PlanRow *row);

#endif
