/*
 * Front matter as people write it, made safe for YAML: in `subject: Rappel : facture #INVOICE`
 * the colon and the # belong to the text. A plain text behind subject, short_text, mail_only or
 * letter_only on one line is put into quotes; " # " with a space behind it stays a comment.
 */
#ifndef RELANCE_COMPOSE_FRONT_MATTER_LINES_H
#define RELANCE_COMPOSE_FRONT_MATTER_LINES_H

#include <glib.h>

/* Lines in, YAML out; a new string with as many lines. */
char *front_matter_quote(const char *const *lines);

#endif
