/* The words that people and programs write into cells, in French, English and German. */
#ifndef RELANCE_READ_CELL_WORDS_H
#define RELANCE_READ_CELL_WORDS_H

#include "records/ledger.h"

/* FALSE if the word names no kind of document ("OD"): then the sign of the amount decides. */
gboolean cell_parse_kind(const char *word, ItemKind *kind);

/* TRUE for words of money paid back to a customer, which cell_parse_kind does not know. */
gboolean cell_is_refund(const char *word);

/* transfer, direct_debit, bill, cheque or card for their names; NULL for any other word. */
const char *cell_find_payment_method(const char *word);

/* TRUE for no, non, nein, 0, false ... : the cell says that there is nothing. */
gboolean cell_is_no(const char *word);

/* TRUE if the cell begins a total line: "Total ...", "Sous-total", "Summe". */
gboolean cell_is_total(const char *text);

#endif
