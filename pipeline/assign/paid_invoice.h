/* The paid invoices of one customer in the extract, which lists them by customer. */
#ifndef RELANCE_ASSIGN_PAID_INVOICE_H
#define RELANCE_ASSIGN_PAID_INVOICE_H

#include "records/ledger.h"

typedef struct {
    const PaidInvoice *list; /* lent; by payment date, then invoice */
    guint n;
} PaidInvoices;

PaidInvoices paid_invoices_find(const Ledger *ledger, const char *customer);

/* The newest payment of an invoice number; NULL: none. Lent. */
const PaidInvoice *paid_invoice_find(const PaidInvoices *paid, const char *invoice);

#endif
