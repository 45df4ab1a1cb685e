/*
 * What the extract says: open items, customers with their contacts, events, and an account of
 * every line. Made by read, used by everybody, changed by nobody afterwards.
 *
 * The Ledger owns every string in it (one GStringChunk) and every struct. Strings that were not
 * given are NULL. Money is in minor units of the item's currency.
 */
#ifndef RELANCE_RECORDS_LEDGER_H
#define RELANCE_RECORDS_LEDGER_H

#include "ground/day.h"
#include "ground/money.h"

typedef enum { DEBTOR_UNKNOWN, DEBTOR_BUSINESS, DEBTOR_PUBLIC, DEBTOR_CONSUMER } DebtorKind;
const char *debtor_kind_name(DebtorKind kind); /* "unknown", "business", "public", "consumer" */

typedef struct {
    const char *customer;
    const char *role; /* payables purchasing cfo ceo legal ... */
    const char *name, *salutation, *email, *phone, *language;
    const char *name2, *street, *street2, *postcode, *city, *country; /* own address, or NULL */
    int line;
} Contact;

typedef struct {
    const char *id;
    const char *name, *name2, *street, *street2, *postcode, *city;
    const char *country;  /* ISO 3166 in capitals; NULL: the creditor's country */
    const char *language; /* fr en de es it nl, or NULL */
    DebtorKind debtor;
    const char *segment, *siren, *vat, *terms;
    const char *iban;        /* of its direct debits, for people; nothing is drawn from it */
    int score;               /* -1: not given */
    const char *const *tags; /* NULL-ended, never NULL itself */
    const char *scenario;    /* own scenario, "none" = never; NULL: by conditions */
    const char *email, *phone, *preferred_channel;
    const char *payer, *group, *collector, *sales_rep;
    const char *legal_name, *legal_form, *registry;
    const char *seat_street, *seat_street2, *seat_postcode, *seat_city, *seat_country;
    const char *insurer;
    gint64 insured_limit_minor; /* -1: not given */
    int insured_percent;        /* -1: not given */
    const char *const *needs;   /* order_ref, portal; NULL-ended */
    int penalty_rate;           /* contractual, hundredths of a percent; -1: not given */
    GPtrArray *contacts;        /* Contact *, in the file's order */
    const char *source;         /* file as the user named it */
    int line;
} Customer;

typedef enum { ITEM_INVOICE, ITEM_CREDIT, ITEM_PAYMENT } ItemKind;
const char *item_kind_name(ItemKind kind); /* "invoice", "credit", "payment" */

/* A payment or credit that lowered one invoice, for interest by periods. */
typedef struct {
    Day date;     /* DAY_NONE: not known */
    gint64 minor; /* positive */
    gboolean is_credit;
} Receipt;

typedef struct {
    const char *customer, *customer_name;
    const char *invoice;
    ItemKind kind;
    Day issue_date, due_date;
    char currency[CURRENCY_SIZE];
    /* "column", "terms", "customer-terms", "settings", "label", "side-file"; credits and payments
     * without a due date: "issue-date", or NULL with due_date DAY_NONE */
    const char *due_source;
    gint64 amount_minor; /* of the document, signed: credits and payments are negative */
    gint64 open_minor;   /* still open, signed likewise; never 0 */
    const char *order_ref, *payment_method, *payee, *applies_to, *terms;
    const char *dispute;         /* reason given in the extract, NULL: none */
    const char *file;            /* path of the invoice's own PDF */
    gint64 net_minor, vat_minor; /* -1: not given */
    int last_level;              /* migration: -1 not given */
    Day last_reminder_date, last_deadline;
    gboolean is_instalment;  /* the invoice has several lines with different due dates */
    const Receipt *receipts; /* those applied to it, by date */
    guint n_receipts;
    int line;              /* of its source */
    const char *source;    /* ledger file as the user named it */
    const Customer *owner; /* NULL: the customer is in no customers file */
} OpenItem;

/* The open items of one customer, which stand together once the ledger is sorted. */
typedef struct {
    const char *customer;  /* as its first item names it; "" where items name none */
    const Customer *owner; /* NULL: in no customers file */
    guint first;           /* place of the first among the ledger's items */
    guint n_items, n_invoices;
} LedgerAccount;

/* A line of the extract that is not an open item, with what it carried. */
typedef struct {
    const char *source;
    int line;
    const char *customer, *invoice; /* as far as they could be read */
    const char *rule;               /* "amount-unreadable", "settled", "not-yet-issued", ... */
    const char *reason;             /* a sentence */
    gint64 minor;                   /* its share of the extract's sum; 0 where unreadable */
    char currency[CURRENCY_SIZE];
    guint is_settled : 1; /* counts as settled, not as rejected */
    guint is_merged : 1;  /* part of an open item, which holds its money: minor is 0 */
    const char *text;     /* the line's cells joined by the separator, as read */
} RejectedLine;

/* An invoice of the extract that is paid, for the habits of its payer. */
typedef struct {
    const char *customer, *invoice;
    Day due_date, paid_date; /* both known, or it is not listed */
    gint64 minor;            /* of the invoice, positive */
    char currency[CURRENCY_SIZE];
    gboolean was_disputed;
} PaidInvoice;

/* What a customer was invoiced in one month, less credit notes, as far as the extract shows it. */
typedef struct {
    const char *customer;
    Day month; /* its first day */
    char currency[CURRENCY_SIZE];
    gint64 minor;
} Sale;

/* Exact sums for one currency: extract = open + settled + rejected, or the run stops. */
typedef struct {
    char currency[CURRENCY_SIZE];
    gint64 extract, open, settled, rejected;
} ControlTotal;

/* One input file, for run.json and the archive. */
typedef struct {
    char *
        role; /* "settings", "scenarios", "ledger", "customers", "contacts", "events", "rates", "template", "font", "logo", ... */
    char *
        path; /* as named in the settings (relative to relance.yaml), "stock:..." for stock files */
    char *real_path; /* where it was opened */
    char *sha256;
    gint64 rows; /* data rows; -1 where rows have no meaning */
} InputFile;
InputFile *input_file_new(const char *role, const char *path, const char *real_path,
                          const char *sha256, gint64 rows);
void input_file_free(InputFile *input);

typedef enum {
    EVENT_PROMISE,
    EVENT_DISPUTE,
    EVENT_RESOLVE,
    EVENT_CONFIRMED,
    EVENT_PLAN,
    EVENT_INSTALMENT,
    EVENT_HOLD,
    EVENT_RELEASE,
    EVENT_LEGAL,
    EVENT_INSOLVENCY,
    EVENT_RETURNED,
    EVENT_WAIVE,
    EVENT_CALL,
    EVENT_NOTE,
    EVENT_BOUNCE,
    EVENT_RECEIPT,
    EVENT_SCENARIO,
    EVENT_OVERRIDE /* a notice before its turn: author and reason say who and why */
} EventKind;
const char *event_kind_name(EventKind kind);
gboolean event_kind_parse(const char *name, EventKind *kind);

/*
 * Reasons of holds that statuses of electronic invoices record (practice.md 23). Each is an
 * EVENT_HOLD of one invoice. An EVENT_RELEASE whose reason is one of them ends the holds of this
 * reason only; any other release ends every hold.
 */
#define REASON_INVOICE_NOT_RECEIVED                                                            \
    "invoice-not-received"                           /* rejected: correct it, send it again */
#define REASON_INVOICE_SUSPENDED "invoice-suspended" /* the customer waits for papers from us */
#define REASON_PAYMENT_SENT "payment-sent"           /* until: its end */
#define REASON_PAYEE_CHECK "payee-check"             /* factored: who is to be paid? */

/* What happened with a customer: from events.csv or recorded in the history. Same columns. */
typedef struct {
    Day date;
    const char *customer, *invoice; /* invoice NULL: the whole customer */
    EventKind kind;
    gint64 amount_minor;          /* -1: not given */
    char currency[CURRENCY_SIZE]; /* "" : the item's */
    Day until;
    const char *reason, *service, *author, *outcome, *note;
    const char *source; /* events file, or "history" */
    int line;           /* line, or the history's sequence number */
} Event;

/* Memory for many structs of one kind, one block for many of them. */
typedef struct {
    char *next;
    guint n_left;  /* structs that still fit into the block */
    guint n_block; /* structs of the last block */
} LedgerPool;

typedef struct {
    GStringChunk *strings;
    GPtrArray *blocks;    /* memory behind receipts, tags and needs; see ledger_allocate */
    GPtrArray *items;     /* OpenItem *: by customer, due date, invoice, line */
    GArray *accounts;     /* LedgerAccount, by customer; made by ledger_sort */
    gboolean has_payees;  /* some item names one */
    GPtrArray *rejected;  /* RejectedLine *: settled lines too; by source, line */
    GPtrArray *customers; /* Customer *, in the file's order */
    GHashTable *customer_by_id; /* lent keys and values */
    /* how else a customer's id may be spelt -> Customer, NULL where two share it; NULL: not made */
    GHashTable *customer_by_spelling;
    GPtrArray *events; /* Event *, by date, then place */
    GArray *paid;      /* PaidInvoice: by customer, paid date, invoice */
    /* Sale: by customer, month, currency; only where the extract shows settled invoices too, empty
     * otherwise: what is open alone is not what was sold */
    GArray *sales;
    GArray *totals;    /* ControlTotal, by currency */
    GPtrArray *inputs; /* InputFile * read by this stage */
    /* OpenItem * -> const char *, "line 7 of ledger.csv": a payment or credit there names the item
     * and could not be used, so that what is open of it is not known */
    GHashTable *unread_receipts;
    Day latest_receipt;       /* newest payment date in the extract; DAY_NONE: none seen */
    Day as_of;                /* what the ledger can know: see product and README */
    const char *as_of_source; /* "auto", "run", "date" */
    gint64 lines_read;        /* data lines */
    GPtrArray *recognised;    /* char *: "encoding: CP1252", "separator: ;", ... for people */
    LedgerPool item_pool, rejected_pool;
} Ledger;

Ledger *ledger_new(void);
void ledger_free(Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_free)

/* A string owned by the ledger; NULL for NULL or blank text. Equal texts may share one copy. */
const char *ledger_take_string(Ledger *ledger, const char *text);

/* A zeroed block that lives as long as the ledger (receipts, vectors). */
gpointer ledger_allocate(Ledger *ledger, gsize bytes);

/* The NULL-ended vector of the texts in a cell, split at any of `separators`, trimmed, no blanks. */
const char *const *ledger_take_list(Ledger *ledger, const char *cell, const char *separators);

/*
 * By its id; else, once ledger_index_spellings was called, by the id in other letters (c001) or
 * with other zeros in front (0000100001 and 100001), if one customer alone is meant. Lent, or NULL.
 */
const Customer *ledger_find_customer(const Ledger *ledger, const char *id);
void ledger_index_spellings(Ledger *ledger);

/* The customer is known by this id from now on; its old one finds it still. */
void ledger_rename_customer(Ledger *ledger, Customer *customer, const char *id);

/* NULL: the customer has no open items, or the ledger is not sorted yet. */
const LedgerAccount *ledger_find_account(const Ledger *ledger, const char *customer);

/* New zeroed structs in the ledger's arrays ("not given" fields set to their -1). Lent. */
OpenItem *ledger_add_item(Ledger *ledger);
Customer *ledger_add_customer(Ledger *ledger, const char *id);
Contact *ledger_add_contact(Ledger *ledger, Customer *customer);
Event *ledger_add_event(Ledger *ledger);
RejectedLine *ledger_add_rejected(Ledger *ledger);
PaidInvoice *ledger_add_paid(Ledger *ledger); /* lent until the next one */

/* Adds to the customer's sales of the month in which `day` falls; sorted by ledger_sort. */
void ledger_add_sale(Ledger *ledger, const char *customer, Day day, const char *currency,
                     gint64 minor);

/* The running total of a currency, made if missing. Lent until the next new currency. */
ControlTotal *ledger_find_total(Ledger *ledger, const char *currency);

/*
 * Sorts items, rejected lines and events into their stable orders, and gives each item its
 * owner: items of one customer then share one copy of its number.
 */
void ledger_sort(Ledger *ledger);

/* 1-read/items.csv and 1-read/rejected.csv; new strings. */
char *ledger_print_items(const Ledger *ledger);
char *ledger_print_rejected(const Ledger *ledger);

#endif
