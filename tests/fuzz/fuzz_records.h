/* Files of records beside a small extract: customers, contacts, events. */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_RECORDS_H
#define RELANCE_TESTS_FUZZ_FUZZ_RECORDS_H

#include "fuzz/fuzz_ledger.h"

typedef enum { RECORDS_CUSTOMERS, RECORDS_CONTACTS, RECORDS_EVENTS } RecordsKind;

/* The input's first file in that role, the others as small fixed files. Choices as for extracts. */
FuzzRun fuzz_records_read(const FuzzInput *input, RecordsKind kind);
void fuzz_records_clear(FuzzRun *run);

/* Each of these texts that is given (not NULL) is UTF-8 and not empty. */
void fuzz_expect_texts(guint n_texts, const char *const *texts);
#define EXPECT_TEXTS(...)                                                                      \
    do {                                                                                       \
        const char *const texts_[] = {__VA_ARGS__};                                            \
        fuzz_expect_texts(G_N_ELEMENTS(texts_), texts_);                                       \
    } while (0)

#endif
