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
    CUSTOMER_ID,
    CUSTOMER_NAME,
    CUSTOMER_NAME2,
    CUSTOMER_STREET,
    CUSTOMER_STREET2,
    CUSTOMER_POSTCODE,
    CUSTOMER_CITY,
    CUSTOMER_COUNTRY,
    CUSTOMER_LANGUAGE,
    CUSTOMER_DEBTOR,
    CUSTOMER_SEGMENT,
    CUSTOMER_SIREN,
    CUSTOMER_VAT,
    CUSTOMER_TERMS,
    CUSTOMER_SCORE,
    CUSTOMER_TAGS,
    CUSTOMER_SCENARIO,
    CUSTOMER_EMAIL,
    CUSTOMER_PHONE,
    CUSTOMER_PREFERRED_CHANNEL,
    CUSTOMER_PAYER,
    CUSTOMER_GROUP,
    CUSTOMER_COLLECTOR,
    CUSTOMER_SALES_REP,
    CUSTOMER_LEGAL_NAME,
    CUSTOMER_LEGAL_FORM,
    CUSTOMER_REGISTRY,
    CUSTOMER_SEAT_STREET,
    CUSTOMER_SEAT_STREET2,
    CUSTOMER_SEAT_POSTCODE,
    CUSTOMER_SEAT_CITY,
    CUSTOMER_SEAT_COUNTRY,
    CUSTOMER_INSURER,
    CUSTOMER_INSURED_LIMIT,
    CUSTOMER_INSURED_PERCENT,
    CUSTOMER_NEEDS,
    CUSTOMER_PENALTY_RATE,
    CUSTOMER_COLUMN_COUNT
};

enum {
    CONTACT_CUSTOMER,
    CONTACT_ROLE,
    CONTACT_NAME,
    CONTACT_SALUTATION,
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_LANGUAGE,
    CONTACT_NAME2,
    CONTACT_STREET,
    CONTACT_STREET2,
    CONTACT_POSTCODE,
    CONTACT_CITY,
    CONTACT_COUNTRY,
    CONTACT_COLUMN_COUNT
};

enum {
    EVENT_COLUMN_DATE,
    EVENT_COLUMN_CUSTOMER,
    EVENT_COLUMN_INVOICE,
    EVENT_COLUMN_EVENT,
    EVENT_COLUMN_AMOUNT,
    EVENT_COLUMN_CURRENCY,
    EVENT_COLUMN_UNTIL,
    EVENT_COLUMN_REASON,
    EVENT_COLUMN_SERVICE,
    EVENT_COLUMN_AUTHOR,
    EVENT_COLUMN_OUTCOME,
    EVENT_COLUMN_NOTE,
    EVENT_COLUMN_COUNT
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

enum {
    RATE_FROM,
    RATE_ECB_MAIN,
    RATE_LEGAL_PRIVATE,
    RATE_LEGAL_OTHER,
    RATE_SOURCE,
    RATE_COLUMN_COUNT
};

enum {
    REVIEW_DOCUMENT,
    REVIEW_ACTION,
    REVIEW_UNTIL,
    REVIEW_REASON,
    REVIEW_REMARK,
    REVIEW_COLUMN_COUNT
};

extern const TableShape ledger_shape, customers_shape, contacts_shape, events_shape, fec_shape,
    rates_shape, review_shape;

/* A header in the form in which headers are compared: "N° de pièce" -> "ndepiece"; a new
 * string. */
char *header_fold(const char *header);

/*
 * Every known name of a shape, folded, with its column and rank: 0 the canonical name, then the
 * place among the aliases from 1 on. A name that two columns claim belongs to the first.
 */
GHashTable *header_index_new(const TableShape *shape);
gboolean header_index_find(GHashTable *index, const char *header, guint *column, guint *rank);

#endif
