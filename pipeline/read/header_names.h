/*
 * The one table of headers: for each kind of file its canonical columns and the names under
 * which other programs write them (Sage, Cegid, EBP, Ciel, SAP FBL5N, Odoo, Business Central,
 * QuickBooks, Xero; French, English, German). Accents, case, spaces and punctuation do not
 * matter.
 */
#ifndef RELANCE_READ_HEADER_NAMES_H
#define RELANCE_READ_HEADER_NAMES_H

#include <glib.h>

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

/*
 * Every known name of a shape, folded, with its column and rank: 0 the canonical name, then the
 * place among the aliases from 1 on. A name that two columns claim belongs to the first. Built
 * once per shape and kept; lent.
 */
GHashTable *header_index_peek(const TableShape *shape);
gboolean header_index_find(GHashTable *index, const char *header, guint *column, guint *rank);

#endif
