/*
 * What one letter and its copies on other channels will claim: the items whose step is due, the
 * overdue ones carried along, the credits set against them. A bundle becomes one document per
 * channel.
 */
#ifndef RELANCE_ASSIGN_BUNDLE_H
#define RELANCE_ASSIGN_BUNDLE_H

#include "assign/account.h"
#include "assign/recipient.h"

typedef struct {
    const Customer *customer; /* to whom it goes: the debtor, or who pays for it */
    const char *customer_id;
    const Scenario *scenario;
    const Step *step; /* of the highest own item */
    int level;
    gboolean is_own;        /* carries only its own items */
    GPtrArray *own, *along; /* Case *, lent */
    GArray *credits;        /* NettedCredit */
    gint64 principal_minor; /* open amounts of own and along less their disputed parts */
    gint64 net_minor;       /* principal less linked credits */
    gint64 free_minor;      /* free credits netted */
    RecipientList recipients;
} Bundle;

/*
 * Cases of one family in one currency and with one payee:
 * among them nothing is claimed twice.
 */
typedef struct {
    char currency[CURRENCY_SIZE];
    const char *payee;              /* key, NULL: the creditor */
    GPtrArray *cases;               /* Case *: claims */
    GPtrArray *credits;             /* Case *: free credits and receipts */
    GPtrArray *matched;             /* Case *: free receipts that are exactly some invoices */
    const OpenItem *recent_receipt; /* of the last days and not allocated; NULL: none */
    GPtrArray *bundles;             /* Bundle * of the present attempt, highest level first */
    gint64 open_minor;              /* all claims, for minimum_percent */
} ClaimGroup;

/* One or several accounts that are written to together. */
typedef struct {
    GPtrArray *accounts;   /* Account *, owned */
    const Customer *payer; /* who gets the ordinary documents; NULL: in no customers file */
    const char *payer_id;
} Family;

void bundle_free(Bundle *bundle);
ClaimGroup *claim_group_new(const OpenItem *item);
void claim_group_free(ClaimGroup *group);

/*
 * The groups of a family; a new array. Credits go to the
 * group of their payee, else the first.
 */
GPtrArray *family_list_groups(const Family *family);

/* Sorts the group's own cases into bundles, highest level first, and adds what they carry. */
void claim_group_make_bundles(const Family *family, ClaimGroup *group);

gint64 bundle_claim(const Bundle *bundle); /* what it claims: net less free credits */

#endif
