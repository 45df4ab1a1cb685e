/*
 * A value as one line of text: control characters, line and paragraph separators and marks that
 * turn the direction of writing become spaces, so that no value breaks a line, a header or the
 * reading order of an amount.
 */
#ifndef RELANCE_COMPOSE_PLAIN_VALUE_H
#define RELANCE_COMPOSE_PLAIN_VALUE_H

#include <glib.h>

/* A new string; NULL for NULL. */
char *plain_value_new(const char *text);

/* The same in place. */
void plain_value_clean(GString *text);

#endif
