/*
 * relance.yaml with every default filled in. Made by settings; owns its strings (g_free'd).
 * Paths are resolved (absolute, or relative to the working folder); `*_named` keep the user's words.
 */
#ifndef RELANCE_RECORDS_SETTINGS_H
#define RELANCE_RECORDS_SETTINGS_H

#include "ground/day.h"
#include "ground/money.h"

typedef struct {
    char *name, *name2, *street, *postcode, *city, *country; /* country: ISO 3166, FR by default */
    char **address;  /* lines below the name, NULL-ended, whichever way they were given */
    char *siren, *vat, *iban, *bic, *email, *phone, *legal_form;
    char *signatory_name, *signatory_title;
    char *signature; /* image path or NULL */
    char *logo, *logo_named;      /* path or NULL */
    char *capital, *registry;     /* optional, for notices */
} Creditor;

/* Who collects instead of the creditor (a factor); key `payees` */
typedef struct {
    char *key, *name, *iban, *bic, *text;
} Payee;

typedef struct {
    char *key, *name, *title, *phone, *email, *signature;
} Person; /* key `people`: collectors, signatories */

typedef struct {
    char *key;     /* column key of the extract's own header -> canonical column */
    char *header;
    int line;
} ColumnChoice;  /* canonical name -> header in the file */

typedef struct {
    char *file, *named; /* NULL: not given */
    GPtrArray *columns; /* ColumnChoice * */
    char *encoding, *separator;
    int line;
} TableSettings;

typedef enum { AS_OF_AUTO, AS_OF_RUN, AS_OF_DATE } AsOfKind;

typedef struct {
    GPtrArray *files, *named; /* char *: one or several */
    char *format;    /* "auto", "csv", "fec" */
    char *encoding, *separator, *decimal, *dates; /* "auto" or a choice */
    GPtrArray *columns; /* ColumnChoice * */
    char **accounts;
    char currency[CURRENCY_SIZE];
    char *terms;     /* NULL: none */
    AsOfKind as_of;
    Day as_of_date;
    int line;
} LedgerSettings;

typedef enum { TRANSPORT_MAILDIR, TRANSPORT_SMTP } MailTransport;
typedef enum { TLS_REQUIRED, TLS_OPPORTUNISTIC, TLS_NONE } MailTls;

typedef struct {
    MailTransport transport;
    char *host; int port;
    MailTls tls;
    char *ca_file;      /* NULL: the system's */
    char *user, *password_file, *password_env;
    char *from;         /* as given: Name <address> */
    char *from_address; /* the bare address */
    char *reply_to, *bounces_to;
    int connections;    /* 4 */
    int per_minute, per_day; /* 0: no limit */
    char *copy_to;
    char **attach;      /* unused by default */
} MailSettings;

typedef struct {
    char *layout;      /* "fr-dl" */
    gboolean duplex, colour;
    int max_sheets_per_file;
    char *tariffs;     /* path or NULL */
    char *target;      /* "folder" or "cups:QUEUE" */
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

typedef struct {
    char *key;         /* reason, service, ... */
    char *label, *service;
    int hold_days;
    gboolean dispute, risk, send;
} ReasonSettings;

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
    char *registered_numbers, *registered_pool, *registered_form; /* pool|provider, file, paper|lre */
    PenaltySettings penalties;
    gboolean archive_copy; /* FALSE: reference */
    GPtrArray *payees;     /* Payee * */
    GPtrArray *people;     /* Person * */
    GPtrArray *reasons;    /* ReasonSettings * */
    int amicable_days, promises_max, promise_max_days, hold_max_days; /* -1: not set */
    int min_days_left, valid_days;     /* 5, 5 */
    int guard_max_documents, guard_max_growth, guard_max_new_customers; /* -1: not set */
    int proof_wait_days, call_wait_days, promise_grace_days; /* 15, 5, 0 */
    char *payment_link;    /* URL pattern with {invoice} {customer}; NULL */
} Settings;

Settings *settings_new(void); /* zeroed, with empty arrays and defaults */
void settings_free(Settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

const Payee *settings_find_payee(const Settings *settings, const char *key); /* NULL: unknown */

#endif
