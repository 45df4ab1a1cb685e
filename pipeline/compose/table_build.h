/* Rows and cells of the tables that hashtags become. */
#ifndef RELANCE_COMPOSE_TABLE_BUILD_H
#define RELANCE_COMPOSE_TABLE_BUILD_H

#include "compose/labels.h"
#include "compose/letter_facts.h"

/* A cell of one span; NULL or "" is an empty cell. */
void table_add_cell(GPtrArray *cells, const char *text, guint marks);
void table_add_money(GPtrArray *cells, const LetterFacts *facts, gint64 minor,
                     const char *currency, guint marks);
/* Short date, a dash for DAY_NONE. */
void table_add_day(GPtrArray *cells, const LetterFacts *facts, Day day);
void table_add_number(GPtrArray *cells, gint64 number);
void table_add_rate(GPtrArray *cells, const LetterFacts *facts, int rate);

/* A column with its heading. */
void table_add_column(Table *table, Align align, const char *heading);

/* A new row of this kind, added to the table. Lent. */
TableRow *table_add_row(Table *table, TableRowKind kind);

#endif
