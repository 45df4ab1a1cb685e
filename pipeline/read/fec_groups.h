/* The lines of a book that belong together: see fec_book.h, and domain notes 6.2. */
#ifndef RELANCE_READ_FEC_GROUPS_H
#define RELANCE_READ_FEC_GROUPS_H

#include "read/fec_book.h"

typedef struct {
    const guint *lines; /* indices into the book's lines, in their order; lent by the groups */
    guint n;
    gint64 residual; /* debits less credits; 0: closed */
} FecGroup;

typedef struct {
    GArray *groups; /* FecGroup, in the order of their first lines */
    guint *order;   /* what their lines point into */
} FecGroups;

/* FALSE for lines that are not looked at. */
typedef gboolean (*FecLineFilter)(const FecBook *book, const FecLine *line, gpointer data);

/* Groups the lines that are not used yet. */
FecGroups *fec_groups_find(const FecBook *book, FecLineFilter filter, gpointer data);
void fec_groups_free(FecGroups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FecGroups, fec_groups_free)

#endif
