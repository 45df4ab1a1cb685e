/*
 * The agenda: what a person must do, and by when. Made by assign from a plan and what was
 * recorded, printed for people, spreadsheets and calendars by report.
 */
#ifndef RELANCE_RECORDS_AGENDA_H
#define RELANCE_RECORDS_AGENDA_H

#include "ground/day.h"
#include "ground/money.h"

typedef enum {
    TASK_APPROVAL,    /* documents wait for a person's yes or no */
    TASK_DELIVERY,    /* refused, bounced, unknown, deferred, not dispatched */
    TASK_CALL,        /* a call is due, or handed over and not recorded yet; a callback */
    TASK_PROMISE,     /* a promise ends, or a confirmed payment */
    TASK_PLAN,        /* an instalment is due */
    TASK_DISPUTE,     /* an answer of the service concerned, a credit note */
    TASK_INSOLVENCY,  /* a claim is to be declared */
    TASK_INSURANCE,   /* the insurer is to be told */
    TASK_CONTACT,     /* no usable contact, address, customer */
    TASK_DECISION,    /* a decision that the rules leave to a person */
    TASK_BOOKKEEPING, /* receipts to allocate, statements to import, documents to file */
    TASK_INFORM,      /* a colleague is to be told of what is coming */
    TASK_WAITING,     /* runs by itself; only in the whole list */
    TASK_KIND_COUNT
} TaskKind;
const char *task_kind_name(TaskKind kind); /* "approval", "delivery", ... */

typedef struct {
    TaskKind kind;
    Day day; /* by when; DAY_NONE: no day, it goes on until somebody ends it */
    const char *customer, *customer_name; /* lent; NULL: no single customer */
    char *invoices; /* numbers joined by "; ", at most a dozen; NULL: none */
    guint n_invoices;
    gint64 amount_minor; /* what is open of them, 0 without invoices */
    char currency[CURRENCY_SIZE];
    char *document;     /* or the run, or NULL */
    const char *matter; /* rule of plan.csv, or name of the event; column `rule`; static */
    char *what;         /* a sentence: what happened */
    char *advice;       /* a sentence: what to do */
    char *who;          /* service, collector, person; NULL: the reminder clerk */
    char *phone;        /* for calls, NULL: none */
    char *contact;      /* for calls: who answers there; NULL: nobody is named */
} Task;

Task *task_new(TaskKind kind, Day day, const char *matter);
void task_free(Task *task);

/* Adds an invoice and what is open of it. */
void task_add_invoice(Task *task, const char *invoice, gint64 minor, const char *currency);

/* The task asks for no more than that, if less than what is open of its invoices. */
void task_limit_amount(Task *task, gint64 minor);

/* An array of Task * that frees them. */
GPtrArray *task_array_new(void);

/* By day (those without one last), kind, amount (largest first), customer, invoices, rule. */
void tasks_sort(GPtrArray *tasks);

/* The agenda as CSV; a new string. */
char *tasks_print_csv(const GPtrArray *tasks);

#endif
