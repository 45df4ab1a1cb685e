/*
 * Sales of a FEC: what its receivable accounts were debited for invoices and credited for credit
 * notes, month by month; opening and closing entries, payments and lines set aside are none.
 */
#include "read/fec_items.h"

void fec_book_note_sales(const FecBook *book)
{
    for (guint i = 0; i < book->lines->len; i++) {
        const FecLine *line = fec_book_line(book, i);
        Day day = line->piece_date != DAY_NONE ? line->piece_date : line->entry_date;
        if (line->is_opening || line->is_closing || line->fault_rule ||
            fec_line_is_payment(line) || day > book->draft->run_date)
            continue;
        ledger_add_sale(book->draft->ledger, line->account->customer, day, book->currency,
                        line->share);
    }
}
