/*
 * One customer's items while they are thought about. An Account lends everything from the input
 * and the plan; only its cases and its lists are its own.
 */
#ifndef RELANCE_ASSIGN_ACCOUNT_H
#define RELANCE_ASSIGN_ACCOUNT_H

#include "assign/assignment.h"
#include "assign/level_reached.h"
#include "assign/plan_rule.h"

/* How late a customer pays, over its last paid invoices. */
typedef struct {
    guint payments; /* how many invoices the figures stand on */
    /* of days late; 0 where there is no payment */
    int mean_hundredths, median_hundredths;
} PayerHabit;

/* What may become of an item in this run's documents. */
typedef enum {
    PLACE_OUT,   /* in no document */
    PLACE_OWN,   /* its own step is due: it makes a document */
    PLACE_ALONG, /* overdue, claimed in a document that other items make */
    PLACE_APART, /* not yet due, or disputed: listed, never claimed */
} CasePlace;

typedef enum {
    PROMISE_NONE,
    PROMISE_RUNNING,
    PROMISE_UNKNOWN, /* its day is over, but the ledger does not know that day yet */
    PROMISE_BROKEN,  /* wholly or for the rest */
} PromiseState;

/* A promise or a payment plan as far as it concerns one item. */
typedef struct {
    PromiseState state;
    const Event *event;
    Day end;           /* last day on which it could be kept */
    Day broken_on;     /* the day a person said it is broken, before its end; else DAY_NONE */
    gint64 rest_minor; /* what did not come; -1: no amount was promised */
} PromiseVerdict;

typedef enum {
    DISPUTE_NONE,
    DISPUTE_OPEN,
    DISPUTE_JUSTIFIED, /* resolved for the customer; the credit note has not come yet */
} DisputeState;

/* What is in dispute of one item. */
typedef struct {
    DisputeState state;
    const Event *event;  /* the dispute or its resolution; NULL: the extract's column */
    gint64 amount_minor; /* the part in dispute; -1: the whole item */
} DisputeVerdict;

typedef struct Account Account;

typedef struct {
    PlanRow *row;
    const OpenItem *item;
    const Account *account; /* the customer that owes it */
    LevelReached reached;
    DisputeVerdict dispute;
    PromiseVerdict promise, plan;
    const Event *unapproved; /* a promise or plan beyond the limits that no approver recorded */
    Day unapproved_end;      /* of a hold in `unapproved`: the last day that the limits allow */
    const OpenItem *probable_payment; /* a free receipt of exactly this sum, or NULL */
    gint64 free_minor;   /* of a credit row: what is not yet set against an invoice, positive */
    gint64 linked_minor; /* of a credit row: what is deducted inside its invoice */
    CasePlace place;
    gboolean is_carried;   /* a bundle of this run claims it along with its own */
    gboolean is_follow_up; /* its due step follows its own previous reminder or deadline */
    gboolean is_reminded;  /* a reminder of this run claims it, as its own or along */
    Day next_after;        /* next_date if its step goes now */
} Case;

struct Account {
    const char *id;
    const Customer *customer; /* NULL: in no customers file */
    const GPtrArray *events;  /* never NULL */
    Case *cases;
    guint n_cases;
    const Scenario *scenario; /* NULL: none applies */
    const char
        *scenario_next; /* the one that the conditions would choose now, if not `scenario` */
    PayerHabit habit;   /* only where the scenarios ask for it */
    Day last_reminder;  /* newest reminder that reached this customer; DAY_NONE: none */
};

/* Rows first .. first+n-1 of the plan belong to one customer. */
Account *account_new(const Assignment *assignment, const ReminderPlan *plan, guint first,
                     guint n);
void account_free(Account *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Account, account_free)

/* TRUE if the item is something to claim (its open amount is positive). */
gboolean case_is_claim(const Case *item_case);
/* TRUE if its contractual due date is over on the run's date. */
gboolean case_is_overdue(const Assignment *assignment, const Case *item_case);
/* TRUE if the event is about this item: it names it, or names no invoice. */
gboolean case_is_concerned(const Case *item_case, const Event *event);

/* Settles a row: decision, rule, sentence, next date. An earlier sentence is replaced. */
void case_decide(Case *item_case, Decision decision, PlanRule rule, Day next_date,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The same with a sentence that is whole already; it is copied. */
void case_decide_as(Case *item_case, Decision decision, PlanRule rule, Day next_date,
                    const GString *sentence);

#endif
