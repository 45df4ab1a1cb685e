/* A working folder with an extract and settings, read for one run date. */
#ifndef RELANCE_TESTS_READ_BUILD_CASE_H
#define RELANCE_TESTS_READ_BUILD_CASE_H

#include "read/read.h"

typedef struct {
    char *folder;
    Settings *settings;
    Complaints *complaints;
    Ledger *ledger; /* NULL until it is read, or if it was refused */
    GError *error;
} ReadCase;

ReadCase *read_case_new(void);
void read_case_free(ReadCase *read_case);

/* Writes a file into the folder and names it in the settings: ledger.csv, customers.csv, ... */
void read_case_write(ReadCase *read_case, const char *name, const char *text);
void read_case_write_bytes(ReadCase *read_case, const char *name, const char *bytes, gsize n);

/* Uses a file of fixtures/read/ as the ledger. */
void read_case_use_fixture(ReadCase *read_case, const char *name);
void read_case_choose_column(ReadCase *read_case, const char *canonical, const char *header);

/* Replaces a text of the settings. */
void read_case_set(char **setting, const char *value);

void read_case_run(ReadCase *read_case, const char *run_date);

/* All at once: a ledger text read on a day with no other file. */
ReadCase *read_case_read(const char *ledger_text, const char *run_date);

/* Asserts that there is exactly one such item, and returns it. */
const OpenItem *read_case_item(const ReadCase *read_case, const char *invoice);
/* The first rejected line of this number, or NULL. */
const RejectedLine *read_case_rejected(const ReadCase *read_case, const char *invoice);
/* TRUE if a complaint contains this text (place, level, words and rule as printed). */
gboolean read_case_complains(const ReadCase *read_case, const char *text);
/* All complaints, for messages of assertions; owned by the case until the next call. */
const char *read_case_complaints(const ReadCase *read_case);
const ControlTotal *read_case_total(const ReadCase *read_case, const char *currency);

#endif
