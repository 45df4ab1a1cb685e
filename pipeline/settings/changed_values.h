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

/* Reads the file with some changes; FALSE: it was refused, `complaints` or *error say why. */
typedef gboolean (*ChangeTrial)(const char *const *changes, gconstpointer file,
                                Complaints *complaints);

/*
 * A file was refused with these changes: if it is not without them, *error (OUTCOME_SETTINGS_REFUSED) names
 * the option to blame, and what was said of it since `first` is taken out of `complaints`, since no
 * line of the file is wrong.
 */
void changed_values_blame(const char *const *changes, ChangeTrial trial, gconstpointer file,
                          Complaints *complaints, guint first, GError **error);

#endif
