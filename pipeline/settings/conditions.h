/*
 * The `if` of a scenario: lists of which any value must match, ranges, credit insurance.
 */
#ifndef RELANCE_SETTINGS_CONDITIONS_H
#define RELANCE_SETTINGS_CONDITIONS_H

#include "records/scenarios.h"
#include "settings/key_table.h"

/* Conditions, and whether there are any; record: Scenario. An empty `if` is none. */
void take_conditions(Reading *reading, const YamlNode *value, const KeyRule *rule,
                     void *record);

/* TRUE if the scenario names consumers among the debtors it is for. */
gboolean scenario_is_for_consumers(const Scenario *scenario);

#endif
