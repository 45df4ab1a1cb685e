/*
 * What a customer has open in the extract, for complaints about it: "17 invoices, 12,345.00 EUR".
 */
#ifndef RELANCE_READ_STANDING_H
#define RELANCE_READ_STANDING_H

#include "records/ledger.h"

#define MOST_CURRENCIES 3

typedef struct {
    const OpenItem *first;  /* lent: by due date */
    OpenItem *const *items; /* of a whole account, summed when asked; NULL: all are summed */
    guint n_items;
    guint n_invoices, n_others;
    guint n_currencies; /* those beyond the third are not summed */
    struct {
        char currency[CURRENCY_SIZE];
        gint64 minor;
    } sums[MOST_CURRENCIES];
} Standing;

void standing_take(Standing *standing, const OpenItem *item);
void standing_add(Standing *standing, const Standing *other);

/* "2 invoices, 1 credit or payment, 1,234.50 EUR, 20.00 CHF"; a new text. */
char *standing_to_text(const Standing *given);

/* Of one account of a sorted ledger. Nothing is summed yet: few are ever complained about. */
Standing standing_of_account(const Ledger *ledger, const LedgerAccount *account);

#endif
