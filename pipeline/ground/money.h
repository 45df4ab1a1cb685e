/*
 * Money: integers in minor units (cents) with an ISO 4217 currency. No floating point, ever.
 */
#ifndef RELANCE_GROUND_MONEY_H
#define RELANCE_GROUND_MONEY_H

#include <glib.h>

#define CURRENCY_SIZE 4 /* three letters and their end */

/* TRUE for a currency of ISO 4217 in capitals. */
gboolean currency_is_known(const char *code);

/* Digits after the point: 2 for EUR, 0 for JPY, 3 for TND. 2 for an unknown code. */
int currency_digits(const char *code);

/* Appends a plain decimal with a point and no grouping: -1234.50. */
void money_append_plain(GString *text, gint64 minor, const char *currency);

/* The same in a new string, to be freed by the caller. */
char *money_to_plain(gint64 minor, const char *currency);

/*
 * Parses a plain decimal with a point ("1234.5", "-3"), no grouping, at most the currency's
 * digits after the point. FALSE (and *minor untouched) if it is anything else or overflows.
 */
gboolean money_parse_plain(const char *text, const char *currency, gint64 *minor);

/* a * b / c rounded half away from zero, computed without overflow (128 bit). c must not be 0. */
gint64 money_multiply_divide(gint64 a, gint64 b, gint64 c);

#endif
