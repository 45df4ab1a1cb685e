/*
 * Approvals of documents that wait for a person: recorded in history and journal, pinned by the
 * hash of the file that was approved.
 */
#ifndef RELANCE_RUN_APPROVALS_H
#define RELANCE_RUN_APPROVALS_H

#include "run/run.h"

/*
 * Where the document stands: none if its step asks for nobody; rejected if anyone said no; approved
 * if all whom approval_rule.h wants said yes to a file of this very hash.
 */
Approval approval_of_document(const Run *run, const PlannedDocument *planned,
                              const char *sha256);

/*
 * 3-render/approvals.csv: a row for each document that asks for approval, with who said what so
 * far; none is written where nothing asks.
 */
gboolean approvals_sheet_write(Run *run, GError **error);

/* 2-assign/review.csv of a proposal, for a person to fill in. */
gboolean review_sheet_write(Run *run, GError **error);

#endif
