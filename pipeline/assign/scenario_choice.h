/*
 * Which scenario a customer goes through: its own column, else the one it is kept on while
 * something is overdue, else the first whose conditions hold.
 */
#ifndef RELANCE_ASSIGN_SCENARIO_CHOICE_H
#define RELANCE_ASSIGN_SCENARIO_CHOICE_H

#include "assign/account.h"

/* Sets account->scenario and scenario_next; complains of names that no scenario has. */
void scenario_choice_make(const Assignment *assignment, Account *account);

/* TRUE if the customer's own column says `none`: it is never reminded. */
gboolean scenario_choice_is_never(const Account *account);

/* The same choice told step by step, each condition with its place and the customer's value. */
void scenario_choice_explain(const Assignment *assignment, const Account *account,
                             GString *text);

#endif
