/*
 * Country codes of ISO 3166-1.
 */
#ifndef RELANCE_GROUND_COUNTRY_CODE_H
#define RELANCE_GROUND_COUNTRY_CODE_H

#include <glib.h>

/* TRUE for a code of two capitals that ISO 3166-1 has given out, and for XK (Kosovo). */
gboolean country_code_is_known(const char *alpha2);

/* The two-letter code of a three-letter one ("DEU" -> "DE"), or of a number ("276"); lent, or NULL. */
const char *country_code_find(const char *code);

/* Countries whose letters go through the French post: FR, MC and the overseas codes. */
gboolean country_code_is_french(const char *alpha2);

#endif
