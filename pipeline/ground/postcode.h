/*
 * Postcodes by country: shapes as the posts publish them (UPU, addressing systems), and for the
 * French post the ranges that exist: 00 (army), 01..95, 20 (Corsica, never 2A or 2B), 971..978, 980
 * (Monaco), 984, 986..988. CEDEX codes are ordinary postcodes in these ranges.
 */
#ifndef RELANCE_GROUND_POSTCODE_H
#define RELANCE_GROUND_POSTCODE_H

#include <glib.h>

/*
 * The postcode as its post writes it: "F-69 003" -> "69003", "1012ab" -> "1012 AB". A new string;
 * NULL if it is none of that country. A country whose postcodes are not known takes any text.
 */
char *postcode_normalise(const char *text, const char *country);

/* "five digits" ...: how postcodes of that country look, for complaints; NULL: not known. Static. */
const char *postcode_form(const char *country);

/*
 * Length of the postcode at the beginning of "69003 LYON CEDEX 03", 0 if there is none of that
 * country; *rest is where the town begins.
 */
gsize postcode_find(const char *line, const char *country, const char **rest);

#endif
