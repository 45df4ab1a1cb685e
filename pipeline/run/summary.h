/*
 * How a command ended: a few lines for people on the stages it was asked for, or all of it as JSON
 * with --json.
 */
#ifndef RELANCE_RUN_SUMMARY_H
#define RELANCE_RUN_SUMMARY_H

#include "run/run.h"

void summary_print(const Run *run, StageName first, StageName last);

/* With --json: the one object on standard output, when the command has ended; else nothing. */
void summary_print_json(const Options *options, Outcome outcome, const GError *error);

#endif
