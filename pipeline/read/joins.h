/*
 * What the files say about each other, once all are read: customers of the ledger that the customers
 * file lacks or that cannot be reached, payers, collectors, payees, events about nobody. Everything
 * that is missing is listed, once for each customer, with the sum it concerns.
 */
#ifndef RELANCE_READ_JOINS_H
#define RELANCE_READ_JOINS_H

#include "ground/complaints.h"
#include "read/standing.h"
#include "records/settings.h"

/* How many complaints of one rule are written out; the rest is one line with its sum. */
#define MOST_LISTED 1000

typedef struct {
    Ledger *ledger;
    const Settings *settings;
    Day run_date;
    Complaints *complaints;
    const GArray *standings; /* Standing, of each account of the ledger, in their order */
} Joins;

/*
 * All of the below, on a sorted ledger. Customers that the ledger pads or spells otherwise take its
 * spelling, names that the customers file lacks are those of the ledger.
 */
void joins_check(Ledger *ledger, const Settings *settings, Day run_date,
                 Complaints *complaints);

/* One spelling for each customer, that of the ledger. */
void customer_spelling_settle(const Joins *joins);

/* [customer-unknown], [customer-without-address], [customer-without-contact],
 * [customer-without-name]; nothing where no customers file is named */
void customer_joins_check(const Joins *joins);

/* [payer-unknown], [payer-cycle], [group-cycle], [siren-shared], [collector-unknown],
 * [payee-unknown] */
void people_joins_check(const Joins *joins);

/* [event-customer-unknown], [event-invoice-unknown], [event-in-future] */
void event_joins_check(const Joins *joins);

/*
 * Complaints of one rule about many customers: the first are written out, the rest is counted and
 * summed in one line by listing_end.
 */
typedef struct {
    const Joins *joins;
    ComplaintLevel level;
    const char *rule;
    Place place; /* of the closing line */
    guint n;
    Standing rest;
} Listing;

Listing listing_begin(const Joins *joins, ComplaintLevel level, const char *rule);
void listing_add(Listing *listing, Place place, const Standing *standing, const char *format,
                 ...) G_GNUC_PRINTF(4, 5);
void listing_end(Listing *listing);

/* The first names of a list, then "and 7 more"; a new text. Names are lent texts. */
char *joins_name_some(const GPtrArray *names);

#endif
