/* When invoices were paid, as far as the extract shows it or earlier runs missed them. */
#ifndef RELANCE_REPORT_PAYMENT_DAYS_H
#define RELANCE_REPORT_PAYMENT_DAYS_H

#include "report/report.h"

typedef struct {
    Day day;           /* of the payment, or of the run that no longer found the invoice */
    gboolean is_dated; /* of the payment */
    gint64 minor;      /* what was paid, or was open at the last reminder */
} PaymentDay;

/* "customer\x1finvoice\x1fcurrency" -> PaymentDay *, of invoices that are paid. */
GHashTable *payment_days_find(const ReportInput *input);
const PaymentDay *payment_day_look_up(GHashTable *days, const char *customer,
                                      const char *invoice, const char *currency);

#endif
