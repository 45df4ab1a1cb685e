/*
 * Documents that must not leave any more, or again.
 */
#ifndef RELANCE_RUN_STALE_DOCUMENTS_H
#define RELANCE_RUN_STALE_DOCUMENTS_H

#include "run/run.h"

/*
 * 1. A document of this run that has not left yet is superseded if a run begun later has planned,
 *    announced or sent one of its items: the newer plan knows more.
 * 2. Documents that waited for approval when this run began, and still do, are superseded if this
 *    run plans their items again: their number stays used, their items are in this plan.
 * Changed deliveries are added to `changed` (lent) or recorded at once (other runs' deliveries).
 */
gboolean stale_documents_stop(Run *run, GPtrArray *changed, GError **error);

#endif
