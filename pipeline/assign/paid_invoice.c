#include "assign/paid_invoice.h"

#include "ground/text.h"

#include <string.h>

PaidInvoices paid_invoices_find(const Ledger *ledger, const char *customer)
{
    PaidInvoices paid = {NULL, 0};
    guint low = 0, high = ledger->paid->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (strcmp(g_array_index(ledger->paid, PaidInvoice, middle).customer, customer) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < ledger->paid->len)
        paid.list = &g_array_index(ledger->paid, PaidInvoice, low);
    while (low + paid.n < ledger->paid->len &&
           strcmp(paid.list[paid.n].customer, customer) == 0)
        paid.n++;
    return paid;
}

const PaidInvoice *paid_invoice_find(const PaidInvoices *paid, const char *invoice)
{
    for (guint i = paid->n; i > 0; i--)
        if (text_equals(paid->list[i - 1].invoice, invoice))
            return &paid->list[i - 1];
    return NULL;
}
