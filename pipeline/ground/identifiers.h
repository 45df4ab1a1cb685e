/*
 * Identifiers with check digits: IBAN (ISO 13616), BIC (ISO 9362), creditor reference RF (ISO
 * 11649), SIREN and SIRET (Luhn; La Poste's exception). VAT numbers, mail addresses, postcodes and
 * telephone numbers have files of their own. Test vectors: ISO 11649, and the tables of the house's
 * domain notes.
 */
#ifndef RELANCE_GROUND_IDENTIFIERS_H
#define RELANCE_GROUND_IDENTIFIERS_H

#include <glib.h>

/* Spaces and NBSP off, upper case; a new string. */
char *identifier_compact(const char *text);

/* Country and length as in the SWIFT registry, and the check digits. NULL is FALSE, here and below. */
gboolean iban_is_valid(const char *compact);
/* In groups of four with the given separator ("\u00a0" on paper); a new string. */
char *iban_to_groups(const char *compact, const char *separator);
/* 8 or 11 signs, a country of ISO 3166 among them. */
gboolean bic_is_valid(const char *compact);

/* "RF" + check digits + reference; NULL if the reference is empty, longer than 21 or not A-Z0-9. */
char *creditor_reference_new(const char *reference);
gboolean creditor_reference_is_valid(const char *compact);

gboolean siren_is_valid(const char *digits);
gboolean siret_is_valid(const char *digits);

#endif
