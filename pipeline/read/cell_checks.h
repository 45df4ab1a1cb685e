/*
 * Values that are checked before anybody relies on them. A value that fails is complained about
 * at its place and dropped, so that the letter falls back on something else.
 */
#ifndef RELANCE_READ_CELL_CHECKS_H
#define RELANCE_READ_CELL_CHECKS_H

#include "read/record_file.h"

/* Each returns the value in the ledger's strings, or NULL if it is blank or was dropped. */
const char *check_text(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger);
const char *check_email(const RecordFile *file, const CsvRow *row, guint column,
                        Ledger *ledger);
const char *check_country(const RecordFile *file, const CsvRow *row, guint column,
                          Ledger *ledger);
const char *check_language(const RecordFile *file, const CsvRow *row, guint column,
                           Ledger *ledger);
const char *check_siren(const RecordFile *file, const CsvRow *row, guint column,
                        Ledger *ledger);
const char *check_vat(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger);
const char *check_terms(const RecordFile *file, const CsvRow *row, guint column,
                        Ledger *ledger);

/* French postcodes have five digits: a bad one is complained about and kept. */
void check_postcode(const RecordFile *file, const CsvRow *row, guint column,
                    const char *country);

/* A whole number from 0 to `most`; -1 if blank or dropped ([number-unreadable]). */
int check_number(const RecordFile *file, const CsvRow *row, guint column, int most);

/* A percentage with up to two decimals, in hundredths; -1 if blank or dropped. */
int check_percentage(const RecordFile *file, const CsvRow *row, guint column);

#endif
