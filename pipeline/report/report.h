/*
 * Indicators of one run and its HTML page. No outside library; the only floats are ratios.
 */
#ifndef RELANCE_REPORT_REPORT_H
#define RELANCE_REPORT_REPORT_H

#include "ground/complaints.h"
#include "records/agenda.h"
#include "records/document.h"
#include "records/figures.h"
#include "records/forecast.h"
#include "records/delivery.h"
#include "records/plan.h"
#include "records/settings.h"
#include "records/sheet.h"

/* A file of rules that is another one than in the run before. */
typedef struct {
    char *path, *words; /* "scenarios.yaml", "changed (SHA-256 ...)" */
    char **lines;       /* "- 12: ..." and "+ 12: ...", NULL-ended; empty: not told */
} InputChange;
void input_change_free(InputChange *change);

typedef struct {
    const Settings *settings;
    const Ledger *ledger;
    const ReminderPlan *plan;
    const GPtrArray *files;      /* RenderedFile * */
    const GPtrArray *deliveries; /* Delivery *; may be empty */
    const Complaints *complaints;
    const GPtrArray *changes;  /* InputChange *; NULL: there is no run before */
    const char *changed_since; /* that run's id, or NULL */
    const char *run_id;
    Day run_date;
    gboolean is_rehearsal;
    /* for the figures; each may be NULL: not known */
    const Past *past;         /* what the history held when the run began */
    const GArray *promises;   /* PromiseOutcome */
    const GArray *postage;    /* CurrencySum: of this run's letters */
    const GPtrArray *earlier; /* EarlierFigures *: kept by earlier runs, oldest first */
    const char *language;     /* "fr" or "en"; NULL: as the settings say */
} ReportInput;

/* report.html, one self-contained page; a new string. */
char *report_print_html(const ReportInput *input);

/* The management summary, one page for the letter engine; a new SummarySheet. */
SummarySheet *report_make_summary(const ReportInput *input);

/* The figures of domain notes 9 as the lines of report.csv; a new array of FigureLine *. */
GPtrArray *report_list_figures(const ReportInput *input);

/* The same lines as JSON without white space, and for a terminal ("fr", else English). */
char *report_print_json(const GPtrArray *lines);
char *report_print_figures(const GPtrArray *lines, const char *language);

/*
 * Two runs side by side with the differences, as text, CSV or JSON without white space; figures that only one of them has
 * are told too. A new string.
 */
typedef struct {
    const char *run;
    const GPtrArray *lines;
} ComparedRun;
typedef enum { COMPARISON_TEXT, COMPARISON_CSV, COMPARISON_JSON } ComparisonForm;
char *report_print_comparison(ComparedRun first, ComparedRun second, ComparisonForm form,
                              const char *language);

/* TRUE if reports are French: report.language, else where the creditor is. */
gboolean report_is_french(const Settings *settings);

/*
 * `relance history --html`: the history's JSON (history_print) as one page; files are linked below
 * `out`. A new string.
 */
char *report_print_history(const char *json, const char *out);

/*
 * `relance forecast` for people: the days of the changed rules (of the present ones where `changed`
 * is NULL), sums by level and channel with the difference, postage, levels at the end; a new text.
 */
char *report_print_forecast(const Forecast *present, const Forecast *changed, Day first,
                            Day until);

/* `relance agenda` for people: what is late or due on `today`, then the days to come; a new text. */
char *report_print_agenda(const GPtrArray *tasks, Day today, Day until);

/*
 * The same as a calendar (RFC 5545), one all-day entry for each task with a day; a new text with
 * CRLF line ends. `at` (seconds since 1970 UTC) is its DTSTAMP; the UID of a task stays the same
 * from one agenda to the next, so that importing again moves entries and doubles none.
 */
char *report_print_calendar(const GPtrArray *tasks, Day today, gint64 at);

#endif
