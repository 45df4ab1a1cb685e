/*
 * The YAML head of a template: subject (obligatory), kind, columns, short_text, mail_only,
 * letter_only.
 */
#ifndef RELANCE_COMPOSE_FRONT_MATTER_H
#define RELANCE_COMPOSE_FRONT_MATTER_H

#include "compose/template.h"

/* Fills the template's fields from a head whose first line is line 2 of the file. */
void front_matter_read(Template *template, const char *head, gsize length,
                       Complaints *complaints);

#endif
