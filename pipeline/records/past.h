/*
 * What was sent before, and what was recorded since: fetched from the history by run, thought with
 * by assign, cited by compose. Everything in it was appended before the run it serves began.
 */
#ifndef RELANCE_RECORDS_PAST_H
#define RELANCE_RECORDS_PAST_H

#include "records/delivery.h"
#include "records/ledger.h"
#include "records/scenarios.h"

/* One item in one document over one channel. */
typedef struct {
    char *customer, *invoice;
    Day due_date; /* the item's due date at that time */
    int level;    /* level the item had reached with it; 0 for preventive */
    char *scenario;
    StepKind kind;
    gboolean is_own_step; /* FALSE: carried along, the level was not changed by it */
    Channel channel;
    char *document, *run;
    Day run_date;
    Day dispatched;        /* DAY_NONE until accepted or handed over */
    Day deadline;          /* printed, DAY_NONE: none */
    DeliveryStatus status; /* the newest one */
    gboolean is_retracted; /* taken back by undo or retract */
} PastReminder;

typedef struct {
    GPtrArray *reminders;    /* PastReminder *, oldest first, all customers */
    GHashTable *by_invoice;  /* "customer\x1finvoice" -> GPtrArray of lent PastReminder * */
    GHashTable *by_customer; /* customer -> GPtrArray of lent PastReminder * */
    GPtrArray *events;       /* Event * recorded by `relance record` and imports; owned */
    GStringChunk *strings;   /* of those events */
    GHashTable *refused_addresses; /* mail address -> why (5xx or bounced); owned */
    /* customer -> scenario name in force while something is overdue */
    GHashTable *customer_scenario;
    Day last_run_date; /* newest run that dispatched something; DAY_NONE: none */
    gint64 sequence;   /* the history's high-water mark this Past was fetched at */
} Past;

Past *past_new(void);
void past_free(Past *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Past, past_free)

/* Adds one reminder to all indexes; the Past takes it over. */
void past_take_reminder(Past *past, PastReminder *reminder);
PastReminder *past_reminder_new(void);
Event *past_add_event(Past *past);

/* Reminders of one invoice number of one customer, oldest first; NULL: none. Lent. */
const GPtrArray *past_find_reminders(const Past *past, const char *customer,
                                     const char *invoice);
const GPtrArray *past_find_customer(const Past *past, const char *customer);

/* TRUE if the reminder reached, as far as known: accepted or handed over, not bounced or taken back. */
gboolean past_reminder_is_delivered(const PastReminder *reminder);
/* TRUE if it is still in the air: announced, deferred, unknown. */
gboolean past_reminder_is_open(const PastReminder *reminder);

#endif
