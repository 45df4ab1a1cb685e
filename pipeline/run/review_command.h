/*
 * What a person decided about a proposal: review.csv, applied to the plan.
 */
#ifndef RELANCE_RUN_REVIEW_COMMAND_H
#define RELANCE_RUN_REVIEW_COMMAND_H

#include "run/run.h"

/* Applies the reviews kept in the run, oldest first, to run->plan. */
gboolean reviews_apply(Run *run, GError **error);

#endif
