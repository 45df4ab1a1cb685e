/*
 * Which open items belong to one customer. A million items in any order are grouped by sorting
 * short prefixes of their customers' numbers, front to back through memory: looking each of them
 * up in a table of all customers takes ten times as long, because the table is never in the
 * processor's cache.
 */
#ifndef RELANCE_RECORDS_ACCOUNT_GROUPS_H
#define RELANCE_RECORDS_ACCOUNT_GROUPS_H

#include "records/ledger.h"

typedef struct {
    GArray
        *accounts; /* LedgerAccount, by their bytes, none twice; customer and sizes are known */
    guint *of_item; /* for each item in its array: index of its account */
} AccountGroups;

/* Of OpenItem *, which stay as they are. */
AccountGroups *account_groups_new(const GPtrArray *items);
void account_groups_free(AccountGroups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AccountGroups, account_groups_free)

#endif
