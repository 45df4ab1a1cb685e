/*
 * Who may approve what (practice.md 31). Without `approvers:` in relance.yaml anybody may, as many
 * different people as the step names roles. With it, a person is a login of the list: each role
 * of the step needs one of its own, with a limit that reaches, and who ran the run is not alone.
 */
#ifndef RELANCE_RUN_APPROVAL_RULE_H
#define RELANCE_RUN_APPROVAL_RULE_H

#include "run/run.h"

/* FALSE and *error (OUTCOME_WRONG_USE): the login of this command may not decide about the file. */
gboolean approval_may_decide(const Run *run, const PlannedDocument *planned,
                             const RenderedFile *file, gboolean is_rejection, GError **error);

/*
 * TRUE if these approvals (ApprovalRecord *, of this file and document) are all it takes. *missing
 * says what is not there yet, as a phrase; a new string, NULL if TRUE.
 */
gboolean approval_is_complete(const Run *run, const PlannedDocument *planned,
                              const GPtrArray *approvals, char **missing);

#endif
