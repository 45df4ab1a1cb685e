/*
 * Lines of a French address by NF Z 10-011: capitals, no accents, no punctuation, at most 38
 * characters; street words abbreviated only beyond 32.
 */
#ifndef RELANCE_COMPOSE_ADDRESS_LINE_H
#define RELANCE_COMPOSE_ADDRESS_LINE_H

#include <glib.h>

enum { ADDRESS_LINE_LENGTH = 38 };

/* "12 bis, avenue de l'Hôtel-de-Ville" -> "12 B AVENUE DE L HOTEL DE VILLE". A new string. */
char *address_line_to_french(const char *line);

/* TRUE for "69003 LYON": five digits, a space, a locality. */
gboolean address_locality_is_french(const char *line);

#endif
