/* The plan's rows grouped by decision and rule. */
#ifndef RELANCE_REPORT_REASON_GROUPS_H
#define RELANCE_REPORT_REASON_GROUPS_H

#include "records/plan.h"
#include "report/amounts.h"

typedef struct {
    Decision decision;
    const char *rule; /* lent; "" where the row has none */
    GPtrArray *rows;  /* lent const PlanRow *, in the plan's order */
    Amounts open;
} ReasonGroup;

/* By decision, then by number of rows (greatest first), then by rule; a new array. */
GPtrArray *reason_groups_collect(const ReminderPlan *plan);

#endif
