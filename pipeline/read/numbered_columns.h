/*
 * Columns that the settings name by number, columns: {invoice: 4}. They serve files without a
 * header row, and files whose headers do not tell their columns apart.
 */
#ifndef RELANCE_READ_NUMBERED_COLUMNS_H
#define RELANCE_READ_NUMBERED_COLUMNS_H

#include "read/table.h"

/* The number that a choice gives instead of a header, from 1; 0 if it is no number. */
guint column_choice_number(const char *header);

/* TRUE if one of the choices (ColumnChoice *, or NULL) is a number. */
gboolean numbered_columns_are_used(const GPtrArray *choices);

/* FALSE if the cells have digits where the choices see dates and amounts: they are data. */
gboolean numbered_columns_fit_header(const GPtrArray *choices, char *const *cells, guint n);

/* How columns are named by number in a file of this shape, for people; a new string. */
char *numbered_columns_example(const TableShape *shape);

/*
 * Gives a table in which no header row was recognised the headers "cell 1", "cell 2", ... The sample is
 * the file's beginning as UTF-8. A first row without digits where the settings see dates and
 * amounts is a header after all.
 */
void numbered_columns_make_header(Table *table, const GString *sample);

#endif
