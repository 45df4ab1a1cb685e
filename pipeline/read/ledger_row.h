/*
 * One row of a CSV ledger extract while it is being understood; for ledger_row.c, ledger_item.c
 * and ledger_rows.c.
 */
#ifndef RELANCE_READ_LEDGER_ROW_H
#define RELANCE_READ_LEDGER_ROW_H

#include "read/draft.h"
#include "read/fec_journals.h"
#include "read/ledger_layout.h"
#include "read/status_words.h"
#include "read/total_check.h"

/* A word of a cell and what it was taken for. */
typedef struct {
    const char *word; /* NULL: none yet */
    gpointer meaning;
} KnownWord;

/* One file being read. */
typedef struct {
    Draft *draft;
    Table *table;
    LedgerDialect dialect;
    LedgerLayout layout;
    TotalCheck *totals;
    FecJournals *journals;
    GPtrArray *sums; /* headings whose lines are still to come; see ledger_lines.c */
    const char *source;
    const char *last[LEDGER_COLUMN_COUNT]; /* equal cells of neighbouring rows share one copy */
    const char *group_customer, *group_name; /* named by a line above, in reports by customer */
    guint n_lines[LINE_KIND_COUNT];          /* lines that are no documents */
    char last_currency_cell[8], last_currency[CURRENCY_SIZE]; /* likewise, understood */
    GHashTable *kinds, *methods, *disputes, *statuses;        /* words met -> what they mean */
    KnownWord last_words[LEDGER_COLUMN_COUNT];                /* of those, the row's before */
    guint n_signed_payments;                   /* that bear a minus of their own */
    guint n_signed_reducers, n_plain_reducers; /* payments and credits, with and without one */
    guint n_unclaimed[DOCUMENT_STATUS_COUNT];  /* drafts, cancelled documents */
    int first_unclaimed[DOCUMENT_STATUS_COUNT];
    const char *last_customer, *last_invoice; /* of the last document */
    gint64 last_amount, last_open;
    gboolean has_asked_currency; /* ledger_row_check_sign has */
    gint64 n_not_yet_issued;
    int first_not_yet_issued;
} LedgerReader;

typedef struct {
    LedgerReader *reader;
    const CsvRow *row;
    const char *customer, *invoice; /* the ledger's strings */
    char currency[CURRENCY_SIZE];
    gint64 amount, open, share;
    gboolean has_amount, has_open, has_share, has_own_kind;
    gboolean
        has_given_sign; /* columns of debit, credit or sides, or the settings, say what a plus is */
    gboolean has_made_sign; /* a payment that got its minus from us */
    gboolean is_reversal;   /* a payment or credit taken back: it bears a plus */
    gboolean is_refund;     /* money paid back to the customer */
    gboolean is_turned;     /* a refund that got its plus from us */
    gboolean is_numbered;   /* its number is the extract's, and not made from the line */
    gboolean is_local;      /* its amounts are those in the company's currency */
    ItemKind own_kind;      /* what the extract calls it; of a reversal what is taken back */
    ItemKind kind;
    Day issue_date, due_date, settled_date;
} LedgerRow;

static inline const char *ledger_row_cell(const LedgerRow *row, guint column)
{
    return table_cell(row->reader->table, row->row, column);
}

/* The cell in the ledger's strings, NULL if blank. */
const char *ledger_row_take(LedgerRow *row, guint column);

/* What the word in a cell means: each of the file's words is looked at once. */
gpointer ledger_row_find_meaning(LedgerRow *row, GHashTable *words, guint column,
                                 gpointer (*look)(LedgerRow *row, guint column));

/* The line becomes a rejected one, without a complaint. */
RejectedLine *ledger_row_set_aside(LedgerRow *row, const char *rule, const char *reason);

/*
 * The line cannot be used: a complaint HELD at the column
 * (-1: the line), and set aside. FALSE.
 */
gboolean ledger_row_refuse(LedgerRow *row, const char *rule, int column, const char *format,
                           ...) G_GNUC_PRINTF(4, 5);

/* The currency of a line without one: that of its column's header, or the settings'. */
const char *ledger_row_fallback_currency(const LedgerRow *row);

/*
 * REFUSED [currency-sign-unclear], once, if an amount of a line without a currency, be it a
 * document or a total, bears a sign that is not of the currency it would be taken in.
 */
void ledger_row_check_sign(LedgerRow *row, gboolean is_document);

/* Currency, amounts, kind and the line's share of the extract. FALSE: the line was refused. */
gboolean ledger_row_read_amounts(LedgerRow *row);

/* Customer, number, amounts, kind and dates. FALSE: the line was refused. */
gboolean ledger_row_understand(LedgerRow *row);

/* The understood row as a line of the draft, or refused for want of a due date. */
void ledger_row_add_item(LedgerRow *row);

#endif
