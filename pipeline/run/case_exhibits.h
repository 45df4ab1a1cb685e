/* What goes into a case's folder: the papers of a customer, collected from ledger, history and runs. */
#ifndef RELANCE_RUN_CASE_EXHIBITS_H
#define RELANCE_RUN_CASE_EXHIBITS_H

#include "records/case_file.h"
#include "run/run.h"

typedef struct {
    Run *run;
    const char *customer;
    const char *folder; /* of the case, already made */
    CaseFile *file;
} CaseWork;

/*
 * Copies invoices, letters and mails as sent, and receipts of the post into the folder's exhibits/,
 * numbered, each with its SHA-256. What the history or the ledger names and nobody finds, or finds
 * changed, is an exhibit without a file and a WARNING [dossier-file-missing].
 */
gboolean case_exhibits_collect(CaseWork *work, GError **error);

/* Calls, promises, disputes and all else that was recorded, with what the post said. */
void case_events_collect(CaseWork *work);

#endif
