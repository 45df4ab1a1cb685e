/* The columns an items table can have. */
#ifndef RELANCE_COMPOSE_ITEMS_COLUMN_H
#define RELANCE_COMPOSE_ITEMS_COLUMN_H

#include "compose/labels.h"
#include "compose/letter_facts.h"

typedef enum {
    COLUMN_INVOICE,
    COLUMN_ISSUE_DATE,
    COLUMN_DUE_DATE,
    COLUMN_DAYS_LATE,
    COLUMN_AMOUNT,
    COLUMN_OPEN_AMOUNT,
    COLUMN_ORDER_REF,
    COLUMN_LEVEL,
    COLUMN_INTEREST,
    COLUMN_INDEMNITY,
    COLUMN_REASON,
    COLUMN_COUNT
} ItemsColumn;

Align items_column_align(ItemsColumn column);
Label items_column_label(ItemsColumn column);

/*
 * The template's columns; else invoice, due date, open amount and of the others those that say
 * something here. The open amount is always there. New arrays of ItemsColumn.
 */
GArray *items_columns_choose(const LetterFacts *facts);
GArray *items_columns_mentioned(Mention mention);
GArray *items_columns_overdue(void);

/* Adds the cell of one row; claimed is NULL for rows listed apart. */
void items_column_add_cell(ItemsColumn column, GPtrArray *cells, const LetterFacts *facts,
                           const PlanRow *row, const ClaimedItem *claimed);

#endif
