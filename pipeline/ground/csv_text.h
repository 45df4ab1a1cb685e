/*
 * CSV that relance writes: UTF-8, comma, RFC 4180 quoting, LF line ends (so that diff, sha256sum
 * and awk see plain lines), no BOM. A text cell that begins with = + - @ TAB or CR gets a leading
 * apostrophe, so that no spreadsheet takes it for a formula; numbers never do. A text that already
 * begins with apostrophes before such a sign gets one more, so that reading gives back the same.
 * An empty first cell is written as "" (a row's beginning is known by the line end before it).
 */
#ifndef RELANCE_GROUND_CSV_TEXT_H
#define RELANCE_GROUND_CSV_TEXT_H

#include "ground/day.h"

/* Each appends one cell to the row being built; a comma goes before all but a row's first cell. */
void csv_append_text(GString *table, const char *cell); /* NULL is an empty cell */
void csv_append_money(GString *table, gint64 minor, const char *currency);
void csv_append_number(GString *table, gint64 number);
void csv_append_day(GString *table, Day day); /* empty for DAY_NONE */
void csv_end_row(GString *table);

/* A header row from NULL-ended names. */
void csv_append_header(GString *table, const char *const *names);

/*
 * Reads a table in the form above back (our own run-folder files; user files come in through
 * read). Rows are NULL-ended string vectors, header included, with the guard apostrophe off.
 * NULL and *error (OUTCOME_INPUT_REFUSED) if a quote does not close.
 */
GPtrArray *csv_parse_own(const char *text, GError **error);

#endif
