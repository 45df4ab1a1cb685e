/*
 * The file of one case, as a lawyer, a commissaire de justice or a credit insurer wants it: what was
 * sent and with what proof, what happened with the customer, and the papers behind it.
 */
#ifndef RELANCE_RECORDS_CASE_FILE_H
#define RELANCE_RECORDS_CASE_FILE_H

#include "ground/money.h"
#include "records/delivery.h"
#include "records/ledger.h"

/* A document of a past run with what became of it. */
typedef struct {
    char *document, *run;
    Day run_date;
    int level;
    StepKind kind;
    Channel channel;
    char *recipient, *file, *sha256; /* file is relative to the run folder; "" or NULL: none */
    DeliveryStatus status;           /* the newest */
    char *detail;
    gint64 at; /* of the newest state, seconds since 1970 UTC; 0: not known */
    gint64 total_claimed;
    char currency[CURRENCY_SIZE];
} SentDocument;
void sent_document_free(SentDocument *document);

/* One numbered piece of evidence. */
typedef struct {
    int number;
    const char *kind; /* "invoice", "order", "letter", "mail", "receipt", ...; static */
    char *title;      /* for people, in the case's language */
    Day date;
    char *document, *invoice; /* either may be NULL */
    char *proof;              /* how sending or service is proved; NULL */
    char *file;               /* relative to the case's folder; NULL: it could not be found */
    char *sha256;
    int pages, first_page; /* in the case's one PDF; 0: not in it */
} Exhibit;
void exhibit_free(Exhibit *exhibit);

/* Something that happened: a call, a promise, a dispute, a letter that came back. */
typedef struct {
    Day date;
    char *what;
} CaseEvent;

/* When the claim of one invoice is barred, as far as dates can tell. */
typedef struct {
    const char *invoice; /* lent */
    Day due_date, limitation;
    gint64 open_minor;
    char currency[CURRENCY_SIZE];
} CaseLimit;

typedef struct {
    const char *language; /* "fr" or "en" */
    GPtrArray *exhibits;  /* Exhibit *, by number */
    GPtrArray *events;    /* CaseEvent *, by date */
    GArray *limits;       /* CaseLimit, by limitation */
} CaseFile;
CaseFile *case_file_new(const char *language);
void case_file_free(CaseFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CaseFile, case_file_free)

/* A new exhibit with the next number, owned by the file; kind is static. */
Exhibit *case_file_add_exhibit(CaseFile *file, const char *kind, Day date);
void case_file_take_event(CaseFile *file, Day date, char *what);

/* index.csv of the case's folder; a new string. */
char *case_file_print_index(const CaseFile *file);

#endif
