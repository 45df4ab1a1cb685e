/* Names of countries for the last line of an address abroad (UPU: French or English). */
#ifndef RELANCE_COMPOSE_COUNTRY_NAME_H
#define RELANCE_COMPOSE_COUNTRY_NAME_H

#include <glib.h>

/* Where postcode and town stand. */
typedef enum {
    LOCALITY_POSTCODE_FIRST, /* 10115 BERLIN */
    LOCALITY_TOWN_FIRST,     /* NEW YORK NY 10001 */
    LOCALITY_POSTCODE_BELOW  /* LONDON, then SW1A 1AA */
} LocalityOrder;

/* Capitals; in_french or English. NULL for a code that is not in the table. Static. */
const char *country_name(const char *code, gboolean in_french);
LocalityOrder country_locality_order(const char *code);

/* TRUE where La Poste's own format holds: France, its overseas territories, Monaco. */
gboolean country_is_french_post(const char *code);

#endif
