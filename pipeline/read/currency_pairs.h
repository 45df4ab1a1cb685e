/*
 * Amounts and open amounts in two currencies side by side: which headers go together. Only
 * amounts of one currency may be compared, so a pair is the document's or the company's whole.
 */
#ifndef RELANCE_READ_CURRENCY_PAIRS_H
#define RELANCE_READ_CURRENCY_PAIRS_H

#include "read/table.h"

/*
 * Gives columns to headers like "Solde (EUR)" and "Reste dû devise" that stand beside a column
 * of currencies; such headers are marked in is_taken. To be called before names are shared out,
 * and after the settings' choices. Other tables stay as they are.
 */
void currency_pairs_take(Table *table, gboolean *is_taken);

/*
 * Once all places are known: FALSE and REFUSED [column-ambiguous] if the amount and the open
 * amount are still of two currencies. A currency in their headers counts before the lines'.
 */
gboolean currency_pairs_check(Table *table);

#endif
