/*
 * The rule of levels for one item: which step is due, which comes next and when, or what stops
 * it.
 */
#ifndef RELANCE_ASSIGN_LEVEL_RULE_H
#define RELANCE_ASSIGN_LEVEL_RULE_H

#include "assign/account.h"
#include "assign/step_date.h"

/*
 * Decides the row of every case of the account and its place in this run's documents. A step
 * that is due makes the row `send` or `approve` with place PLACE_OWN; minimums, contacts and
 * grouping come later and may take that back.
 */
void level_rule_apply(const Assignment *assignment, Account *account);

#endif
