/*
 * The plan: one row for every open item, none missing, and the documents that carry them.
 * Made by assign (pure), printed as 2-assign/plan.csv.
 */
#ifndef RELANCE_RECORDS_PLAN_H
#define RELANCE_RECORDS_PLAN_H

#include "records/ledger.h"
#include "records/past.h"
#include "records/scenarios.h"

typedef enum {
    DECISION_SEND,
    DECISION_WAIT,
    DECISION_HOLD,
    DECISION_BELOW_MINIMUM,
    DECISION_APPROVE,
    DECISION_MANUAL,
    DECISION_NONE,
    DECISION_FINAL,
    DECISION_COUNT
} Decision;
const char *decision_name(Decision decision); /* "below-minimum", ... */

typedef struct PlannedDocument PlannedDocument;

typedef struct {
    const OpenItem *item;     /* lent by the ledger */
    const Scenario *scenario; /* lent; NULL: none applies */
    const Step *step;         /* the step that is due or comes next; NULL: none */
    int days_late;            /* run date - due date, 0 where not overdue */
    int previous_level;       /* 0: never reminded */
    int level;                /* the item's level after this run */
    Decision decision;
    const char *rule; /* stable name, static: "step-due", "earlier-delivery-open", ... */
    char *reason;     /* one sentence, without the rule name */
    /*
     * Lists are added to by plan_row_name_document and plan_row_add_credit alone: empty ones are
     * shared by all rows.
     */
    GPtrArray
        *documents;     /* PlannedDocument *, lent: own step's or carried along; empty: none */
    GPtrArray *credits; /* lent OpenItem *: linked credits netted inside this invoice */
    gint64 net_minor; /* what it adds to a claim: open less linked credits and disputed part */
    gint64 disputed_minor; /* in dispute, wholly or in part: held, never claimed; 0: none */
    const Event
        *unapproved; /* lent: a promise or plan beyond the limits, for an approver; or NULL */
    const char *dispute_reason; /* lent: the reason's label or the extract's word; NULL: none */
    Day next_date;              /* DAY_NONE: none */
    Day limitation; /* the claim is barred after it; DAY_NONE: not known */
    /* lent: what the conditions would choose now, where the customer is kept on another; or NULL */
    const char *scenario_next;
    gboolean is_of_plan;       /* its memory is the plan's */
    gboolean shares_documents; /* `documents` is that of other rows too */
} PlanRow;

typedef struct {
    const OpenItem *credit;
    gint64 minor; /* positive: taken off this document's total */
    PlanRow *row; /* the credit's own row, lent */
} NettedCredit;

/* Who gets it: resolved from step, contacts, customer. Strings lent by ledger and settings. */
typedef struct {
    Channel channel;
    const char *name;       /* contact's name or NULL */
    const char *salutation; /* contact's, or NULL */
    const char *role;       /* role that was found, "customer" for the customer's own data */
    const char *email, *phone;
    const char *name_line, *name2, *street, *street2, *postcode, *city, *country;
    gboolean is_fallback; /* the step's fallback channel was taken */
} Recipient;

/* A reminded item that is settled: thanked for, closed. */
typedef struct {
    const char *customer, *invoice; /* lent by the past */
    Day due_date;
    Day settled_on;    /* the day of its payment, else of the run that no longer found it */
    gboolean is_dated; /* settled_on is the day of the payment */
    gint64 minor;      /* what was paid, as far as known; -1: not known */
    int level;         /* the level it had reached */
} SettledItem;

struct PlannedDocument {
    char *id;                 /* "2026-11-21-1-0007" */
    int number;               /* within the run, from 1 */
    const Customer *customer; /* lent */
    const char *customer_id;
    char currency[CURRENCY_SIZE];
    const char *payee; /* key or NULL */
    int level;         /* highest of its own items */
    const Scenario *scenario;
    const Step *step; /* the step of that level */
    Recipient recipient;
    const char *language;    /* fr en de es it nl */
    GPtrArray *own_rows;     /* PlanRow *, lent: items whose step is due now */
    GPtrArray *carried_rows; /* PlanRow *, lent: overdue items carried along, claimed too */
    GPtrArray *
        mentioned_rows; /* PlanRow *, lent: not yet due or disputed, listed apart, not claimed */
    GArray *settled; /* SettledItem: thanks; such a document claims nothing and has no rows */
    GArray *credits; /* NettedCredit: free credits and unallocated payments */
    gint64 principal_minor; /* open amounts of own and carried rows less their disputed parts */
    gint64 credits_minor;   /* linked and free credits taken off, positive */
    gint64 total_due_minor; /* principal less credits */
    Day run_date;
    Day deadline; /* printed; DAY_NONE: none */
    gboolean needs_approval;
    gboolean is_withheld;    /* taken out by review; its rows say so */
    char *remark;            /* #REMARK from review, or NULL */
    char *registered_number; /* of the post, reserved in the history; NULL: none is known */
};

typedef struct {
    Day run_date;
    GPtrArray *rows;      /* PlanRow *, owned: by customer, due date, invoice, line */
    GPtrArray *documents; /* PlannedDocument *, owned, by number */
    GArray *sightings;    /* Sighting: what this run saw of reminded invoices that is news */
    PlanRow *block;       /* memory of the rows that reminder_plan_add_rows made */
} ReminderPlan;

ReminderPlan *reminder_plan_new(void);
void reminder_plan_free(ReminderPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReminderPlan, reminder_plan_free)
/* A row for each of the ledger's items, in their order; once for a plan that has no rows yet. */
void reminder_plan_add_rows(ReminderPlan *plan, const GPtrArray *items);
PlanRow *plan_row_new(const OpenItem *item);
/*
 * The documents carry the row, as their own or along. The list is shared by the rows it is given to
 * and stays the caller's too.
 */
void plan_row_name_documents(PlanRow *row, GPtrArray *documents);
void plan_row_name_document(PlanRow *row, PlannedDocument *document);
/* The document carries it no more. */
void plan_row_forget_document(PlanRow *row, PlannedDocument *document);
/* The credit is netted inside the row's invoice. */
void plan_row_add_credit(PlanRow *row, const OpenItem *credit);
PlannedDocument *planned_document_new(void);

/*
 * 2-assign/plan.csv; a new string. `reason` is the sentence followed by " [rule]". The last columns
 * are scenario_next and disputed_amount (0.00: nothing in dispute).
 */
char *plan_print(const ReminderPlan *plan);

/* 2-assign/review.csv: a row per document with empty action, until, reason, remark; new string. */
char *plan_print_review(const ReminderPlan *plan, const Past *past);

#endif
