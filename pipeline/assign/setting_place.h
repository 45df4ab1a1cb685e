/* Where a setting stands, as people look it up: "scenarios.yaml:4", or "default". */
#ifndef RELANCE_ASSIGN_SETTING_PLACE_H
#define RELANCE_ASSIGN_SETTING_PLACE_H

#include "assign/assignment.h"

typedef struct {
    char text[160];
} PlaceText;

/* A key of relance.yaml, by its path. */
PlaceText settings_place(const Settings *settings, const char *path);

/* A key of scenarios.yaml that stands once, by its path: "calendar.roll". */
PlaceText book_place(const ScenarioBook *book, const char *path);

/* A key of a scenario: its own, else that of `defaults`. */
PlaceText scenario_place(const ScenarioBook *book, const Scenario *scenario, const char *key);

/* A key of a step: its own, else the scenario's. */
PlaceText step_place(const ScenarioBook *book, const Scenario *scenario, const Step *step,
                     const char *key);

#endif
