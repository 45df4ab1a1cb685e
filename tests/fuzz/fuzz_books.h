/* The sums of a journal's accounts against what the reader lists, per customer. */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_BOOKS_H
#define RELANCE_TESTS_FUZZ_FUZZ_BOOKS_H

#include "fuzz/fuzz_ledger.h"

/* customer -> gint64, minor units. Free it. */
GHashTable *fuzz_sums_new(void);
void fuzz_sums_add(GHashTable *sums, const char *customer, gint64 minor);

/* What items (whole amounts) and rejected lines say. Free it. */
GHashTable *fuzz_sums_of_lists(const Ledger *ledger);

/* The same customers with the same sums; a sum of 0 may be missing. */
void fuzz_expect_same_sums(GHashTable *sums, GHashTable *others);

/* Places (see fuzz_count_places) of lines that could not be used: no share is known. Free it. */
GHashTable *fuzz_refused_places(const Ledger *ledger);

/* TRUE if ledger.accounts is 411 and nothing else. */
gboolean fuzz_has_plain_accounts(const LedgerSettings *settings);

#endif
