/*
 * Indicators of one run and its HTML page. No outside library; the only floats are ratios.
 */
#ifndef RELANCE_REPORT_REPORT_H
#define RELANCE_REPORT_REPORT_H

#include "ground/complaints.h"
#include "records/document.h"
#include "records/delivery.h"
#include "records/plan.h"
#include "records/settings.h"

typedef struct {
    const Settings *settings;
    const Ledger *ledger;
    const ReminderPlan *plan;
    const GPtrArray *files;      /* RenderedFile * */
    const GPtrArray *deliveries; /* Delivery *; may be empty */
    const Complaints *complaints;
    const char *run_id;
    Day run_date;
    gboolean is_rehearsal;
} ReportInput;

/* report.html, one self-contained page; a new string. */
char *report_print_html(const ReportInput *input);

#endif
