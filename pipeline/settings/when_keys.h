/*
 * The `when` of a step: at least one of formats.md's keys, each a number of days.
 */
#ifndef RELANCE_SETTINGS_WHEN_KEYS_H
#define RELANCE_SETTINGS_WHEN_KEYS_H

#include "records/scenarios.h"
#include "settings/key_table.h"

/* When at offset. */
void take_when(Reading *reading, const YamlNode *value, const KeyRule *rule, void *record);

#endif
