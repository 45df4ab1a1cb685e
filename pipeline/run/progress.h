/*
 * A progress bar with rate and time left on a terminal; nothing elsewhere (the stage's plain line
 * comes from the summary).
 */
#ifndef RELANCE_RUN_PROGRESS_H
#define RELANCE_RUN_PROGRESS_H

#include "run/run.h"

typedef struct Progress Progress;

Progress *progress_new(const Run *run, const char *what, guint total);
void progress_step(Progress *progress, guint done);
void progress_free(Progress *progress); /* wipes the bar */

#endif
