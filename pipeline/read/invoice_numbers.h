/*
 * Lines under their numbers (customer, number, currency). The lines of one number are a
 * chain (DraftLine's next and last) in the order of the extract. However many lines bear one
 * number, each question below is answered without walking through them.
 */
#ifndef RELANCE_READ_INVOICE_NUMBERS_H
#define RELANCE_READ_INVOICE_NUMBERS_H

#include "read/draft.h"

typedef struct InvoiceNumbers InvoiceNumbers;

/* The draft stays the caller's and must get no further line. */
InvoiceNumbers *invoice_numbers_new(Draft *draft);
void invoice_numbers_free(InvoiceNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InvoiceNumbers, invoice_numbers_free)

/*
 * Puts the invoice line with this index under its number and returns NO_LINE; or the index of
 * an earlier line that it repeats in every column that is read: then it is not put.
 */
guint invoice_numbers_add(InvoiceNumbers *numbers, guint index);

/* The same for a line that may repeat another. */
void invoice_numbers_chain(InvoiceNumbers *numbers, guint index);

/* The first lines (guint) of numbers that have more than one. Lent. */
const GArray *invoice_numbers_peek_several(const InvoiceNumbers *numbers);

/* The first line of a number of the item's customer and currency; NO_LINE: none. */
guint invoice_numbers_find(const InvoiceNumbers *numbers, const OpenItem *item,
                           const char *number);

/* The first of a number's lines with this due date; NO_LINE: none. `first` is the number's. */
guint invoice_numbers_find_due(const InvoiceNumbers *numbers, guint first, Day due);

/*
 * The number's line that is due first of those that can still take something of what came on
 * `day`; NO_LINE: none. Call it only when no line is joined to another any more, with one day
 * after the other, and never give a line room again but through invoice_numbers_reopen.
 */
guint invoice_numbers_find_room(InvoiceNumbers *numbers, guint first, Day day);

/* The number's lines (guint), those due first in front; they may get room again. Lent. */
const GArray *invoice_numbers_reopen(InvoiceNumbers *numbers, guint first);

#endif
