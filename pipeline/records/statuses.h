/*
 * Statuses of electronic invoices: what a code means, as data with dates and sources
 * (templates/tables/statuses.csv), and the statuses that a platform reported.
 */
#ifndef RELANCE_RECORDS_STATUSES_H
#define RELANCE_RECORDS_STATUSES_H

#include "records/ledger.h"

/* What a status does to reminders (practice.md 23). */
typedef enum {
    STATUS_NOTE,         /* nothing: it is remembered */
    STATUS_DISPUTE,      /* disputed, refused, partly approved: a dispute */
    STATUS_SUSPENDED,    /* the customer waits for papers: hold [invoice-suspended] and task */
    STATUS_NOT_RECEIVED, /* rejected: hold [invoice-not-received] and task */
    STATUS_APPROVED,     /* received and approved: confirmed */
    STATUS_PAYMENT_SENT, /* hold [payment-sent] for some days */
    STATUS_PAYEE_CHECK,  /* factored: hold [payee-check] and task */
} StatusEffect;
const char *status_effect_name(StatusEffect effect); /* "note", "dispute", ... */
gboolean status_effect_parse(const char *name, StatusEffect *effect);

/* TRUE for the reasons of holds that statuses record (REASON_...). NULL is FALSE. */
gboolean status_reason_is_own(const char *reason);

/* One code from one day on. */
typedef struct {
    Day from;
    char *code, *label;
    char **names; /* folded, code and label among them; NULL-ended */
    StatusEffect effect;
    char **ends; /* reasons of holds that this status ends; NULL-ended */
    int days;    /* how long payment-sent holds; 0: not given */
} StatusRule;

typedef struct {
    char *file;       /* as named in complaints */
    GPtrArray *rules; /* StatusRule *, in the file's order */
} StatusTable;

StatusTable *status_table_new(void);
void status_table_free(StatusTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StatusTable, status_table_free)
void status_rule_free(StatusRule *rule);

/*
 * The rule for a code or name as a platform writes it ("207", "fr:207", "207 - En litige",
 * "EN_LITIGE") on that day: the newest one that is in force, else the oldest. Lent, or NULL.
 */
const StatusRule *status_table_find(const StatusTable *table, const char *word, Day day);

/* One line of a platform's file. Strings belong to the StatusFile. */
typedef struct {
    const char *customer, *invoice; /* customer NULL: to be found by the invoice */
    const char *code, *reason;      /* as written; reason may be NULL */
    Day date;
    gint64 amount_minor; /* -1: not given */
    char currency[CURRENCY_SIZE];
    const StatusRule *rule; /* lent by the table; NULL: the code is not known */
    int line;
} InvoiceStatus;

typedef struct {
    char *name; /* the file, as the user named it */
    GStringChunk *strings;
    GArray *statuses; /* InvoiceStatus, by date, then line */
    gint64 n_rows;    /* lines of data, those left out included */
} StatusFile;

StatusFile *status_file_new(const char *name);
void status_file_free(StatusFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StatusFile, status_file_free)

#endif
