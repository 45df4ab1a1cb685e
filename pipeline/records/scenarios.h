/*
 * scenarios.yaml: which steps an overdue item goes through. Made by settings, thought with by
 * assign. Every scenario and step keeps its line for `relance explain`.
 */
#ifndef RELANCE_RECORDS_SCENARIOS_H
#define RELANCE_RECORDS_SCENARIOS_H

#include "ground/calendar.h"
#include "ground/money.h"
#include "records/ledger.h"
#include "records/setting_lines.h"

typedef enum {
    CHANNEL_EMAIL,
    CHANNEL_LETTER,
    CHANNEL_REGISTERED,
    CHANNEL_SMS,
    CHANNEL_CALL,
    CHANNEL_DOSSIER,
    CHANNEL_COUNT,
    CHANNEL_NONE = -1
} Channel;
const char *channel_name(Channel channel); /* "email", ...; "" for CHANNEL_NONE */
gboolean channel_parse(const char *name, Channel *channel);

typedef enum {
    WHEN_DUE,
    WHEN_END_OF_MONTH,
    WHEN_PREVIOUS,
    WHEN_DEADLINE,
    WHEN_BROKEN_PROMISE,
    WHEN_RETURNED,
    WHEN_SETTLED,
    WHEN_DAY_OF_MONTH,
    WHEN_DISPUTE_REJECTED,
    WHEN_COUNT
} WhenKey;
const char *when_key_name(WhenKey key); /* "due", "end_of_month", ... */

typedef struct {
    gboolean set[WHEN_COUNT]; /* all that are set must hold */
    int days[WHEN_COUNT];
    int line;
} When;

typedef enum {
    STEP_PREVENTIVE,
    STEP_REMINDER,
    STEP_NOTICE,
    STEP_STATEMENT,
    STEP_THANKS
} StepKind;
const char *step_kind_name(StepKind kind);
typedef enum { ADVANCE_STEP, ADVANCE_JUMP } Advance;
typedef enum { GROUP_CUSTOMER, GROUP_LEVEL, GROUP_INVOICE } Grouping;
typedef enum { CARRIES_ALL, CARRIES_OWN } Carries;

typedef struct {
    int level;
    char *name;
    StepKind kind; /* from its place where not given */
    When when;
    Channel channels[CHANNEL_COUNT];
    guint n_channels;
    Channel fallback;    /* CHANNEL_NONE */
    char *template_name; /* NULL only for call and dossier */
    char **contacts; /* roles in order, NULL-ended; empty: payables, then the customer's own */
    char **cc;
    char *issuer;
    int deadline_days; /* -1: none printed */
    gboolean charge_interest, charge_indemnity;
    gint64 fee_minor; /* 0: none */
    char *fee_basis;
    gint64 minimum_minor; /* -1: the scenario's; face value of each currency, 2 digits */
    int minimum_percent;  /* -1: none */
    char **approval;      /* roles; NULL-ended; empty: none needed */
    Carries carries;
    int grace_days; /* -1: the scenario's; 0 where grace_is_habit */
    /* `grace_days: habit`: from the payer's median, at most habit_max */
    gboolean grace_is_habit;
    int habit_max; /* -1: no limit */
    gboolean attach_invoices, attach_statement, attach_bank_details;
    gboolean seat_required, proof_required;
    char **notify_people; /* keys of people or services, or collector, sales_rep; NULL-ended */
    int notify_days_before; /* 0: on the day */
    int line;
} Step; /* as settings makes it, minimums and grace are resolved with the scenario's */

typedef struct {
    gboolean set; /* of min or max */
    gboolean has_min, has_max;
    gint64 min, max; /* money in hundredths, days, points */
} Range;

typedef struct {
    /* Any of the values must match; NULL: not a condition. insured: "true", "false" or insurers. */
    char **segment, **customer, **country, **language, **tags, **debtor, **insured;
    Range overdue, invoice, score, days_late_mean, days_late_median, payments;
    int line;
} Conditions;

typedef struct {
    char *name;
    gboolean has_conditions;
    Conditions conditions;
    gint64 minimum_minor; /* resolved with defaults */
    int minimum_percent;
    int interval_days, grace_days;
    gboolean grace_is_habit;
    int habit_max;         /* -1: no limit */
    int limitation_months; /* -1: by the law of the debtor's kind */
    Advance advance;
    Grouping group;
    GPtrArray *steps; /* Step *: the ladder by level, then steps outside it */
    int line;
} Scenario;

typedef struct {
    char *file; /* as the user named it */
    Calendar calendar;
    GPtrArray *scenarios; /* Scenario *, first match wins */
    SettingLines *lines;  /* of its keys; scenarios, `if` and steps by their own lines */
} ScenarioBook;

ScenarioBook *scenario_book_new(void);
void scenario_book_free(ScenarioBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ScenarioBook, scenario_book_free)

Scenario *scenario_new(void); /* owned by the book once in its array */
Step *step_new(void);         /* "not given" fields at -1; owned by its scenario likewise */
const Scenario *scenario_book_find(const ScenarioBook *book, const char *name);

/* TRUE for a step outside the ladder: preventive, statement, thanks, and those on broken_promise,
 * dispute_rejected, returned, settled. */
gboolean step_is_outside_ladder(const Step *step);
/* TRUE for a step that is formal: asks approval, or goes registered or as a dossier. */
gboolean step_is_formal(const Step *step);

#endif
