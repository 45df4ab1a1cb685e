/* The rules that decide rows, by name and meaning; see plan_rules.def. */
#ifndef RELANCE_ASSIGN_PLAN_RULE_H
#define RELANCE_ASSIGN_PLAN_RULE_H

#include <glib.h>

typedef enum {
    PLAN_RULE_NONE,
#define RULE(id, name, meaning) PLAN_RULE_##id,
#include "assign/plan_rules.def"
#undef RULE
    PLAN_RULE_COUNT
} PlanRule;

const char *plan_rule_name(PlanRule rule);    /* "step-due"; "" for none */
const char *plan_rule_meaning(PlanRule rule); /* half a sentence for people */

#endif
