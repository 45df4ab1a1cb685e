/*
 * What was sent before, and what was recorded since: fetched from the history by run, thought with
 * by assign, cited by compose. Everything in it was appended before the run it serves began.
 */
#ifndef RELANCE_RECORDS_PAST_H
#define RELANCE_RECORDS_PAST_H

#include "records/delivery.h"
#include "records/ledger.h"
#include "records/proofs.h"
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
    char *template_name; /* of its step; NULL: a call, a dossier */
    Day run_date;
    Day dispatched;        /* DAY_NONE until accepted or handed over */
    Day deadline;          /* printed, DAY_NONE: none */
    DeliveryStatus status; /* the newest one */
    gboolean is_retracted; /* taken back by undo or retract */
    gint64 open_minor;     /* what was open of the item then */
    int document_level;    /* of the document: the highest of its own items */
    gint64
        document_minor; /* what the document asks for: principal less credits; 0: not known */
    char *phone;        /* of a call: the number on the call list; NULL: none */
    char currency[CURRENCY_SIZE];
} PastReminder;

/*
 * An invoice that was reminded and left the ledger: it was settled, as far as extracts tell. The
 * newest absence of an invoice number.
 */
typedef struct {
    char *customer, *invoice;
    Day gone_on; /* date of the first run whose ledger no longer had it */
    Day back_on; /* date of the run whose ledger had it again; DAY_NONE: it is still gone */
} PastAbsence;

/* What a run saw of a reminded invoice that the run before did not: it has gone, or is back. */
typedef struct {
    const char *customer, *invoice; /* lent */
    gboolean is_open;
} Sighting;

/* What the post said of one registered letter. */
typedef struct {
    char *document, *number; /* number NULL: known by its document */
    ProofOutcome outcome;
    Day date;
    Day presented; /* as the line named it; DAY_NONE: it did not */
    char *by;      /* who signed, or the reason; NULL */
    char *file;    /* the picture of the receipt, where it was read; NULL */
    char *sha256;  /* of that file; NULL */
    char *source;  /* the file of proofs */
} PastProof;
PastProof *past_proof_new(const char *document);
void past_proof_free(PastProof *proof);

typedef struct {
    GPtrArray *reminders;    /* PastReminder *, oldest first, all customers */
    GHashTable *by_invoice;  /* "customer\x1finvoice" -> GPtrArray of lent PastReminder * */
    GHashTable *by_customer; /* customer -> GPtrArray of lent PastReminder * */
    /* document -> GPtrArray of PastProof *, in the order they came; owned */
    GHashTable *proofs;
    GHashTable *numbers;           /* document -> number of the registered letter; owned */
    GHashTable *absences;          /* "customer\x1finvoice" -> PastAbsence *, owned */
    GPtrArray *events;             /* Event * recorded by `relance record` and imports; owned */
    GStringChunk *strings;         /* of those events */
    GHashTable *refused_addresses; /* mail address in lower case -> why (5xx, bounced); owned */
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

/* The Past takes the proof over. */
void past_take_proof(Past *past, PastProof *proof);
/* Proofs of a document, in the order they came; NULL: none. Lent. */
const GPtrArray *past_find_proofs(const Past *past, const char *document);
/*
 * How the registered letter's way ended or how far it is, as far as proved: the newest proof that
 * ends it, else the newest; NULL: nothing is proved. Lent.
 */
const PastProof *past_find_outcome(const Past *past, const char *document);
/*
 * The day of the first presentation: the earliest that a proof names; where a letter was served
 * and none does, the day it was; DAY_NONE: not proved.
 */
Day past_find_presentation(const Past *past, const char *document);
/* Letters that came back, as their proofs say, count as bounced from now on. */
void past_apply_proofs(Past *past);

/* Notes that an invoice is gone from the ledger of a run of that date, or open in it again. */
void past_note_sighting(Past *past, const Sighting *sighting, Day run_date);
/* The newest absence of an invoice; NULL: it was in every ledger since its reminders. Lent. */
const PastAbsence *past_find_absence(const Past *past, const char *customer,
                                     const char *invoice);

/* Reminders of one invoice number of one customer, oldest first; NULL: none. Lent. */
const GPtrArray *past_find_reminders(const Past *past, const char *customer,
                                     const char *invoice);
const GPtrArray *past_find_customer(const Past *past, const char *customer);

/* TRUE if the reminder reached, as far as known: accepted or handed over, not bounced or taken back. */
gboolean past_reminder_is_delivered(const PastReminder *reminder);
/* TRUE if it is still in the air: announced, deferred, unknown. */
gboolean past_reminder_is_open(const PastReminder *reminder);

#endif
