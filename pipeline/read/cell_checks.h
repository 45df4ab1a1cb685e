/*
 * Values that are checked before anybody relies on them. A value that fails is complained about at
 * its place and dropped, so that the letter falls back on something else; postcodes and telephone
 * numbers that fail are kept as given, for a person may still know what is meant.
 */
#ifndef RELANCE_READ_CELL_CHECKS_H
#define RELANCE_READ_CELL_CHECKS_H

#include "read/record_file.h"

/* Each returns the value in the ledger's strings, or NULL if it is blank or was dropped. */
const char *check_text(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger);
/* The bare address; of several in a cell the first that can be used ([email-several]). */
const char *check_email(const RecordFile *file, const CsvRow *row, guint column,
                        Ledger *ledger);
const char *check_country(const RecordFile *file, const CsvRow *row, guint column,
                          Ledger *ledger);
const char *check_language(const RecordFile *file, const CsvRow *row, guint column,
                           Ledger *ledger);
const char *check_iban(const RecordFile *file, const CsvRow *row, guint column, Ledger *ledger);
const char *check_terms(const RecordFile *file, const CsvRow *row, guint column,
                        Ledger *ledger);

/*
 * These know what to expect from the country (ISO code, NULL: not known). A SIREN or SIRET without
 * spaces; a VAT number with its country; the first telephone number of a cell that can be dialled.
 */
const char *check_siren(const RecordFile *file, const CsvRow *row, guint column,
                        const char *country, Ledger *ledger);
const char *check_vat(const RecordFile *file, const CsvRow *row, guint column,
                      const char *country, Ledger *ledger);
const char *check_phone(const RecordFile *file, const CsvRow *row, guint column,
                        const char *country, Ledger *ledger);

/* As its post writes it; is_given: the line itself names the country. */
const char *check_postcode(const RecordFile *file, const CsvRow *row, guint column,
                           const char *country, gboolean is_given, Ledger *ledger);

/* A whole number from 0 to `most`; -1 if blank or dropped ([number-unreadable]). */
int check_number(const RecordFile *file, const CsvRow *row, guint column, int most);

/* A percentage with up to two decimals, in hundredths; -1 if blank or dropped. */
int check_percentage(const RecordFile *file, const CsvRow *row, guint column);

#endif
