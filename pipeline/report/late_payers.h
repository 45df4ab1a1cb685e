/* Customers with something overdue on the run date: what they owe and since when. */
#ifndef RELANCE_REPORT_LATE_PAYERS_H
#define RELANCE_REPORT_LATE_PAYERS_H

#include "records/ledger.h"

typedef struct {
    const char *customer, *name; /* lent; name may be NULL */
    char currency[CURRENCY_SIZE];
    gint64 overdue_minor; /* open amounts of its overdue invoices, before credits */
    guint n_items;
    int oldest_days;
} LatePayer;

/* One for each customer and currency, in no particular order; a new array that frees them. */
GPtrArray *late_payers_collect(const Ledger *ledger, Day run_date);

/* The currency's greatest (or oldest) first; lent, at most `most`. currency NULL: of all. */
GPtrArray *late_payers_rank(const GPtrArray *payers, const char *currency, gboolean by_age,
                            guint most);

#endif
