/* Values that a command changes for itself, as if the file said so; see settings_load_changed. */
#ifndef RELANCE_SETTINGS_CHANGED_VALUES_H
#define RELANCE_SETTINGS_CHANGED_VALUES_H

#include "ground/yaml_tree.h"

/*
 * Applies those of the NULL-ended `changes` (NULL: none) that belong to this file. FALSE and *error
 * (OUTCOME_WRONG_USE): no "=", a place that is not there, or a value that is no YAML.
 */
gboolean changed_values_apply(YamlTree *tree, const char *const *changes, gboolean is_scenarios,
                              Complaints *complaints, GError **error);

#endif
