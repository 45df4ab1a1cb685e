/* Which step a past reminder was, as its scenario, template and level tell. */
#ifndef RELANCE_ASSIGN_REMINDER_STEP_H
#define RELANCE_ASSIGN_REMINDER_STEP_H

#include "records/past.h"
#include "records/scenarios.h"

/*
 * The step of the ladder at its level if that has its template, else the step outside the ladder
 * that has it; NULL: neither, since the scenario was changed. Lent.
 */
const Step *reminder_step_find(const ScenarioBook *book, const PastReminder *reminder);

/*
 * TRUE for the letter of an event (broken promise or plan, rejected dispute, return): it has no
 * level of its own, and stands outside the ladder.
 */
gboolean reminder_step_is_outside(const ScenarioBook *book, const PastReminder *reminder);

#endif
