/* What changed in settings, rules, templates and rates between a run and the one before it. */
#ifndef RELANCE_RUN_CHANGED_INPUTS_H
#define RELANCE_RUN_CHANGED_INPUTS_H

#include "report/report.h"
#include "run/run.h"

/* A new array of new InputChange *, by path; NULL: there is no run before. *since: its id (new). */
GPtrArray *changed_inputs_find(const Run *run, char **since);

#endif
