/*
 * relance.yaml with every default filled in. Made by settings; owns its strings (g_free'd).
 * Paths are resolved (absolute, or relative to the working folder); `*_named` keep the user's words.
 */
#ifndef RELANCE_RECORDS_SETTINGS_H
#define RELANCE_RECORDS_SETTINGS_H

#include "ground/day.h"
#include "ground/money.h"
#include "ground/payment_terms.h"
#include "records/setting_lines.h"

typedef struct {
    char *name, *name2, *street, *postcode, *city,
        *country;   /* country: ISO 3166, FR by default */
    char **address; /* lines below the name, NULL-ended, whichever way they were given */
    char *siren, *vat, *iban, *bic, *email, *phone, *legal_form;
    char *signatory_name, *signatory_title;
    char *signature;          /* image path or NULL */
    char *logo, *logo_named;  /* path or NULL */
    char *capital, *registry; /* optional, for notices */
} Creditor;

/* Who collects instead of the creditor (a factor); key `payees` */
typedef struct {
    char *key, *name, *iban, *bic, *text;
} Payee;

typedef struct {
    char *key, *name, *title, *phone, *email, *signature;
} Person; /* key `people`: collectors, signatories */

typedef enum { ISSUER_SERVICE, ISSUER_LAWYER, ISSUER_COLLECTOR } IssuerKind;

/* In whose name a step's document goes out; key `issuers` */
typedef struct {
    char *key;
    IssuerKind kind;
    char *name, *legal_form, *email, *phone, *logo;
    char **address; /* lines below the name, NULL-ended, never NULL itself */
    char *signatory_name, *signatory_title, *signature;
    char *payee;   /* key of `payees`; NULL: the creditor is paid */
    char *mandate; /* collectors: what R124-4 wants to be cited */
} Issuer;

/* Who may approve what; key `approvers` */
typedef struct {
    char *login;
    char **roles;       /* NULL-ended, at least one */
    gint64 limit_minor; /* face value of each currency, 2 digits; -1: no limit */
    int line;
} Approver;

typedef struct {
    char *key;    /* canonical column, as formats.md names it */
    char *header; /* header in the user's file */
    int line;
} ColumnChoice;

typedef struct {
    char *file, *named; /* NULL: not given */
    GPtrArray *columns; /* ColumnChoice * */
    char *encoding, *separator;
    char *decimal, *dates; /* "auto" or a choice, as in LedgerSettings */
    int line;
} TableSettings;

#define FEC_TERMS                                                                              \
    "net:30" /* when nothing better is known; law's default too (C. com. L441-10) */

typedef enum { AS_OF_AUTO, AS_OF_RUN, AS_OF_DATE } AsOfKind;

/*
 * What a payment or credit without a minus is: money received like all others (unless the file
 * has payments with a minus as well), money paid back, or money received whatever its sign.
 */
typedef enum { SIGNS_AUTO, SIGNS_GIVEN, SIGNS_KIND } AmountSigns;

typedef struct {
    GPtrArray *files, *named; /* char *: one or several */
    char *format;             /* "auto", "csv", "fec", "ximport", "rimport", "ebp" */
    char *encoding, *separator, *decimal, *dates; /* "auto" or a choice */
    GPtrArray *columns;                           /* ColumnChoice * */
    char **accounts;
    char currency[CURRENCY_SIZE];
    char *terms;             /* NULL: not given; a FEC then takes FEC_TERMS, a CSV has none */
    EndOfMonth end_of_month; /* how "45 jours fin de mois" is read */
    AmountSigns signs;
    AsOfKind as_of;
    Day as_of_date;
    int line;
} LedgerSettings;

typedef enum { TRANSPORT_MAILDIR, TRANSPORT_SMTP } MailTransport;
typedef enum { TLS_REQUIRED, TLS_OPPORTUNISTIC, TLS_NONE } MailTls;

typedef struct {
    MailTransport transport;
    char *host;
    int port;
    MailTls tls;
    char *ca_file; /* NULL: the system's */
    char *user, *password_file, *password_env;
    char *from;      /* as given: Name <address> */
    char *from_name; /* the display name without quotes; NULL: none */
    char *
        from_address; /* the bare address; NULL only where neither mail.from nor creditor.email */
    char *reply_to, *bounces_to;
    int connections;         /* 4 */
    int per_minute, per_day; /* 0: no limit */
    char *copy_to;
    char **attach; /* unused by default */
} MailSettings;

typedef enum { INSERTER_NONE, INSERTER_OMR, INSERTER_DATAMATRIX } Inserter;

typedef struct {
    char *layout;      /* "fr-dl" */
    Inserter inserter; /* marks on the sheets of print jobs */
    char **feeds;      /* feeders ("1" .. "9") that add an enclosure to every letter; or NULL */
    gboolean duplex, colour;
    int max_sheets_per_file;
    int max_file_mb;              /* 0: no limit; a megabyte is a million bytes */
    gboolean one_file_per_letter; /* a print job has a PDF for each letter */
    char **exports; /* "pjs", "import": what a job holds for print houses; or NULL */
    char *maileva_client, *maileva_login, *maileva_notify; /* of a PJS package; or NULL */
    char *tariffs;                                         /* path or NULL */
    char *target;                                          /* "folder" or "cups:QUEUE" */
} PrintSettings;

typedef enum { PENALTY_DEFAULT, PENALTY_LEGAL_X3, PENALTY_FIXED } PenaltyRate;
typedef enum { COUNT_ACT_365, COUNT_ACT_ACT, COUNT_30_360 } DayCount;
typedef enum { ALLOCATE_PRINCIPAL_FIRST, ALLOCATE_INTEREST_FIRST } Allocation;

typedef struct {
    PenaltyRate rate;
    int fixed_rate; /* hundredths of a percent */
    DayCount day_count;
    Allocation allocation;
} PenaltySettings;

typedef enum { SPELLING_TRADITIONAL, SPELLING_1990 } FrenchSpelling;
typedef enum { EIGHTY_HUITANTE, EIGHTY_QUATRE_VINGTS } SwissEighty;

/* How letters write figures and words; key `letters` */
typedef struct {
    FrenchSpelling spelling;  /* of French amounts in words */
    gboolean hyphen_millions; /* 1990: deux-cents-millions */
    SwissEighty swiss_eighty;
    gboolean always_group; /* TRUE: 1.234,50 in Spanish and Italian too */
} LetterSettings;

typedef struct {
    char *key; /* reason, service, ... */
    char *label, *service;
    int hold_days; /* -1: not given */
    gboolean dispute, risk, send;
} ReasonSettings;

#define REPORT_BUCKETS_MOST 9

/* How the figures of a run are counted and told; key `report` */
typedef struct {
    char *language; /* "fr" or "en"; NULL: French for a creditor where French is spoken */
    int buckets[REPORT_BUCKETS_MOST]; /* last days of the aged balance's buckets, rising */
    guint n_buckets;
    int response_days; /* 15: paid so many days after a reminder counts as its answer */
    int sales_months;  /* 12: at most so many months of sales stand behind DSO */
    gboolean count_back_refuses; /* receivables beyond all sales: not known, no average */
} ReportSettings;

typedef struct {
    char *file;      /* relance.yaml as the user named it (base name or the -c argument) */
    char *real_path; /* where it was opened */
    char *folder;    /* its folder, for relative paths */
    Creditor creditor;
    LedgerSettings ledger;
    TableSettings customers, contacts, events;
    char *scenarios, *scenarios_named;
    char *rates;     /* NULL: the stock table */
    char *templates; /* folder or NULL */
    char *out, *history;
    int max_ledger_age_days; /* 0: no check */
    GHashTable *services;    /* key -> mail address */
    MailSettings mail;
    PrintSettings print;
    int mail_days_letter, mail_days_registered, mail_days_email;
    char *registered_numbers, *registered_pool,
        *registered_form;      /* pool|provider, file, paper|lre */
    int registered_warn_below; /* numbers left: 20 */
    PenaltySettings penalties;
    LetterSettings letters;
    gboolean archive_copy;                                              /* FALSE: reference */
    GPtrArray *payees;                                                  /* Payee * */
    GPtrArray *people;                                                  /* Person * */
    GPtrArray *reasons;                                                 /* ReasonSettings * */
    int amicable_days, promises_max, promise_max_days, hold_max_days;   /* -1: not set */
    int min_days_left, valid_days;                                      /* 5, 5 */
    int guard_max_documents, guard_max_growth, guard_max_new_customers; /* -1: not set */
    int proof_wait_days, call_wait_days, promise_grace_days;            /* 15, 5, 0 */
    TableSettings documents; /* proofs of practice.md 29 */
    GPtrArray *issuers;      /* Issuer * */
    GPtrArray *approvers;    /* Approver *; empty: anybody may approve */
    int habit_max;           /* -1: no limit; scenarios may say otherwise */
    int task_repeat_days;    /* 5 */
    int calls_per_day;       /* 0: no limit */
    int insurance_declare_days, insurance_warn_days; /* 60, 10 */
    gboolean claim_after_payment, third_party_collector;
    ReportSettings report;
    char *audit_witness;                 /* mail address or NULL */
    char *audit_key, *audit_certificate; /* PEM files that sign the journal's head, or NULL */
    char *payment_link;                  /* URL pattern with {invoice} {customer}; NULL */
    SettingLines *lines;                 /* of its keys, by their paths */
} Settings;

Settings *settings_new(void); /* zeroed, with empty arrays and defaults */
void settings_free(Settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* Each NULL if the key is unknown (or NULL); lent. */
const Payee *settings_find_payee(const Settings *settings, const char *key);
const Person *settings_find_person(const Settings *settings, const char *key);
const Issuer *settings_find_issuer(const Settings *settings, const char *key);
const ReasonSettings *settings_find_reason(const Settings *settings, const char *key);

/* New elements of the arrays above, zeroed but for "not given" values; owned by their array. */
ColumnChoice *column_choice_new(const char *key, const char *header, int line);
Payee *payee_new(const char *key);
Person *person_new(const char *key);
Issuer *issuer_new(const char *key);
Approver *approver_new(void);
ReasonSettings *reason_settings_new(const char *key); /* send is TRUE, hold_days -1 */

#endif
