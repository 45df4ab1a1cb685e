/*
 * A whole postal address in one cell ("12 rue des Forges\n69003 LYON", "1 High St, London, SW1A 1AA,
 * UK"), taken apart: the lines above the one with postcode and town, the town, the country.
 */
#ifndef RELANCE_READ_ADDRESS_CELL_H
#define RELANCE_READ_ADDRESS_CELL_H

#include <glib.h>

typedef struct {
    char *street, *street2, *postcode, *city; /* NULL: not found; new strings */
    const char *country;                      /* ISO 3166, NULL: not written; static */
} AddressParts;

/*
 * `name` is the addressee (a first line that repeats it is left out), `country` the one that holds
 * where the cell names none. FALSE if no line has postcode and town: the lines are then in street
 * and street2 alone.
 */
gboolean address_cell_split(const char *cell, const char *name, const char *country,
                            AddressParts *parts);
void address_parts_clear(AddressParts *parts);

/*
 * TRUE if the line names a street ("4 rue Basse", "Hauptstr. 1", "12 High Street"), not a building, a
 * floor, an industrial zone.
 */
gboolean address_line_is_street(const char *line);

/* "69003 LYON" -> postcode and town; FALSE (both untouched) if it is no such line. */
gboolean address_line_split(const char *line, const char *country, char **postcode,
                            char **city);

#endif
