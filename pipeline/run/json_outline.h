/* A JSON text as an outline for people: the same content, one member a line. */
#ifndef RELANCE_RUN_JSON_OUTLINE_H
#define RELANCE_RUN_JSON_OUTLINE_H

#include <glib.h>

/* Members without a value are left out; a list's elements begin with "- ". A new string. */
char *json_outline_print(const char *json);

#endif
