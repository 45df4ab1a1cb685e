/*
 * Invoice lines under their numbers (customer, number, currency). The lines of one number are a
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

/* The first lines (guint) of numbers that have more than one. Lent. */
const GArray *invoice_numbers_peek_several(const InvoiceNumbers *numbers);

/* The first line of a number of the item's customer and currency; NO_LINE: none. */
guint invoice_numbers_find(const InvoiceNumbers *numbers, const OpenItem *item,
                           const char *number);

/* The first of a number's lines with this due date; NO_LINE: none. `first` is the number's. */
guint invoice_numbers_find_due(const InvoiceNumbers *numbers, guint first, Day due);

/*
 * The number's line that is due first of those that can still take something of a payment;
 * NO_LINE: none. Call it only when no line is joined to another any more, and never give a line
 * room again.
 */
guint invoice_numbers_find_room(InvoiceNumbers *numbers, guint first);

/* How much of a payment a line takes: what is open, or what the extract says is paid of it. */
gint64 draft_line_room(const DraftLine *line);

#endif
