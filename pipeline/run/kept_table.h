/* A CSV file of a run folder, read by column name, for the auditor's commands. */
#ifndef RELANCE_RUN_KEPT_TABLE_H
#define RELANCE_RUN_KEPT_TABLE_H

#include <glib.h>

typedef struct {
    GPtrArray *rows;   /* char **, the header first */
    guint n_rows;      /* without the header */
    char *indexed;     /* the column that `index` was made of; NULL: none yet */
    GHashTable *index; /* its texts, lent -> the first row */
} KeptTable;

/* NULL: the file is not there, or no table. */
KeptTable *kept_table_read(const char *folder, const char *path);
/* A table of this header (NULL-ended) alone. */
KeptTable *kept_table_new(const char *const *header);
/* A new row; its cells (NULL-ended, as many as the header has) are the table's from now on. */
void kept_table_take_row(KeptTable *table, char **cells);
void kept_table_free(KeptTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeptTable, kept_table_free)

/* A cell; rows count from 1. "" where there is no such column or cell. Lent. */
const char *kept_table_cell(const KeptTable *table, guint row, const char *column);

/* TRUE if this is one of the names that a cell joins by ';'. */
gboolean kept_table_names(const KeptTable *table, guint row, const char *column,
                          const char *name);

/* The first row whose cell is this text; 0: none. Asked often, one column at a time is quick. */
guint kept_table_find(KeptTable *table, const char *column, const char *text);

#endif
