/* How the lines of a book become items: shared by fec_items.c and fec_paid.c. */
#ifndef RELANCE_READ_FEC_ITEMS_H
#define RELANCE_READ_FEC_ITEMS_H

#include "read/fec_groups.h"

gboolean fec_line_is_payment(const FecLine *line);

/* An opening entry that carries no date of its own: its invoice is older than it says. */
gboolean fec_line_has_lost_date(const FecLine *line);

/* The invoice's number: PieceRef, else what the label says, else the entry. The ledger's. */
const char *fec_line_find_number(const FecBook *book, const FecLine *line);

/*
 * due_date and due_source of an item whose customer, owner, kind, issue_date, invoice and
 * amount are known, from its first line: a side file, the file's own column, the label, the
 * customer's terms, ledger.terms, FEC_TERMS. Credits and payments are due when they are issued.
 */
void fec_line_find_due(const FecBook *book, const FecLine *line, OpenItem *item);

/* The due date that the line itself says: its column, else its label; DAY_NONE: none. */
Day fec_line_own_due(const FecLine *line);

/* A new item with all that its first line and its group say, but amounts, receipts, due date. */
OpenItem *fec_item_begin(FecBook *book, const FecGroup *group, const FecLine *head);

/* A line that is in the item: the item's own, or listed as part of it. */
void fec_item_take_line(FecBook *book, const OpenItem *item, FecLine *line);

/* Receipts (Receipt, sorted) become the item's. */
void fec_item_take_receipts(FecBook *book, OpenItem *item, const GArray *receipts);
int fec_receipts_compare(gconstpointer first, gconstpointer second);

/* TRUE if the group is an invoice in instalments, and its items were made. */
gboolean fec_instalments_make(FecBook *book, const FecGroup *group);

/* A closed group: the invoices that were paid in it are listed in the ledger. */
void fec_book_list_paid(const FecBook *book, const FecGroup *group);

/* fec_sales.c: what its lines say of sales, for the ledger. */
void fec_book_note_sales(const FecBook *book);

#endif
