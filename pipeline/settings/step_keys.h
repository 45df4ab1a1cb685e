/*
 * One step of a scenario, by itself: its keys, and what place and channels make of it.
 */
#ifndef RELANCE_SETTINGS_STEP_KEYS_H
#define RELANCE_SETTINGS_STEP_KEYS_H

#include "records/scenarios.h"
#include "settings/key_table.h"

extern const KeyRule step_keys[]; /* record: Step */

/*
 * grace_days: a number or `habit`; offset: grace_days,
 * second: grace_is_habit (scenarios too).
 */
void take_grace(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

/* Kind, carries, level and name where the file does not say them. */
void step_fill(Step *step, const YamlNode *node);

/* What must agree within the step and with relance.yaml: template, fee, approvers, names. */
void step_check(Reading *reading, const Step *step, const YamlNode *node, gboolean is_consumer);

#endif
