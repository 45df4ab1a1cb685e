/* The settings that a customer's items are thought of with, each with its place. */
#ifndef RELANCE_ASSIGN_SETTING_EXPLANATION_H
#define RELANCE_ASSIGN_SETTING_EXPLANATION_H

#include "assign/account.h"

/* A line each: those of the scenario, and those of relance.yaml that can act in it. */
void setting_explanation_append(GString *text, const Assignment *assignment,
                                const Account *account);

#endif
