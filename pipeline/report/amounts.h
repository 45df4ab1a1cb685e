/*
 * Sums in several currencies, in the order of the ledger's
 * totals; never added to each other.
 */
#ifndef RELANCE_REPORT_AMOUNTS_H
#define RELANCE_REPORT_AMOUNTS_H

#include "report/html_text.h"

typedef struct {
    char currency[CURRENCY_SIZE];
    gint64 minor;
} Amount;

typedef struct {
    GArray *list; /* Amount, by currency */
} Amounts;

Amounts amounts_make(void);
void amounts_clear(Amounts *amounts);
void amounts_add(Amounts *amounts, const char *currency, gint64 minor);

/* "1,200.00 EUR + 30.00 GBP", a dash if there is none. */
void html_append_amounts(Html *html, const Amounts *amounts);
void html_cell_amounts(Html *html, const Amounts *amounts);

#endif
