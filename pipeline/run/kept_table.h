/* A CSV file of a run folder, read by column name, for the auditor's commands. */
#ifndef RELANCE_RUN_KEPT_TABLE_H
#define RELANCE_RUN_KEPT_TABLE_H

#include <glib.h>

typedef struct {
    GPtrArray *rows; /* char **, the header first */
    guint n_rows;    /* without the header */
} KeptTable;

/* NULL: the file is not there, or no table. */
KeptTable *kept_table_read(const char *folder, const char *path);
void kept_table_free(KeptTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeptTable, kept_table_free)

/* A cell; rows count from 1. "" where there is no such column or cell. Lent. */
const char *kept_table_cell(const KeptTable *table, guint row, const char *column);

/* TRUE if this is one of the names that a cell joins by ';'. */
gboolean kept_table_names(const KeptTable *table, guint row, const char *column,
                          const char *name);

/* The first row from `from` on whose cell is this text; 0: none. */
guint kept_table_find(const KeptTable *table, guint from, const char *column, const char *text);

#endif
