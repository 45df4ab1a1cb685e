/*
 * What dispatch is handed for each document that may leave: its PDF, and for mail its texts.
 */
#ifndef RELANCE_RECORDS_OUTGOING_H
#define RELANCE_RECORDS_OUTGOING_H

#include "records/document.h"

typedef struct {
    char *document, *customer, *customer_name;
    int level;
    gboolean is_person; /* a consumer */
    Channel channel;
    char *language;
    char *recipient;                  /* as in Delivery */
    char *recipient_name;             /* display name, or NULL */
    char *reply_name, *reply_address; /* who looks after the customer; NULL: mail.reply_to */
    GPtrArray *address_lines;         /* char *: print jobs */
    char *country, *postcode;         /* print jobs: sorting */
    char currency[CURRENCY_SIZE];
    gint64 total_due_minor, total_claimed_minor;
    GPtrArray *invoices; /* char *: numbers claimed */
    char *pdf_path, *pdf_sha256;
    int pages;
    char *subject, *text, *html; /* mail */
    char *pdf_name;         /* attachment's name for people, UTF-8, "Relance 2026-0007.pdf" */
    GPtrArray *attachments; /* char *: paths of further files */
    char *short_text;       /* SMS */
    char *phone, *contact_name; /* call, SMS */
    char *reference;            /* registered number, or "" */
    Approval approval;
} Outgoing;

Outgoing *outgoing_new(void);
void outgoing_free(Outgoing *outgoing);

#endif
