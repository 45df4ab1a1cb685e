/* The lines of an extract in another order. */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_ORDER_H
#define RELANCE_TESTS_FUZZ_FUZZ_ORDER_H

#include "fuzz/fuzz_ledger.h"

/*
 * Where the lines mean the same in any order (no group lines, no open amounts of the extract, no
 * quotes), reversing them changes no customer's open sum. One file only.
 */
void fuzz_expect_same_sums_reversed(const FuzzInput *input, const FuzzRun *run);

#endif
