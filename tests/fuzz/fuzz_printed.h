/* What a reader prints - items.csv, rejected.csv, complaints - and what must hold of it. */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_PRINTED_H
#define RELANCE_TESTS_FUZZ_FUZZ_PRINTED_H

#include "fuzz/fuzz_ledger.h"

/* One line each, UTF-8, a stable rule name. */
void fuzz_expect_sound_complaints(const Complaints *complaints);

/* items.csv and rejected.csv are UTF-8, sorted, and come back cell for cell. */
void fuzz_expect_sound_files(const Ledger *ledger);

/* Items, rejected lines, mapping and complaints of two readings are the same bytes. */
void fuzz_expect_same_print(const FuzzRun *one, const FuzzRun *two);

/* All of that to standard error, for people: FUZZ_SHOW=1 in the environment. */
void fuzz_show(const FuzzRun *run);

#endif
