/* Names of the files of a run folder that the audit stage reads or writes. */
#ifndef RELANCE_AUDIT_RUN_PATHS_H
#define RELANCE_AUDIT_RUN_PATHS_H

#define AUDIT_FOLDER "5-audit"
#define JOURNAL_PATH "5-audit/journal.jsonl"
#define MANIFEST_PATH "5-audit/manifest.sha256"
#define HISTORY_PATH "5-audit/history.csv"
#define RUN_PATH "run.json"
#define ITEMS_PATH "1-read/items.csv"
#define REJECTED_PATH "1-read/rejected.csv"
#define PLAN_PATH "2-assign/plan.csv"
#define DOCUMENTS_PATH "3-render/documents.csv"
#define DELIVERIES_PATH "4-dispatch/deliveries.csv"

#endif
