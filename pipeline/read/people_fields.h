/*
 * What customers and contacts have in common: texts taken as they stand, a postal address in its
 * columns or in one cell, and whom they are read for.
 */
#ifndef RELANCE_READ_PEOPLE_FIELDS_H
#define RELANCE_READ_PEOPLE_FIELDS_H

#include "read/record_file.h"

typedef struct {
    Ledger *ledger;
    const Settings *settings;
    const char *source; /* the file, as the user named it */
    GHashTable *lost;   /* contacts: customer that is not known -> LostContacts */
    gboolean
        has_person_name; /* customers: the name column holds a person's, the id the firm's */
} People;

/* Contacts whose customer is not known. */
typedef struct {
    int line; /* of the first */
    guint n;
} LostContacts;

/* A column whose text is taken as it stands, and where it goes. */
typedef struct {
    guint column;
    gsize offset;
} TextField;

void people_fill_texts(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                       const TextField *fields, guint n, gpointer record);

/* Which columns of a shape hold an address. */
typedef struct {
    guint name, street, street2, street3, full_address, postcode, city, country;
} AddressColumns;

/* Where it goes. */
typedef struct {
    const char **street, **street2, **postcode, **city, **country;
} AddressFields;

/*
 * Fills an address from its columns, else from the cell that holds it whole ([address-unreadable]),
 * the postcode checked. The country is filled already, or NULL: then `home` holds.
 */
void people_fill_address(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                         const AddressColumns *columns, const char *home,
                         const AddressFields *fields);

/* First name and name as people are addressed: "Anne Martin". */
const char *people_join_name(const RecordFile *file, const CsvRow *row, Ledger *ledger,
                             guint first_name, const char *name);

/* The creditor's country, which holds where a line names none. */
const char *people_find_home(const Settings *settings);

#endif
