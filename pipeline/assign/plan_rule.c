#include "assign/plan_rule.h"

static const struct {
    const char *name, *meaning;
} rules[PLAN_RULE_COUNT] = {
    [PLAN_RULE_NONE] = {"", ""},
#define RULE(id, name, meaning) [PLAN_RULE_##id] = {name, meaning},
#include "assign/plan_rules.def"
#undef RULE
};

const char *plan_rule_name(PlanRule rule)
{
    g_assert((guint)rule < PLAN_RULE_COUNT);
    return rules[rule].name;
}

const char *plan_rule_meaning(PlanRule rule)
{
    g_assert((guint)rule < PLAN_RULE_COUNT);
    return rules[rule].meaning;
}
