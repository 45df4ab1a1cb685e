/*
 * What each sub-command does. main.c holds the table of their names; the order of the stages is in
 * run.c and nowhere else.
 */
#ifndef RELANCE_RUN_COMMANDS_H
#define RELANCE_RUN_COMMANDS_H

#include "run/options.h"

/* prepare.c: what every command rests on; once, before the first */
void commands_prepare(void);

/* run.c: the stages */
Outcome command_run(const Options *options, GError **error);
Outcome command_read(const Options *options, GError **error);
Outcome command_assign(const Options *options, GError **error);
Outcome command_render(const Options *options, GError **error);
Outcome command_dispatch(const Options *options, GError **error);

/* before a run */
Outcome command_init(const Options *options, GError **error);
Outcome command_check(const Options *options, GError **error);
Outcome command_explain(const Options *options, GError **error);

/* what people decide about a run, and what happened with a customer */
Outcome command_review(const Options *options, GError **error);
Outcome command_approve(const Options *options, GError **error);
Outcome command_reject(const Options *options, GError **error);
Outcome command_undo(const Options *options, GError **error);
Outcome command_resolve(const Options *options, GError **error);
Outcome command_record(const Options *options, GError **error);
Outcome command_import(const Options *options, GError **error);
Outcome command_import_events(const Options *options, GError **error);
Outcome command_retract(const Options *options, GError **error);
Outcome command_import_calls(const Options *options, GError **error);
Outcome command_import_bounces(const Options *options, GError **error);
Outcome command_import_statuses(const Options *options, GError **error);
Outcome command_import_proofs(const Options *options, GError **error);

/* afterwards */
Outcome command_status(const Options *options, GError **error);
Outcome command_dossier(const Options *options, GError **error);
Outcome command_forecast(const Options *options, GError **error);
Outcome command_report(const Options *options, GError **error);
Outcome command_agenda(const Options *options, GError **error);
Outcome command_history(const Options *options, GError **error);
Outcome command_audit_verify(const Options *options, GError **error);
Outcome command_purge(const Options *options, GError **error);
Outcome command_anonymise(const Options *options, GError **error);
Outcome command_export_person(const Options *options, GError **error);
Outcome command_audit_export(const Options *options, GError **error);
Outcome command_audit_timestamp(const Options *options, GError **error);
Outcome command_audit_trace(const Options *options, GError **error);
Outcome command_audit_reproduce(const Options *options, GError **error);

#endif
