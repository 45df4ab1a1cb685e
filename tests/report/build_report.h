/*
 * A run to be reported, made of plain records: invoices on every edge of the aged balance, two
 * currencies, documents in several states, names that would break a page that does not escape.
 */
#ifndef RELANCE_TESTS_REPORT_BUILD_REPORT_H
#define RELANCE_TESTS_REPORT_BUILD_REPORT_H

#include "report/report.h"

typedef struct {
    ReportInput input;
    Settings *settings;
    Ledger *ledger;
    ReminderPlan *plan;
    GPtrArray *files, *deliveries;
    Complaints *complaints;
} BuiltReport;

/* Run 2026-11-21-1; its ledger is empty. */
BuiltReport *built_report_new(void);
void built_report_free(BuiltReport *report);

/* An item so many days late on the run date (0: due that day), with its row in the plan. */
PlanRow *built_report_add_item(BuiltReport *report, const char *customer, const char *invoice,
                               int days_late, gint64 open_minor, const char *currency,
                               Decision decision, const char *rule);
/* A document with one delivery; `claimed` counts as due too. */
void built_report_add_document(BuiltReport *report, const char *id, const char *customer,
                               Channel channel, DeliveryStatus status, const char *detail,
                               gint64 claimed, const char *currency);
/* Fills it with a believable run of so many customers. */
void built_report_fill(BuiltReport *report, guint n_customers);

#endif
