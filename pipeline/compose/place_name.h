/* The town a letter is written in: "Lyon" of "69003 LYON CEDEX 03". */
#ifndef RELANCE_COMPOSE_PLACE_NAME_H
#define RELANCE_COMPOSE_PLACE_NAME_H

#include "records/settings.h"

/* creditor.city, else what follows the postcode of the last address line; NULL: none found. */
char *place_name_of_creditor(const Creditor *creditor);

/* "SAINT-ETIENNE" -> "Saint-Etienne", "LYON CEDEX 03" -> "Lyon"; mixed case stays. A new
 * string. */
char *place_name_to_prose(const char *locality);

#endif
