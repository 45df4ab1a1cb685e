/*
 * A CSV file of the run folder, read by column name; and exact sums by currency.
 */
#ifndef RELANCE_AUDIT_RUN_TABLE_H
#define RELANCE_AUDIT_RUN_TABLE_H

#include "audit/verify.h"

typedef struct {
    const char *path; /* lent, relative to the run folder */
    GPtrArray *rows;  /* char **, the header first */
    GHashTable *columns;
    guint n_rows; /* without the header */
} RunTable;

/* NULL (said as a finding) if it cannot be read or one of the NULL-ended columns is missing. */
RunTable *run_table_read(Verification *verification, const char *path,
                         const char *const *columns);
void run_table_free(RunTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunTable, run_table_free)

/* A cell; row counts from 1. "" where the row is too short. Lent. */
const char *run_table_cell(const RunTable *table, guint row, const char *column);

/* An amount in the currency of the row; 0 (said as a finding) if it is none. */
gint64 run_table_money(Verification *verification, const RunTable *table, guint row,
                       const char *column);

/* Sums in minor units by currency. */
typedef struct {
    GHashTable *by_currency;
} Sums;
Sums *sums_new(void);
void sums_free(Sums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sums, sums_free)
void sums_add(Sums *sums, const char *currency, gint64 minor);
gint64 sums_find(const Sums *sums, const char *currency); /* 0 if there is none */
GList *sums_list_currencies(const Sums *sums);            /* sorted; the list is new */
/* "1200.00 EUR, 30.00 GBP", "0" if empty; a new string. */
char *sums_print(const Sums *sums);

/* a + b, held at the greatest or least number instead of overflowing. */
gint64 add_held(gint64 a, gint64 b);

#endif
