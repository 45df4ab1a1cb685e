/*
 * What the evidence says of a document, an invoice, a ledger line or a file: the parts of
 * `relance audit trace`, each appended as JSON members. Nothing is written.
 */
#ifndef RELANCE_RUN_TRACE_H
#define RELANCE_RUN_TRACE_H

#include "run/run.h"

/*
 * One document of the run in this folder: file, amounts, template, scenario, step, rates, ledger
 * lines, decisions, approvals, deliveries, journal lines. FALSE: the run has no such document.
 */
gboolean trace_append_document(GString *json, const Options *options, const char *folder,
                               const char *document);

/* Where the rules of a run stand: computed again from its inputs; NULL where that is not possible,
 * and *why says it (new). The caller frees it. */
Run *trace_open_rules(const Options *options, const char *folder, char **why);

/* The plan's rows of an invoice (or of a ledger line, invoice NULL) in one run; how many. */
guint trace_append_rows(GString *json, const char *folder, const char *invoice,
                        const char *source, int line);

/* The journal's lines in which this text stands, as number, event, at, status; how many. */
guint trace_append_journal(GString *json, const char *key, const char *folder,
                           const char *text);

/* The text of one line of an archived ledger as UTF-8, and where the copy lies; new, or NULL. */
char *trace_read_ledger_line(const char *folder, const char *source, int line, char **copy,
                             char **sha256);

#endif
