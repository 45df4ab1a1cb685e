/*
 * What became of each document: its file, its plan, its
 * deliveries, and one state for people.
 */
#ifndef RELANCE_REPORT_DOCUMENT_LINES_H
#define RELANCE_REPORT_DOCUMENT_LINES_H

#include "report/report.h"

/* In the order in which a document with several deliveries is judged: the first that fits. */
typedef enum {
    STATE_SENT,        /* accepted by a mail server */
    STATE_HANDED_OVER, /* mail folder, print job, list, dossier: somebody else goes on with it
                        */
    STATE_UNCLEAR,     /* announced or unknown: it may have left */
    STATE_LATER,       /* deferred: goes with the next dispatch */
    STATE_WAITING,     /* for an approval */
    STATE_PREPARED,    /* planned, or dispatch not begun */
    STATE_FAILED,      /* rejected or bounced */
    STATE_TAKEN_BACK,  /* lapsed, superseded, withdrawn */
    STATE_COUNT
} DocumentState;

const char *document_state_name(DocumentState state); /* for people */

typedef struct {
    const RenderedFile *file;
    const PlannedDocument *planned; /* NULL: not in the plan */
    GPtrArray *deliveries;          /* lent const Delivery * */
    DocumentState state;
} DocumentLine;

/* A line for each file, by document; a new array that frees them. */
GPtrArray *document_lines_collect(const ReportInput *input);

/* The customer's name as far as known, NULL otherwise. Lent. */
const char *document_line_customer_name(const DocumentLine *line);

#endif
