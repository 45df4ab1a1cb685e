/*
 * relance.yaml and scenarios.yaml -> Settings and ScenarioBook. Every unknown key, missing
 * obligatory key, wrong type or impossible value is a REFUSED complaint with file, line, column
 * and the nearest known name; all of them are found in one go.
 */
#ifndef RELANCE_SETTINGS_SETTINGS_H
#define RELANCE_SETTINGS_SETTINGS_H

#include "ground/complaints.h"
#include "records/scenarios.h"
#include "records/settings.h"

/*
 * `path` as the user gave it. A new Settings, or NULL: REFUSED complaints, or *error
 * (OUTCOME_SETTINGS_REFUSED) if the file cannot be read.
 */
Settings *settings_load(const char *path, Complaints *complaints, GError **error);

/*
 * The same with some values changed for this call (`relance forecast --set`). `changes` is
 * NULL-ended, each "key=value" with the value as YAML: mail.connections=2. Those whose key begins
 * with calendar, defaults or scenarios. belong to scenarios.yaml and are left to scenarios_load_changed.
 * A scenario is named by its name, a step by its level or name:
 * scenarios.standard.steps.2.when={previous: 10}. A key that leads nowhere: NULL and *error
 * (OUTCOME_WRONG_USE); one that nobody knows or a value that cannot be: *error (OUTCOME_SETTINGS_REFUSED) names its option.
 */
Settings *settings_load_changed(const char *path, const char *const *changes,
                                Complaints *complaints, GError **error);
ScenarioBook *scenarios_load_changed(const char *path, const char *name,
                                     const Settings *settings, const char *const *changes,
                                     Complaints *complaints, GError **error);

/*
 * The scenarios the settings name. The stock file's search is the caller's: path is where it
 * was found, name how complaints call it. NULL as above.
 */
ScenarioBook *scenarios_load(const char *path, const char *name, const Settings *settings,
                             Complaints *complaints, GError **error);

#endif
