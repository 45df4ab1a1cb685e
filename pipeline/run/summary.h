/*
 * How a command ended, in a few lines for people, or as JSON with --json.
 */
#ifndef RELANCE_RUN_SUMMARY_H
#define RELANCE_RUN_SUMMARY_H

#include "run/run.h"

void summary_print(const Run *run, StageName last);

#endif
