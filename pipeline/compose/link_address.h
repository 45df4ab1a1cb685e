/* Values within a link's address, percent-encoded where they stand. */
#ifndef RELANCE_COMPOSE_LINK_ADDRESS_H
#define RELANCE_COMPOSE_LINK_ADDRESS_H

#include <glib.h>

/*
 * Appends a value to an address begun. At its beginning the value is itself an address
 * (https, http or mailto; of any other only its characters go in, encoded); after "mailto:" the
 * @ stays; elsewhere all but letters, digits and -._~ is encoded.
 */
void link_address_append(GString *address, const char *value);

#endif
