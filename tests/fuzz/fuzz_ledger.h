/*
 * Extracts of all formats: settings from an input's first line, the reading, and what must hold
 * of every Ledger whatever stood in the files:
 *
 * - refused with a REFUSED complaint or an error, or read without an error;
 * - per currency, extract = open + settled + rejected, summed here once more from the lists;
 * - items and rejected lines in their stable orders, named, in UTF-8, none with nothing open;
 * - items.csv and rejected.csv can be read back, cell for cell;
 * - the same bytes read again give the same files, complaints included.
 */
#ifndef RELANCE_TESTS_FUZZ_FUZZ_LEDGER_H
#define RELANCE_TESTS_FUZZ_FUZZ_LEDGER_H

#include "fuzz/fuzz_input.h"
#include "read/read.h"

typedef struct {
    Settings *settings;
    Day run_date;
    Complaints *complaints;
    Ledger *ledger; /* NULL: refused */
} FuzzRun;

/* `name` is the files' name, with one %u for their number; `format` as in relance.yaml. */
Settings *fuzz_settings_new(const FuzzInput *input, const char *name, const char *format);
Day fuzz_run_date(const FuzzInput *input);

/* Reads what the settings name and checks what stands above; the last point if thorough. */
FuzzRun fuzz_run_read(Settings *settings, Day run_date, gboolean is_thorough);
void fuzz_run_clear(FuzzRun *run); /* the settings stay */

/* The same extract with another line end or in UTF-16 must give the same items. */
void fuzz_expect_same_in_other_dress(const FuzzInput *input, const FuzzRun *run);

/* All of that for extracts of one format; the whole of a target that expects nothing more. */
void fuzz_try_extract(const FuzzInput *input, const char *name, const char *format);

/* Lines above the header that are listed among the rejected; lines_read does not count them. */
gint64 fuzz_count_titles(const Ledger *ledger);

/* How many items and rejected lines stand on a line: "source line" -> count. Free it. */
GHashTable *fuzz_count_places(const Ledger *ledger);
/* Takes one away; FALSE if there is none left. */
gboolean fuzz_take_place(GHashTable *places, const char *source, int line);

#endif
