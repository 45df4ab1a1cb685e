/* What the first lines of a ledger file show of how its lines are laid out, for ledger_layout. */
#ifndef RELANCE_READ_LAYOUT_EVIDENCE_H
#define RELANCE_READ_LAYOUT_EVIDENCE_H

#include "read/balance_column.h"
#include "read/ledger_layout.h"

/* Amounts of one sort, by their sign. */
typedef struct {
    guint positive, negative;
} Signs;

typedef struct {
    LedgerLayout *layout;
    Table *table;
    const LedgerDialect *dialect;
    const char *currency;
    guint n_rows;
    guint n_documents, n_nobody, n_dated;  /* documents; without a customer; with a date */
    guint n_groups, n_codes;               /* headings; those that begin with a code */
    guint n_keyed, n_titles;               /* like "Client : C42"; the same above the header */
    guint n_sums, n_nobody_below, n_below; /* headings with sums; documents below the first */
    char *account;         /* of the first document, in the column of customers */
    gboolean has_accounts; /* others have another one */
    guint n_unnamed;       /* dated lines with a text in the first nameless column */
    int unnamed;           /* that column, -1: there is none */
    Signs credits_beside_side, credit_column, reducers;
    guint n_open, n_open_words, n_paid, n_paid_words; /* filled cells; yes or no among them */
    guint n_repeated,
        n_different; /* lines with the invoice of the line before: amounts are... */
    char *invoice;   /* of the line before */
    gint64 amount;
    BalanceEvidence balance;
    char *group;
} LayoutEvidence;

/* One row more, for table_read with a LayoutEvidence; FALSE when enough were seen. */
gboolean layout_evidence_take(const CsvRow *row, RowTrouble trouble, gpointer evidence);
void layout_evidence_clear(LayoutEvidence *evidence);

#endif
