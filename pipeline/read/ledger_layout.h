/*
 * How the lines of a ledger file are laid out, as its first lines show: customers in a column or
 * above their lines, sides and signs, what "Solde" means, where headers are missing.
 */
#ifndef RELANCE_READ_LEDGER_LAYOUT_H
#define RELANCE_READ_LEDGER_LAYOUT_H

#include "read/ledger_dialect.h"
#include "read/line_kind.h"

#define MOST_BUCKETS 24

typedef struct {
    LineForm form;
    gboolean takes_groups;     /* customers stand above their lines, or below some of them */
    gboolean has_keyed_groups; /* only on lines like "Client : C042" */
    gboolean splits_groups;    /* "411DUPONT DUPONT ET FILS" is a code and a name */
    gboolean is_side_signed;   /* amounts beside C carry their minus already */
    gboolean is_credit_signed; /* amounts in the credit column carry a minus */
    gboolean is_kind_signed;   /* credits and payments carry a minus */
    gboolean is_paid_flag;     /* the column of paid amounts holds yes and no */
    gboolean repeats_amounts;  /* each product has a line, with the whole invoice's amount */
    int buckets
        [MOST_BUCKETS]; /* cells whose sum is the amount where no other is given; -1 ends */
    int bucket_total;   /* the cell of their sum, -1: there is none */
} LedgerLayout;

/*
 * Reads as many lines as it takes; may move the table's places. Free with ledger_layout_clear,
 * also after FALSE: REFUSED complaint [balance-unclear] or [aged-balance], or *error is set.
 * `currency` is that of lines without one.
 */
gboolean ledger_layout_find(LedgerLayout *layout, Table *table, const LedgerDialect *dialect,
                            const char *currency, GError **error);
void ledger_layout_clear(LedgerLayout *layout);

/* The cells under headers of an aged balance, ended by -1. */
void bucket_cells_find(const Table *table, int buckets[MOST_BUCKETS]);

/* What is worth telling, appended (char *, new). */
void ledger_layout_describe(const LedgerLayout *layout, const Table *table, GPtrArray *lines);

#endif
