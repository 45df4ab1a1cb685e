/*
 * What belongs together: lines of one invoice, and the payments and credits that reduce it. For
 * settlement.c and the files of its parts.
 *
 * 1. Invoice lines with one number (customer, number, currency) are instalments where their due
 *    dates differ and one item where they do not. A line that says again exactly what another
 *    said is rejected as line-duplicate. Two files that hold the same invoice otherwise are
 *    refused (extract_twice.c). A negative line without a kind of its own, with the
 *    number and due date of an invoice, is a line of that invoice.       (invoice_lines.c)
 * 2. In the order of their dates, payments and credits reduce the invoices that applies_to
 *    names, or whose number they bear: in the order named, instalments due first in front, never
 *    below zero. What is left of them stays a free item.                       (set_off.c)
 * 3. A payment or credit taken back (it bears a plus) first takes what is left of the payment
 *    that it names or that is linked to the same invoice, then opens the invoice again. A
 *    payment that applies to a credit note is the refund of it.              (take_back.c)
 *    A refund by its kind pays back what is free of the customer's payments and credits, or it
 *    is held: it never becomes a claim.                                        (refunds.c)
 * 4. Where the extract itself says what is open, nothing is reduced a second time: receipts up
 *    to what it says is paid are remembered, and the open amount stays.
 * 5. Lines with a lettering code settle each other, and nothing else.          (lettering.c)
 * 6. What has nothing open any more is settled; an invoice that money paid is listed as paid.
 *                                                     (settlement.c, paid_invoices.c)
 */
#ifndef RELANCE_READ_SETTLEMENT_H
#define RELANCE_READ_SETTLEMENT_H

#include "read/invoice_numbers.h"

typedef struct {
    Draft *draft;
    InvoiceNumbers *invoices;
    InvoiceNumbers
        *reducers;        /* payments, credits and what takes them back, by their own numbers */
    GHashTable *anywhere; /* invoice number -> index of a line, whoever's; made when asked */
    GHashTable *receipts; /* OpenItem * -> GArray of Receipt */
    GHashTable *left_over; /* an invoice's first line -> GArray of guint: linked, not used up */
    GHashTable *said;      /* reducers' lines as read -> index, of numbers that recur */
} Settlement;

DraftLine *settlement_line(const Settlement *settlement, guint index);

/* Invoice lines under their numbers, joined where they are one item; the reducers' numbers. */
void invoice_lines_join(Settlement *settlement);

/*
 * REFUSED [extract-twice], once, if two files hold the same invoice. After the invoice lines
 * stand under their numbers, before they are joined.
 */
void extract_twice_refuse(const Settlement *settlement);

/* Lines with a lettering code against each other, by code. */
void lettering_settle(Settlement *settlement);

/* An item got so much of a payment or credit. */
void settlement_add_receipt(Settlement *settlement, OpenItem *item, const OpenItem *from,
                            gint64 minor);

/* What has a lettering code, by its code; then all other reducers, in the order of their dates. */
void set_off_reducers(Settlement *settlement);

/*
 * The invoices that a line belongs to: GArray (guint) of their first lines, new; complaints
 * about those that are not known.
 */
GArray *applied_to_find(Settlement *settlement, const DraftLine *line);

/* The parts of an applies_to cell, to be freed with g_strfreev. */
#define APPLIED_TO_SEPARATORS ";,+&|"
char **applied_to_split(const char *cell);

/* A payment that applies to a credit note: the refund of it. FALSE: it is none. */
gboolean take_back_refund(Settlement *settlement, DraftLine *line);

/* A payment or credit taken back. */
void take_back_reversal(Settlement *settlement, DraftLine *line);

/*
 * What refunds pay back of a customer's free payments and credits, once all reducers were used;
 * held if there is not enough of them [refund-unmatched].
 */
void refunds_settle(Settlement *settlement);

/* Lists the invoices that money paid, before the closed lines are dropped. */
void paid_invoices_list(Settlement *settlement);

#endif
