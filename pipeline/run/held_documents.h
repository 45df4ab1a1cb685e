/*
 * Documents that cannot be written as planned: found before the plan is sealed, so that the plan
 * never promises a letter that no stage can make.
 */
#ifndef RELANCE_RUN_HELD_DOCUMENTS_H
#define RELANCE_RUN_HELD_DOCUMENTS_H

#include "run/run.h"

/*
 * Composes and lays out every planned document once. One that is held (a complaint says why) is
 * marked withheld, and the rows whose own step it was become `hold` with the complaint's rule.
 */
gboolean held_documents_find(Run *run, GError **error);

#endif
