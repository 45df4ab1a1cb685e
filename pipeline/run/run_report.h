/*
 * The report of a run: what is handed to the report stage, and the files that are kept of it:
 * report.html for people, report.csv (the flat figures, which later runs read back for their
 * trends) and report.json.
 */
#ifndef RELANCE_RUN_RUN_REPORT_H
#define RELANCE_RUN_RUN_REPORT_H

#include "report/report.h"
#include "run/run.h"

typedef struct {
    ReportInput input;
    GArray *promises, *postage;
    GPtrArray *earlier, *changes; /* changes NULL: no run before */
    char *since;
} RunReport;

/* Needs plan, past, files and deliveries of the run. To be cleared by run_report_clear. */
RunReport run_report_begin(const Run *run);
void run_report_clear(RunReport *report);

/* Writes the three files into the run folder. */
gboolean run_report_write(const Run *run, GError **error);

/* The figures that a run folder kept; NULL and *error if it kept none. A new array. */
GPtrArray *run_report_read(const char *folder, GError **error);

#endif
