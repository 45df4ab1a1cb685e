/*
 * Tables: columns measured, cells set, one strip a row. Header, rules and totals as in print:
 * no vertical lines, a rule under the header and above totals.
 */
#ifndef RELANCE_RENDER_TABLE_LAYOUT_H
#define RELANCE_RENDER_TABLE_LAYOUT_H

#include "render/galley.h"

/* Adds the table's strips (header first, keeping with the first row). */
void table_set(Galley *galley, const Table *table, Mpt x, Mpt width, Mpt space_before);

/* Places a row "label ... sum" of a broken table at (0, y) of marks; returns its height. */
Mpt table_place_carry(Galley *galley, Marks *marks, const SetTable *set, const char *label,
                      gint64 sum, Mpt y);
Mpt table_carry_height(const SetTable *set);

/*
 * A sum written as the language writes amounts, with what stands before and after the figures
 * in the column's own cells (a currency sign, or none). A new string.
 */
char *carry_amount_text(const Table *table, gint64 minor, const char *language);

#endif
