/* What came of an extract, as the sections of a .case file say it; all to be freed. */
#ifndef RELANCE_TESTS_READ_BUILD_EXTRACT_TEXT_H
#define RELANCE_TESTS_READ_BUILD_EXTRACT_TEXT_H

#include "read/read.h"

char *extract_print_items(const Ledger *ledger);
char *extract_print_rejected(const Ledger *ledger);
char *extract_print_totals(const Ledger *ledger);
char *extract_print_receipts(const Ledger *ledger);
char *extract_print_paid(const Ledger *ledger);
char *extract_print_unread(const Ledger *ledger);
char *extract_print_as_of(const Ledger *ledger);
char *extract_print_complaints(const Complaints *complaints, gboolean with_as_of);

#endif
