/*
 * Headers: for each kind of file its canonical columns and the names under which other programs
 * write them; the tables stand in ledger_names.c and record_headers.c. Accents, case, spaces
 * and punctuation do not matter, nor a currency behind the name ("Solde (EUR)"), nor a table
 * before it ("Client - Nom").
 */
#ifndef RELANCE_READ_HEADER_NAMES_H
#define RELANCE_READ_HEADER_NAMES_H

#include "ground/money.h"

typedef struct {
    const char *name;    /* canonical */
    const char *aliases; /* joined by |, the best first; "" if none */
} ColumnName;

typedef struct {
    const ColumnName *columns;
    guint n;
} TableShape;

enum {
    LEDGER_CUSTOMER,
    LEDGER_CUSTOMER_NAME,
    LEDGER_INVOICE,
    LEDGER_KIND,
    LEDGER_ISSUE_DATE,
    LEDGER_DUE_DATE,
    LEDGER_AMOUNT,
    LEDGER_OPEN_AMOUNT,
    LEDGER_CURRENCY,
    LEDGER_ORDER_REF,
    LEDGER_PAYMENT_METHOD,
    LEDGER_PAYEE,
    LEDGER_NET,
    LEDGER_VAT,
    LEDGER_APPLIES_TO,
    LEDGER_TERMS,
    LEDGER_DISPUTE,
    LEDGER_FILE,
    LEDGER_LAST_LEVEL,
    LEDGER_LAST_REMINDER_DATE,
    LEDGER_LAST_DEADLINE,
    LEDGER_SETTLED_DATE,
    LEDGER_DEBIT,
    LEDGER_CREDIT,
    LEDGER_PAID,           /* what of the amount is paid */
    LEDGER_SIDE,           /* D or C, S or H, beside an amount without a sign */
    LEDGER_LETTERING,      /* code of lines that settle each other */
    LEDGER_STATUS,         /* draft, cancelled, paid ... */
    LEDGER_PAYMENT_STATUS, /* likewise */
    LEDGER_IS_OPEN,        /* yes or no */
    LEDGER_CLEARING,       /* number of the document that settled the line */
    LEDGER_JOURNAL,
    LEDGER_LABEL,        /* words of the entry: "Règlement chèque" */
    LEDGER_LOCAL_AMOUNT, /* the amount once more, in the company's currency */
    LEDGER_LOCAL_OPEN,
    LEDGER_LOCAL_CURRENCY,
    LEDGER_RUNNING, /* balance after the line, no amount of its own */
    LEDGER_COLUMN_COUNT
};

enum {
    FEC_JOURNAL,
    FEC_JOURNAL_NAME,
    FEC_ENTRY,
    FEC_ENTRY_DATE,
    FEC_ACCOUNT,
    FEC_ACCOUNT_NAME,
    FEC_AUXILIARY,
    FEC_AUXILIARY_NAME,
    FEC_PIECE,
    FEC_PIECE_DATE,
    FEC_LABEL,
    FEC_DEBIT,
    FEC_CREDIT,
    FEC_LETTERING,
    FEC_LETTERING_DATE,
    FEC_VALID_DATE,
    FEC_FOREIGN_AMOUNT,
    FEC_FOREIGN_CURRENCY,
    FEC_AMOUNT,
    FEC_SIDE,
    FEC_DUE_DATE,
    FEC_COLUMN_COUNT
};

extern const TableShape ledger_shape, fec_shape;

/* A header in the form in which headers are compared: "N° de pièce" -> "ndepiece"; a new
 * string. */
char *header_fold(const char *header);

/* What a name may mean: a column, and how good a name of it it is, 0 the canonical name. */
typedef struct {
    guint column, rank;
} HeaderMeaning;

/* Every known name of a shape, folded, with its meanings. Built once per shape and kept; lent. */
GHashTable *header_index_peek(const TableShape *shape);

/*
 * The meanings of a header, those of canonical names first, then in the order of the columns;
 * NULL and *n 0 if it is not known. `currency`: the one behind the name, "" if there is none.
 */
const HeaderMeaning *header_index_list(GHashTable *index, const char *header, guint *n,
                                       char currency[CURRENCY_SIZE]);

/* The first of them. */
gboolean header_index_find(GHashTable *index, const char *header, guint *column, guint *rank);

/* The column that has a name like this header's, and that name (new); -1 and NULL: none. */
int header_find_nearest_column(const TableShape *shape, const char *header, char **name);

/* The header that is nearest to any name of the column; NULL if none is near. Lent. */
const char *header_find_nearest(const TableShape *shape, guint column, char *const *headers);

/* "; "N° facure" is like "n° facture" (invoice)" and so on, "" if none is; a new string. */
char *header_suggest(const TableShape *shape, char *const *headers);

#endif
