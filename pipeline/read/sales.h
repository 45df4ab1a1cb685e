/*
 * What was invoiced month by month, for DSO: all invoices and credit notes of an extract that shows
 * settled ones too. An extract of open items alone says nothing of sales.
 */
#ifndef RELANCE_READ_SALES_H
#define RELANCE_READ_SALES_H

#include "read/settlement.h"

/* Before the closed lines go: notes the settled invoices. */
void sales_note_settled(const Settlement *settlement);

/* After that: notes the open ones too, if settled ones were noted. */
void sales_note_open(Ledger *ledger, Day run_date);

#endif
