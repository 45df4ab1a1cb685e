/*
 * The indicators of one run: computed once, shown on the page, kept as report.csv, printed as
 * text and JSON. Pure: ledger, plan, past and deliveries in, figures out. Amounts of different
 * currencies are never added.
 */
#ifndef RELANCE_REPORT_FIGURES_H
#define RELANCE_REPORT_FIGURES_H

#include "report/aged_balance.h"
#include "report/ratios.h"
#include "report/report.h"

typedef enum { BY_ALL, BY_SEGMENT, BY_SCENARIO, BY_COLLECTOR, BY_COUNT } SliceKind;
const char *slice_kind_name(SliceKind kind); /* "", "segment", ...: column `by` */

#define SALES_MONTHS_MOST 36

/* The receivables of one currency: all, or those of one segment, scenario or collector. */
typedef struct {
    SliceKind by;
    const char *of; /* lent; "" for all and where the customer has none */
    char currency[CURRENCY_SIZE];
    AgedBalance aged;
    guint n_customers;
    gint64 delay_weight, delay_base; /* amount x days late, and amount, of open invoices */
    /* without what a factor collects: the receivables of DSO */
    gint64 receivable, receivable_not_due;
    gint64 sales[SALES_MONTHS_MOST]; /* the running month first */
    Ratio sales_known;               /* its `why` only; scenarios have no sales of their own */
    gint64 sales_sum;
    int sales_days;
    Day sales_from;
    Ratio dso, dso_count_back, dso_best, days_delinquent, weighted_delay, overdue_ratio,
        effectiveness;
    gint64 opening;   /* balance of the earlier run that effectiveness begins with */
    Day opening_date; /* DAY_NONE: none */
    guint promises_due, promises_kept;
    gint64 promised_minor, kept_minor;
    Ratio promises_by_count, promises_by_value;
} Slice;

/* Invoices asked for at one level, and those paid soon after. */
typedef struct {
    char currency[CURRENCY_SIZE];
    int level;
    guint n_reminded, n_paid; /* only reminders whose days are over */
    gint64 reminded_minor, paid_minor;
    Ratio rate;
} LevelResponse;

/* Why overdue invoices are not paid, as far as anybody said. */
typedef struct {
    char currency[CURRENCY_SIZE];
    const char *reason; /* lent; "" where nobody said */
    guint n_items;
    gint64 minor;
    gint64 before_minor; /* in the run before */
    gboolean has_before;
} DelayReason;

/* What came in, and what asking for it cost. */
typedef struct {
    char currency[CURRENCY_SIZE];
    Day since; /* exclusive */
    gint64 received, received_after_reminder;
    gint64 postage_run, postage; /* of this run, and of all runs since */
    Ratio cost;                  /* postage in percent of what came after a reminder */
} CashFigures;

typedef enum {
    EXPECT_WEEK_1,
    EXPECT_WEEK_2,
    EXPECT_DAY_30,
    EXPECT_DAY_60,
    EXPECT_DAY_90,
    EXPECT_LATER,
    EXPECT_UNUSUAL, /* later already than this payer usually pays */
    EXPECT_DISPUTED,
    EXPECT_COUNT
} ExpectedWhen;
const char *expected_when_key(ExpectedWhen when);   /* "0-7", ..., "disputed" */
const char *expected_when_label(ExpectedWhen when); /* a phrase */

typedef struct {
    char currency[CURRENCY_SIZE];
    guint n_items[EXPECT_COUNT];
    gint64 minor[EXPECT_COUNT];
    guint n_own_habit; /* items whose own customer's habit is known */
} ExpectedReceipts;

/* Balance insured, above the customer's limit, not insured at all. */
typedef struct {
    char currency[CURRENCY_SIZE];
    gint64 insured, above_limit, uninsured;
} InsuranceFigures;

typedef struct {
    GPtrArray *slices; /* Slice *: by currency, kind, name; all first */
    GArray *levels;    /* LevelResponse: by currency, level */
    GArray *reasons;   /* DelayReason: by currency, amount */
    GArray *cash;      /* CashFigures: by currency */
    GArray *expected;  /* ExpectedReceipts: by currency */
    GArray *insurance; /* InsuranceFigures: by currency; empty: nobody is insured */
    GPtrArray *payers; /* LatePayer * */
} Figures;

Figures *figures_compute(const ReportInput *input);
void figures_free(Figures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Figures, figures_free)

/* All receivables of a currency; NULL: none. */
const Slice *figures_find_all(const Figures *figures, const char *currency);

/* The parts, each for its own array; in files of their names. */
GPtrArray *slices_compute(const ReportInput *input);
void slice_free(Slice *slice);
GArray *level_responses_compute(const ReportInput *input);
GArray *delay_reasons_compute(const ReportInput *input);
GArray *cash_figures_compute(const ReportInput *input);
GArray *expected_receipts_compute(const ReportInput *input);
GArray *insurance_figures_compute(const ReportInput *input);

/* All of it as lines of report.csv; a new array of FigureLine *. */
GPtrArray *figures_list_lines(const Figures *figures, const ReportInput *input);

#endif
