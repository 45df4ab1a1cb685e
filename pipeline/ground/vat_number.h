/*
 * VAT numbers of the European Union, the United Kingdom, Switzerland and Norway: their shapes
 * (VIES, "VAT identification number structure") and check digits where the country's algorithm is
 * published. Numbers of other countries are known by their prefix only.
 */
#ifndef RELANCE_GROUND_VAT_NUMBER_H
#define RELANCE_GROUND_VAT_NUMBER_H

#include <glib.h>

typedef enum {
    VAT_GOOD,
    VAT_NO_COUNTRY,  /* does not begin with a country that is known */
    VAT_WRONG_SHAPE, /* not as long as, or not made of what, that country's numbers are */
    VAT_WRONG_CHECK, /* its check digits do not agree */
} VatState;

/* Capitals; spaces, points, hyphens, slashes off: "CHE-100.155.212 MWST" -> "CHE100155212MWST". */
char *vat_number_compact(const char *text);

/* What is to be said of a compact number. NULL has no country. */
VatState vat_number_check(const char *compact);

/* TRUE unless country or shape are wrong, or the key of a French number. NULL is FALSE. */
gboolean vat_number_is_valid(const char *compact);

/* "FR and 11 signs" ...: how the numbers of this country look, for complaints; lent, or NULL. */
const char *vat_number_form(const char *compact);

/* The French number of a SIREN, FR + key + SIREN; a new string. The SIREN must be valid. */
char *vat_number_of_siren(const char *siren);

#endif
